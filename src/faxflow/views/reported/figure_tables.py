"""Figures as tables: the summary of a scorecard, and the figures of one section."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from faxflow.domain.statistics.assurance import Assurance, assurance_of
from faxflow.domain.statistics.figure import Baseline, Figure
from faxflow.domain.statistics.variation import variation_of
from faxflow.views.figure_words import NOT_MEASURED, change_words, value_words
from faxflow.views.process_words import assurance_name, variation_name
from faxflow.views.reported.blocks import Cell, Column, Row, Table
from faxflow.views.reported.days import day_words
from faxflow.views.reported.definitions import target_words
from faxflow.views.reported.headlines import Headline

_FIGURE = (Column("Measure", number=False), Column("Value"), Column("Rests on"))
_BEFORE = (Column("Before"), Column("Change", number=False))
_TARGET = Column("Target", number=False)
_COURSE = (Column("Variation", number=False), Column("Against the target", number=False))


def summary_table(lines: Sequence[Headline]) -> Table:
    """Each headline with its value, what it rests on, where it came from and where it goes.

    Columns in which nobody has anything to say are left out.
    """
    rows = [
        Row(
            (
                *_named(one.figure),
                *_before(one.figure),
                _target(one.figure, one.target),
                *_course(one),
            )
        )
        for one in lines
    ]
    columns = (*_FIGURE, *_BEFORE, _TARGET, *_COURSE)
    return _without_blanks(Table("The headline figures", columns, rows, cards=True))


def figure_table(figures: Sequence[Figure], caption: str) -> Table:
    """Some figures, those by part below what they are a part of; likewise without blanks."""
    rows = [
        Row(
            (
                *_named(one, within=within),
                *_before(one, sourced=True),
                _target(one, one.measure.target),
            ),
            within=within,
        )
        for one, within in _with_place(figures)
    ]
    return _without_blanks(Table(caption, (*_FIGURE, *_BEFORE, _TARGET), rows, cards=True))


def part_of(name: str, part: str) -> str:
    """`Stages finished in time: eligibility`."""
    return f"{name}: {part}" if part else name


def _with_place(figures: Sequence[Figure]) -> Iterator[tuple[Figure, bool]]:
    """Whether the same measure of everything, or another part of it, stands just above."""
    for former, one in pairwise((None, *figures)):
        assert one is not None  # noqa: S101 - only the first of all is
        within = former is not None and former.measure.key == one.measure.key
        yield one, within and bool(one.part)


def _without_blanks(table: Table) -> Table:
    """The table without such columns; what names a line, its value and basis always stay."""
    kept = [
        place
        for place in range(len(table.columns))
        if place < len(_FIGURE) or any(row.cells[place].words != NOT_MEASURED for row in table.rows)
    ]
    return replace(
        table,
        columns=[table.columns[place] for place in kept],
        rows=[replace(row, cells=[row.cells[place] for place in kept]) for row in table.rows],
    )


def _named(figure: Figure, *, within: bool = False) -> tuple[Cell, ...]:
    """Its name, its value, and what it rests on."""
    measure = figure.measure
    name = figure.part if within else part_of(measure.name, figure.part)
    return (
        Cell(name, measure=measure.key),
        Cell(value_words(figure.value, measure.unit), strong=True),
        Cell(f"{figure.basis:,}"),
    )


def _before(figure: Figure, *, sourced: bool = False) -> tuple[Cell, Cell]:
    """Its baseline, with its source where asked for, and how much it has changed since."""
    baseline, unit = figure.baseline, figure.measure.unit
    if baseline is None:
        return Cell(NOT_MEASURED), Cell(NOT_MEASURED)
    before = Cell(value_words(baseline.value, unit), note=_source(baseline) if sourced else "")
    if figure.value is None:
        return before, Cell(NOT_MEASURED)
    return before, Cell(change_words(figure.value, baseline.value, unit))


def _source(baseline: Baseline) -> str:
    """Where a baseline comes from."""
    if baseline.told:
        return "as told"
    basis = f"from {baseline.basis:,}" if baseline.basis is not None else "captured"
    if baseline.period is None:
        return basis
    first, last = baseline.period.first, baseline.period.last
    return f"{basis}, {day_words(first)} to {day_words(last)}"


def _target(figure: Figure, target: float | None) -> Cell:
    return Cell(target_words(figure.measure, target) or NOT_MEASURED)


def _course(line: Headline) -> tuple[Cell, Cell]:
    """The marks of a headline's run chart."""
    if line.chart is None:
        return Cell(NOT_MEASURED), Cell(NOT_MEASURED)
    better, process = line.figure.measure.better, line.chart.process
    variation = variation_of(process, better)
    assurance = assurance_of(process, line.chart.target, better)
    against = (
        Cell(NOT_MEASURED)
        if assurance is Assurance.NONE
        else Cell(assurance_name(assurance), mark=assurance)
    )
    return Cell(variation_name(variation), mark=variation), against
