"""What a first set-up writes: the mapping of a report, a letter of its fields, a report to try."""

import csv
import io
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from faxflow.adapters.given_file import read_given
from faxflow.adapters.letters.starter import Row, starter_letter
from faxflow.cli.letters.checking import Wish, survey_of
from faxflow.cli.normalizing import Drafted, drafted
from faxflow.cli.recording_questions import Ask
from faxflow.cli.setup.letter_blanks import filled_blanks
from faxflow.cli.world import World
from faxflow.domain.letter import BUILT_IN_FIELDS
from faxflow.domain.letter_columns import Heading, shown_columns
from faxflow.domain.letter_survey import Topic
from faxflow.domain.report_file import ReportFile
from faxflow.errors import BadUsage, TemplateProblem
from faxflow.frames.filled_names import filled_names
from faxflow.frames.mapping import NOT_SAID, Mapping, parse_mapping
from faxflow.frames.setting import Setting
from faxflow.simulator.portal.report import COLUMNS, morning_report

SAMPLE = "sample-report.csv"
_FAXES, _SEED = 40, 1


@dataclass(frozen=True, slots=True)
class FirstMapping:
    """`asks` where only a person knows which column holds the fax numbers; `clean` of `rows` rows
    become faxes by it, both None where that could not be tried; `renamed` are fields that have the
    letter's name for them."""

    text: str
    mapping: Mapping
    asks: bool
    rows: int | None
    clean: int | None
    renamed: Map[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FirstLetter:
    """`left_out` are headings of the report that a made letter does not show; `findings` what
    speaks against a given one; `became` are the blanks in it, each with its field, and `blank`
    those that stay so."""

    content: bytes
    left_out: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    became: Map[str, str] = field(default_factory=dict)
    blank: tuple[str, ...] = ()


def sample_report(day: date) -> bytes:
    """A report as a practice has it: invented people, a few rows that need a person."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    writer.writerows(row.cells for row in morning_report(day, _FAXES, _SEED).rows)
    return written.getvalue().encode()


def first_mapping(report: ReportFile, country: str, world: World) -> FirstMapping:
    """The mapping that `normalize --suggest` drafts.

    Raises BadUsage where the report holds no rows, NotAReport or SignInPage.
    """
    today = world.clock().astimezone().date()
    made = drafted(report, Setting(country, today, rehearsal=True))
    if not made.draft:
        raise BadUsage(
            what=f"{report.name} holds no rows that a mapping could be made of.",
            todo="Nothing was written. Give a report with some rows, or leave --report out.",
        )
    mapping = parse_mapping(made.draft, Path("mapping.toml"))
    asks = any(NOT_SAID in column.names for column in mapping.columns)
    return FirstMapping(made.text, mapping, asks, *_tried(made))


def _tried(made: Drafted) -> tuple[int | None, int | None]:
    trial = made.trial
    return (trial.rows_read, trial.rows_read - trial.rejects.height) if trial else (None, None)


def made_letter(mapping: Mapping) -> FirstLetter:
    """A plain letter with the fields of the mapping that a colleague needs."""
    own = {*mapping.recipient, mapping.fax_number}
    headings = [
        Heading(column.names[0], column.fields[0].name)
        for column in mapping.columns
        if not own & {field.name for field in column.fields}
    ]
    dated = {mapping.service_date} if mapping.service_date else set()
    shown = shown_columns(headings, {*mapping.identity, *dated})
    rows = [Row(one.text, one.field) for one in shown]
    recipient = mapping.recipient[0] if mapping.recipient else None
    left_out = tuple(one.text for one in headings if one not in shown)
    return FirstLetter(starter_letter(recipient, rows), left_out)


def given_letter(path: Path, mapping: str, world: World, ask: Ask | None = None) -> FirstLetter:
    """The practice's own with placeholders for the blanks typed in it, looked at as `letter check`
    does, against the text of a mapping.

    Raises FileMissing or FileUnreadable, TemplateProblem where no letter can be made of it.
    """
    filled = filled_blanks(read_given(path), names_in(mapping), roles_in(mapping), ask)
    with TemporaryDirectory(prefix="faxflow-init-") as name:
        template, beside = Path(name) / "letter.docx", Path(name) / "mapping.toml"
        template.write_bytes(filled.content)
        beside.write_text(mapping, encoding="utf-8")
        survey = survey_of(Wish(template, beside, None, None), world)
    told = [one for one in survey.told if one.counts(survey.engine)]
    strange = any(one.topic is Topic.FIELD for one in told)
    if survey.unusable:
        raise TemplateProblem(template=path, what=told[0].what, todo=told[0].todo)
    words = [f"{one.what}. {one.todo}".strip() for one in told]
    words += [_choice(mapping)] if strange else []
    # Of what stands in brackets, the look at the letter tells already.
    left = tuple(one for one in filled.left if one.endswith("___"))
    return FirstLetter(filled.content, (), tuple(dict.fromkeys(words)), filled.became, left)


def names_in(mapping: str) -> frozenset[str]:
    """Every name that a letter may use by now."""
    columns = filled_names(parse_mapping(mapping, Path("mapping.toml")))
    return frozenset(BUILT_IN_FIELDS).union(*columns)


def roles_in(mapping: str) -> dict[str, str]:
    """The fields that say whom the letter is for, and which day it is about."""
    read = parse_mapping(mapping, Path("mapping.toml"))
    whom = {"recipient": read.recipient[0]} if read.recipient else {}
    return whom | ({"service_date": read.service_date} if read.service_date else {})


def _choice(mapping: str) -> str:
    names = names_in(mapping)
    own, ours = sorted(names - set(BUILT_IN_FIELDS)), sorted(BUILT_IN_FIELDS)
    return f"to choose from are {', '.join(own)}; and always {', '.join(ours)}."
