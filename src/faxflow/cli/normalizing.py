"""What `normalize FILE` does with a report outside the store: it looks, and keeps nothing."""

from dataclasses import dataclass
from pathlib import Path

import typer

from faxflow.adapters.given_file import read_given
from faxflow.cli.options import print_answer, world_of
from faxflow.cli.session import Answer
from faxflow.cli.world import World
from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.mapping import load_mapping, parse_mapping
from faxflow.frames.normalize import Normalized, normalize
from faxflow.frames.setting import Setting
from faxflow.frames.suggestion import suggest
from faxflow.frames.survey import Survey, survey
from faxflow.views.mapping_draft import mapping_draft
from faxflow.views.survey_text import survey_data, survey_text
from faxflow.views.trial_text import trial_data, trial_text


@dataclass(frozen=True, slots=True)
class Asked:
    """The report, the country whose dates and numbers it holds, and how the answer is wanted."""

    file: Path
    country: str
    json: bool

    def setting(self, world: World) -> Setting:
        """The report's country and this machine's day; numbers need not be anybody's."""
        today = world.clock().astimezone().date()
        return Setting(self.country, today, rehearsal=True)


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was found in a report; `draft` is the mapping suggested for it, empty where it holds no
    rows, and `trial` what that makes of them, None where it first asks a person something."""

    report: ReportFile
    found: Survey
    draft: str
    trial: Normalized | None

    @property
    def text(self) -> str:
        """The draft below comments that tell how the report was read."""
        return survey_text(self.report.name, self.found, self.draft, self.trial)


def drafted(report: ReportFile, setting: Setting) -> Drafted:
    """A mapping for a report that is new to us. Raises NotAReport or SignInPage."""
    found = survey(report)
    draft = _draft(report, found, setting.country)
    return Drafted(report, found, draft, _tried(report, draft, setting) if draft else None)


def suggest_mapping(context: typer.Context, asked: Asked) -> None:
    """Prints a draft mapping for the file, or with --json what was found in it.

    Raises FileMissing, FileUnreadable, NotAReport or SignInPage.
    """
    world = world_of(context)  # it refuses files that sudo lends no rights to
    made = drafted(_report(asked), asked.setting(world))
    data = survey_data(made.found, made.draft, made.trial)
    print_answer(Answer(made.text, data), as_json=asked.json)


def try_mapping(context: typer.Context, asked: Asked, mapping: Path) -> None:
    """Prints the ledger, the first rows and every reject.

    Raises what `suggest_mapping` does, ColumnMissing, ConfigurationProblem.
    """
    setting = asked.setting(world_of(context))
    result = normalize(_report(asked), load_mapping(mapping), setting)
    print_answer(Answer(trial_text(result), trial_data(result)), as_json=asked.json)


def _report(asked: Asked) -> ReportFile:
    return ReportFile(asked.file.name, read_given(asked.file), "given by hand")


def _draft(report: ReportFile, found: Survey, country: str) -> str:
    if found.data is None or not found.columns:
        return ""
    sheet = found.source.name if found.source and found.alike else None
    header = found.data.header
    unnamed = None if header.line else header.width
    suggested = suggest(found.columns, found.data, country)
    return mapping_draft(report.name, suggested, sheet, unnamed)


def _tried(report: ReportFile, draft: str, setting: Setting) -> Normalized | None:
    mapping = parse_mapping(draft, Path("draft.toml"))
    if "…" in {name for column in mapping.columns for name in column.names}:
        return None  # it first wants to know which column holds the fax numbers
    try:
        return normalize(report, mapping, setting)
    except NotAReport:
        return None  # its total is another one, of which the survey has warned
