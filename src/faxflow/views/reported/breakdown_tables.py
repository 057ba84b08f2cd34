"""Breakdowns as tables."""

from collections.abc import Sequence

from faxflow.domain.counted import are, counted
from faxflow.domain.statistics.figure import Breakdown, BreakdownRow
from faxflow.domain.statistics.measure import Measure
from faxflow.views.figure_words import value_words
from faxflow.views.reported.bars import worth_bars
from faxflow.views.reported.blocks import Cell, Column, Row, Table


def breakdown_table(breakdown: Breakdown) -> Table:
    """Its rows, its total, and how many rows were left out."""
    shows = any(row.command for row in breakdown.rows)
    columns = [
        Column(breakdown.labels, number=False),
        *(Column(one.name, measure=one.key) for one in breakdown.measures),
        *([Column("Shows more", number=False, commands=True)] if shows else []),
    ]
    rows = [_row(row, breakdown.measures, shows=shows) for row in breakdown.rows]
    total = _row(breakdown.total, breakdown.measures, shows=shows) if breakdown.total else None
    bars = breakdown if worth_bars(breakdown) else None
    return Table(breakdown.title, columns, rows, total, _left_out(breakdown), bars=bars)


def _row(row: BreakdownRow, measures: Sequence[Measure], *, shows: bool) -> Row:
    values = zip(row.values, measures, strict=True)
    cells = [Cell(value_words(value, measure.unit)) for value, measure in values]
    command = [Cell(row.command, code=bool(row.command))] if shows else []
    return Row((Cell(row.label), *cells, *command))


def _left_out(breakdown: Breakdown) -> str:
    if breakdown.more:
        return f"{counted(breakdown.more, 'row')} with less {are(breakdown.more)} not shown."
    return "" if breakdown.rows else "There is nothing to show."
