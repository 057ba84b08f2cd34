"""What the figures were before going live, as a list and as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from faxflow.domain.statistics.figure import Baseline
from faxflow.domain.statistics.measure import Measure
from faxflow.views.baseline_shape import BaselineLineData
from faxflow.views.figure_words import value_words
from faxflow.views.figures_data import baseline_data, moment_data
from faxflow.views.terminal.grid import printable

_NONE = (
    "No baseline is kept. `faxflow scorecard baseline capture` keeps the figures of some days;"
    " `faxflow scorecard baseline set` what is known from elsewhere."
)


@dataclass(frozen=True, slots=True)
class BaselineLine:
    """One of the list: `measure` is None where this release knows no such key any more; `set_at`
    is UTC, `set_by` the account."""

    key: str
    part: str
    measure: Measure | None
    baseline: Baseline
    set_at: datetime
    set_by: str


def baselines_text(lines: Sequence[BaselineLine], zone: tzinfo) -> str:
    """One a line: its name, its value, where it comes from."""
    if not lines:
        return _NONE
    cells = [
        (printable("/".join(filter(None, [one.key, one.part]))), _value(one), _source(one, zone))
        for one in lines
    ]
    left, middle = (max(len(row[at]) for row in cells) for at in (0, 1))
    return "\n".join(f"{name:<{left}}  {value:>{middle}}  {why}" for name, value, why in cells)


def value_told(measure: Measure, baseline: Baseline) -> str:
    """`86 %`."""
    return printable(value_words(baseline.value, measure.unit))


def baselines_data(lines: Sequence[BaselineLine]) -> list[BaselineLineData]:
    """All of them, by measure and part."""
    return [
        {
            "measure": one.key,
            "part": one.part,
            **baseline_data(one.baseline),
            "set_at": moment_data(one.set_at),
            "set_by": one.set_by,
        }
        for one in lines
    ]


def _value(line: BaselineLine) -> str:
    return value_told(line.measure, line.baseline) if line.measure else f"{line.baseline.value:g}"


def _source(line: BaselineLine, zone: tzinfo) -> str:
    when = f"{line.set_at.astimezone(zone):%Y-%m-%d} by {line.set_by}"
    days = line.baseline.period
    if days is None:
        return f"told {when}"
    return f"captured {when}: {days.first} to {days.last}, from {line.baseline.basis or 0:,}"
