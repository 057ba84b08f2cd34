"""The report for the terminal: first what needs a person, then the days, then what is usual."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from faxflow.domain.statistics import day_measures as m
from faxflow.domain.statistics.day_report import DayReport, Need
from faxflow.domain.statistics.day_tables import EARLIER
from faxflow.domain.statistics.figure import Breakdown, Figure, RunChart, Section
from faxflow.domain.statistics.measure import Unit
from faxflow.domain.statistics.variation import Variation, variation_of
from faxflow.views.charts.sparkline import sparkline
from faxflow.views.columns import columns
from faxflow.views.figure_words import value_words
from faxflow.views.folded_ledgers import folded
from faxflow.views.morning_text import ledger_line
from faxflow.views.process_words import signal_words, variation_name
from faxflow.views.terminal.grid import printable, wrapped
from faxflow.views.terminal.look import Ink, Look

NOTHING = "Nothing needs a person."

_MOST_SPARKS = 21
_LATEST, _COURSE, _USUAL = "now", "the days up to it", "usual"
_OF_DAYS = (m.HANDED_OVER.key, m.FIRST_DELIVERY.key, m.LAST_DELIVERY.key)
_SEEN_ELSEWHERE = frozenset({"rows", "faxes", "usual"})


def report_text(report: DayReport, zone: tzinfo, look: Look | None = None) -> str:
    """All of it, in so many columns as the terminal has; commands and ids are never cut."""
    look = look or Look()
    head = look.ink.heading
    lines = [head(f"faxflow report for {days_of(report, zone)}"), ""]
    lines += _needs(report.needs, look)
    lines += ["", head("Reports")]
    lines += [f"  {ledger_line(name, one)}" for name, one in folded(report.ledgers).items()] or [
        "  none"
    ]
    lines += [line for section in report.sections for line in _section(section, report, look)]
    return "\n".join(lines)


def days_of(report: DayReport, zone: tzinfo) -> str:
    """`2026-11-23, going on: as of 08:17 CST`, or the first day and the last."""
    going_on = f", going on: as of {_clock(report, zone)}" if report.going_on else ""
    return f"{_days(report)}{going_on}"


def _days(report: DayReport) -> str:
    period = report.period
    return str(period.first) if period.days == 1 else f"{period.first} to {period.last}"


def _clock(report: DayReport, zone: tzinfo) -> str:
    return f"{report.as_of.astimezone(zone):%H:%M %Z}"


def _needs(needs: Sequence[Need], look: Look) -> list[str]:
    if not needs:
        return [NOTHING]
    lines = [look.ink.heading(f"Needs a person: {len(needs)}")]
    for need in needs:
        lines += [f"  {line}" for line in wrapped(printable(need.title), look.width - 2)]
        lines.append(f"      {need.command}")
    return lines


def _section(section: Section, report: DayReport, look: Look) -> Iterator[str]:
    if section.key == "faxes":
        yield from _faxes(section, report, look)
    elif section.key == "usual":
        yield from _usual(section, look)
    elif section.key not in _SEEN_ELSEWHERE:
        yield from _other(section, look)


def _faxes(section: Section, report: DayReport, look: Look) -> Iterator[str]:
    yield from ("", look.ink.heading(f"Faxes of {_days(report)}"))
    states, *tables = section.breakdowns
    yield from _table(states, total=True) if states.rows else ["  none"]
    for table in tables:
        if table.rows:
            yield from ("", table.title, *_table(table))
    figures = [one for one in section.figures if one.measure.key in _OF_DAYS]
    yield from ("", *(f"{one.measure.name}: {_value(one)}" for one in figures))


def _table(table: Breakdown, *, total: bool = False) -> list[str]:
    """A label and a count in each line; with its sum below."""
    rows = [*table.rows, *([table.total] if total and table.total else [])]
    unit = table.measures[0].unit
    return columns([(printable(row.label), value_words(row.values[0], unit)) for row in rows])


def _other(section: Section, look: Look) -> Iterator[str]:
    if section.key == "earlier":
        (table,) = (one for one in section.breakdowns if one.key == EARLIER)
        yield from ("", look.ink.heading(table.title))
        lines = columns([(row.label, value_words(row.values[0], Unit.COUNT)) for row in table.rows])
        commands = (row.command for row in table.rows)
        yield from (f"{line}  {command}" for line, command in zip(lines, commands, strict=True))
        return
    yield from ("", look.ink.heading(printable(section.title)))
    yield from columns([(printable(one.measure.name), _value(one)) for one in section.figures])


def _value(figure: Figure) -> str:
    return value_words(figure.value, figure.measure.unit)


def _usual(section: Section, look: Look) -> Iterator[str]:
    yield from ("", look.ink.heading(section.title))
    if section.charts:
        widths = (
            max(len(chart.measure.name) for chart in section.charts),
            max(len(_LATEST), *(len(_latest(chart)) for chart in section.charts)),
        )
        yield look.ink.quiet(_line(("", _LATEST, _COURSE, _USUAL), widths))
        for chart in section.charts:
            yield from _chart(chart, widths, look.ink)
    for remark in section.remarks:
        yield from (f"  {line}" for line in wrapped(remark, look.width - 2))


def _chart(chart: RunChart, widths: tuple[int, int], ink: Ink) -> Iterator[str]:
    shown = [point.value for point in chart.points]
    drawn = sparkline(shown[-_MOST_SPARKS:], chart.measure.unit).rjust(_MOST_SPARKS)
    yield _line((chart.measure.name, _latest(chart), drawn, usual_words(chart)), widths)
    if told := standing_out(chart):
        yield f"    {_coloured(told, chart, ink)}"


def _line(cells: tuple[str, str, str, str], widths: tuple[int, int]) -> str:
    name, value, course, usual = cells
    told = f"{name:<{widths[0]}}  {value:>{widths[1]}}  {course:<{_MOST_SPARKS}}  {usual}"
    return f"  {told}".rstrip()


def _latest(chart: RunChart) -> str:
    """What the last of the days has come to; nothing measured where it has no value."""
    return value_words(chart.points[-1].value, chart.measure.unit)


def usual_words(chart: RunChart) -> str:
    """`538 to 761`; empty while too few days are known."""
    limits, unit = chart.process.limits, chart.measure.unit
    if limits is None:
        return ""
    low, high = (value_words(_rounded(one, unit), unit) for one in (limits.lower, limits.upper))
    return f"{low} to {high}"


def _rounded(value: float, unit: Unit) -> float:
    """There are no tenths of faxes or of minutes on a clock."""
    return float(round(value)) if unit in {Unit.COUNT, Unit.CLOCK} else value


def standing_out(chart: RunChart) -> str:
    """Why the last day is not as usual; empty where it is, or has no value yet."""
    process = chart.process
    if process.latest != len(chart.points) - 1 or not process.latest_signals:
        return ""
    name = variation_name(variation_of(process, chart.measure.better))
    return f"not as usual ({name}): {signal_words(process.latest_signals)}"


def _coloured(words: str, chart: RunChart, ink: Ink) -> str:
    match variation_of(chart.process, chart.measure.better):
        case Variation.IMPROVING_HIGH | Variation.IMPROVING_LOW:
            return ink.better(words)
        case Variation.CONCERNING_HIGH | Variation.CONCERNING_LOW:
            return ink.worse(words)
    return words
