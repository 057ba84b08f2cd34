"""A day's report: first what needs a person, then the rows, the figures and what is usual."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from faxflow.domain.counted import are, counted
from faxflow.domain.ledger import Ledger
from faxflow.domain.statistics.day_report import DayReport, Need
from faxflow.views.figure_words import NOT_MEASURED
from faxflow.views.folded_ledgers import folded
from faxflow.views.reported.blocks import Block, Cell, Column, Part, Report, Row, Sentence, Table
from faxflow.views.reported.days import moment_words, period_words
from faxflow.views.reported.definitions import definitions
from faxflow.views.reported.guide import guide
from faxflow.views.reported.scorecard_report import COUNTED, NO_PATIENT
from faxflow.views.reported.sections import section_part

_ROWS = ("Read", "Loaded", "Updated", "Unchanged", "Duplicate", "Rejected", "Still to load")


def daily_report(report: DayReport, zone: tzinfo) -> Report:
    """The report; `zone` is the practice's, for its moments."""
    sections = [section_part(section) for section in report.sections]
    explained = [guide()] if any(section.charts for section in report.sections) else []
    return Report(
        report.practice,
        title="Day report" if report.period.days == 1 else "Report",
        subtitle=period_words(report.period),
        facts=_facts(report, zone),
        parts=[
            Part("needs", "Needs a person", _needs(report, zone)),
            Part("reports", "Reports read", [_ledgers(report.ledgers)]),
            *sections,
            *explained,
            definitions(report.sections),
        ],
    )


def _facts(report: DayReport, zone: tzinfo) -> list[tuple[str, str]]:
    going_on = (
        "; the day is going on, and earlier days are counted up to the same time"
        if report.going_on
        else ""
    )
    return [
        ("As of", f"{moment_words(report.as_of, zone)}{going_on}"),
        ("Data", COUNTED),
        ("Privacy", NO_PATIENT),
    ]


def _needs(report: DayReport, zone: tzinfo) -> list[Block]:
    blocks: list[Block] = []
    if report.halted_since:
        since = moment_words(report.halted_since, zone)
        blocks.append(
            Sentence(
                f"The gateway has been halted since {since}: nothing is sent."
                " `faxflow gateway resume` opens it again.",
                loud=True,
            )
        )
    if not report.needs:
        said = "Nothing else needs a person." if blocks else "Nothing needs a person."
        return [*blocks, Sentence(said)]
    return [*blocks, _need_table(report.needs, zone)]


def _need_table(needs: Sequence[Need], zone: tzinfo) -> Table:
    columns = (
        Column("What", number=False),
        Column("Due", number=False),
        Column("Command that mends or shows it", number=False),
    )
    rows = [
        Row(
            (
                Cell(need.title),
                Cell(moment_words(need.due_at, zone) if need.due_at else NOT_MEASURED),
                Cell(need.command, code=bool(need.command)),
            )
        )
        for need in needs
    ]
    caption = f"{counted(len(needs), 'thing')} that {are(len(needs))} for a person to do"
    return Table(caption, columns, rows, cards=True)


def _ledgers(ledgers: Mapping[str, Ledger]) -> Block:
    if not ledgers:
        return Sentence("No report was read.")
    rows = [_ledger_row(name, ledger) for name, ledger in folded(ledgers).items()]
    columns = [Column("Report", number=False), *map(Column, _ROWS)]
    note = "Rows read are the sum of all others; what was corrected since counts as what it is now."
    return Table("What became of each report's rows", columns, rows, note=note)


def _ledger_row(name: str, ledger: Ledger) -> Row:
    counts = (
        ledger.read,
        ledger.loaded,
        ledger.updated,
        ledger.unchanged,
        ledger.duplicate,
        ledger.rejected,
        ledger.waiting(),
    )
    return Row((Cell(name), *(Cell(f"{count:,}") for count in counts)))
