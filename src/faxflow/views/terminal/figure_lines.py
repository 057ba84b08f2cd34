"""A section's figures in columns, each with its course: to the right where there is room, or below.

A course is the run chart as a row of blocks, with what its limits say in words.
"""

from collections.abc import Sequence

from faxflow.domain.counted import counted
from faxflow.domain.statistics.assurance import assurance_of
from faxflow.domain.statistics.figure import RunChart, Section
from faxflow.domain.statistics.variation import variation_of
from faxflow.views.charts.sparkline import sparkline
from faxflow.views.figure_words import value_words
from faxflow.views.process_words import assurance_name, each_of, variation_name
from faxflow.views.terminal.grid import GridColumn, Lines, grid, printable, wrapped
from faxflow.views.terminal.look import Look
from faxflow.views.terminal.section_lines import MeasureLine, lines_of
from faxflow.views.terminal.standing_out import CHANGED_FOR_BETTER, CHANGED_FOR_WORSE

_INDENT = "  "
_UNDER = "    "
_LEAST_CHART = 13
_FIGURES = (
    GridColumn("Measure"),
    GridColumn("Value", right=True),
    GridColumn("Rests on", right=True),
    GridColumn("Before", right=True),
    GridColumn("Target", right=True),
)
_COURSE = (GridColumn("Course", whole=True), GridColumn("What it says", whole=True))


def figure_lines(section: Section, look: Look) -> Lines:
    """All of the section's figures and charts."""
    lines = lines_of(section)
    if not lines:
        return []
    found = _beside(lines, look) or _below(lines, look)
    return [f"{_INDENT}{line}" for line in found]


def _beside(lines: Sequence[MeasureLine], look: Look) -> Lines | None:
    """One line a measure; None where the terminal is not so wide."""
    if not any(one.chart for one in lines):
        return None
    rows = [[*one.cells(), *(_course(one.chart) if one.chart else ("", ""))] for one in lines]
    found = grid((*_FIGURES, *_COURSE), rows, look.width - len(_INDENT))
    if found is None or any(len(of) > 1 for of in found):
        return None
    return [
        found[0][0],
        *(_inked(of[0], one, look) for of, one in zip(found[1:], lines, strict=True)),
    ]


def _below(lines: Sequence[MeasureLine], look: Look) -> Lines:
    """Each measure's figures, then its course moved in."""
    room = look.width - len(_INDENT)
    rows = [one.cells() for one in lines]
    found = grid(_FIGURES, rows, room) or [[], *(_stacked(row, room) for row in rows)]
    told = list(found[0])
    for of, one in zip(found[1:], lines, strict=True):
        told += [*of, *(_inked(line, one, look) for line in _under(one, room))]
    return told


def _stacked(cells: Sequence[str], room: int) -> Lines:
    """A measure's figures where not even they fit side by side."""
    named = zip(_FIGURES[1:], cells[1:], strict=True)
    told = "; ".join(f"{one.head.lower()} {cell}" for one, cell in named if cell)
    more = wrapped(told, room - len(_UNDER)) if told else []
    return [*wrapped(cells[0], room), *(f"{_UNDER}{line}" for line in more)]


def _under(line: MeasureLine, room: int) -> Lines:
    """The course in one line, else the words below the blocks."""
    if line.chart is None:
        return []
    inner = room - len(_UNDER)
    blocks, words = _course(line.chart, most=max(inner, _LEAST_CHART))
    if not blocks:
        return [f"{_UNDER}{words}"]
    beside = f"{blocks}  {words}"
    found = [beside] if len(beside) <= inner else [blocks, *wrapped(words, inner)]
    return [f"{_UNDER}{one}".rstrip() for one in found]


def _course(chart: RunChart, most: int | None = None) -> tuple[str, str]:
    """The blocks of the last points, at most so many, and what they say."""
    values = [point.value for point in chart.points][-most if most else 0 :]
    measured = [point for point in chart.points if point.value is not None]
    if not measured:
        return "", "nothing measured"
    last = value_words(measured[-1].value, chart.measure.unit)
    process, better = chart.process, chart.measure.better
    said = [
        variation_name(variation_of(process, better)),
        assurance_name(assurance_of(process, chart.target, better)),
    ]
    told = f"{counted(len(values), each_of(chart))}, last {last}: {'; '.join(filter(None, said))}"
    return sparkline(values, chart.measure.unit), printable(told)


def _inked(line: str, of: MeasureLine, look: Look) -> str:
    """The line, the words for a change in their colour."""
    if of.chart is None:
        return line
    variation = variation_of(of.chart.process, of.measure.better)
    words = variation_name(variation)
    if variation in CHANGED_FOR_BETTER:
        return line.replace(words, look.ink.better(words))
    return line.replace(words, look.ink.worse(words)) if variation in CHANGED_FOR_WORSE else line
