"""Which files and folders a configuration needs, of one that is to be made or is there already."""

from dataclasses import dataclass
from pathlib import Path

from faxflow.cli.setup.init_places import Places
from faxflow.config.model import Config
from faxflow.config.source import DropFolderSettings, SourceKind
from faxflow.views.setup.draft_parts import First


@dataclass(frozen=True, slots=True)
class Targets:
    """`secrets` and `drop` are None where the configuration names none."""

    mapping: Path
    template: Path
    data: Path
    country: str
    secrets: Path | None
    drop: Path | None


def targets_of(places: Places, first: First) -> Targets:
    """Of a first configuration."""
    by_folder = first.source in {SourceKind.DROP_FOLDER, SourceKind.PORTAL}
    return Targets(
        places.folder / "mapping.toml",
        places.folder / "letter.docx",
        places.data,
        first.country,
        places.secrets,
        places.drop if by_folder else None,
    )


def targets_in(config: Config) -> Targets:
    """Of a configuration that is there."""
    source = config.source
    return Targets(
        config.report.mapping,
        config.letter.template,
        config.paths.data,
        config.practice.country,
        config.paths.secrets,
        source.folder if isinstance(source, DropFolderSettings) else None,
    )
