"""What `extract import` does: a recording without its secrets, and a draft of its site."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faxflow.adapters.new_file import write_new
from faxflow.adapters.portal.recordings.file import (
    RecordingFile,
    RecordingFormat,
    modified_on,
    open_recording,
    read_content,
)
from faxflow.adapters.portal.site_file import load_site
from faxflow.cli.recording_questions import Ask, asked
from faxflow.cli.session import Answer
from faxflow.cli.sudo import Sudo, check_own_path
from faxflow.domain.recorded_days import recorded_days
from faxflow.errors import ConfigurationProblem, ExitCode
from faxflow.views.import_text import Imported, import_data, import_lines
from faxflow.views.site_draft import portal_host, site_draft
from faxflow.views.site_draft_parts import Draft

_ENDINGS = {RecordingFormat.CHROME: ".recording.json", RecordingFormat.SIDE: ".side"}


@dataclass(frozen=True, slots=True)
class ImportWishes:
    """What the caller said: the site to write, one of several tests, the day of recording.

    `ask` puts a question to whoever sits at the terminal; None where nobody does.
    """

    site: Path | None = None
    test: str | None = None
    recorded_on: date | None = None
    ask: Ask | None = None


def import_recording(path: Path, wishes: ImportWishes, sudo: Sudo | None) -> Answer:
    """Both files written; NEEDS_PERSON where the site cannot be used as it is."""
    given = open_recording(path)
    given = given.chosen(wishes.test) if wishes.test else given
    secrets = given.needs(given.only()).secrets
    content = given.without(secrets)
    kept = read_content(content, path.name)
    site_path, recording_path = _paths(kept, wishes.site)
    for one in (site_path, recording_path):
        check_own_path(sudo, one)
    draft = _draft(kept, recording_path, wishes, modified_on(path))
    draft = asked(draft, wishes.ask) if wishes.ask else draft
    write_new({recording_path: content, site_path: site_draft(draft).encode("utf-8", "replace")})
    imported = Imported(site_path, recording_path, draft, secrets, _missing(site_path))
    return Answer(
        "\n".join(import_lines(imported)),
        {**import_data(imported), "format": str(kept.format)},
        code=ExitCode.NEEDS_PERSON if imported.missing else ExitCode.DONE,
    )


def _draft(kept: RecordingFile, path: Path, wishes: ImportWishes, changed: date) -> Draft:
    recording = kept.only()
    needs = kept.needs(recording)
    days = recorded_days(recording, needs.typed_days, wishes.recorded_on, changed)
    return Draft(recording, needs, path.name, kept.name, days)


def _paths(kept: RecordingFile, site: Path | None) -> tuple[Path, Path]:
    """Where the site and the recording beside it go. Raises ConfigurationProblem."""
    if site is None:
        host = portal_host(kept.only())
        if host is None:
            what, todo = "no step opens an address", "Record again from the sign-in page."
            raise ConfigurationProblem(where=kept.name, what=what, todo=todo)
        site = Path(f"{host}.site.toml")
    stem = site.name.removesuffix(".toml").removesuffix(".site")
    return site, site.with_name(stem + _ENDINGS[kept.format])


def _missing(site: Path) -> str | None:
    """What a person must see to before the site can be used."""
    try:
        load_site(site)
    except ConfigurationProblem as problem:
        return str(problem)
    return None
