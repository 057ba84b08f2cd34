"""The report in sentences: for screen readers and mail, with no columns and no drawings."""

from collections.abc import Iterator
from datetime import tzinfo

from faxflow.domain.statistics.day_report import DayReport
from faxflow.domain.statistics.figure import Breakdown, Figure, RunChart, Section
from faxflow.domain.statistics.measure import Unit
from faxflow.views.figure_words import value_words
from faxflow.views.folded_ledgers import folded
from faxflow.views.morning_text import ledger_line
from faxflow.views.report_text import NOTHING, days_of, standing_out, usual_words
from faxflow.views.terminal.grid import printable


def report_plain(report: DayReport, zone: tzinfo) -> str:
    """All of it, a line for each thing that is said."""
    lines = [f"faxflow report for {days_of(report, zone)}.", ""]
    if not report.needs:
        lines.append(NOTHING)
    else:
        lines.append(f"Needs a person: {len(report.needs)}.")
    lines += [f"{printable(one.title)}. Command: {one.command}" for one in report.needs]
    lines += [
        "",
        *(f"Report {ledger_line(name, one)}." for name, one in folded(report.ledgers).items()),
    ]
    if not report.ledgers:
        lines.append("There is no report of these days.")
    for section in report.sections:
        told = list(_section(section))
        lines += ["", f"{printable(section.title)}.", *told] if told else []
    return "\n".join(lines)


def _section(section: Section) -> Iterator[str]:
    if section.key != "rows":  # the ledgers have told of them
        yield from (_figure(one) for one in section.figures)
    for table in section.breakdowns:
        yield from _table(table)
    yield from (_chart(one) for one in section.charts)
    yield from section.remarks


def _figure(figure: Figure) -> str:
    unit = figure.measure.unit
    of = f" of {figure.basis:,}" if unit is Unit.SHARE and figure.basis else ""
    return f"{printable(figure.measure.name)}: {value_words(figure.value, unit)}{of}."


def _table(table: Breakdown) -> Iterator[str]:
    """`Faxes by state, delivered: 640 of 650.`"""
    unit, total = table.measures[0].unit, table.total
    of = f" of {value_words(total.values[0], unit)}" if total and unit is Unit.COUNT else ""
    for row in table.rows:
        told = value_words(row.values[0], unit)
        command = f" Command: {row.command}" if row.command else ""
        yield f"{table.title}, {printable(row.label)}: {told}{of}.{command}"


def _chart(chart: RunChart) -> str:
    latest = value_words(chart.points[-1].value, chart.measure.unit)
    usual = usual_words(chart)
    told = (f"usual is {usual}" if usual else "", standing_out(chart))
    return "; ".join(filter(None, (f"{chart.measure.name}: {latest}", *told))) + "."
