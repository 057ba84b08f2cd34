"""A table as lines of text: in columns where they fit, else each row in lines of its own."""

from collections.abc import Iterator, Sequence

from faxflow.views.figure_words import NOT_MEASURED
from faxflow.views.reported.blocks import Cell, Column, Row, Table
from faxflow.views.terminal.grid import GridColumn, Lines, grid, printable, wrapped

_INDENT = "  "
_RULE = "─"
_SHORT_RULE = 20
_SAID = {NOT_MEASURED: "not measured"}


def table_lines(table: Table, width: int) -> Lines:
    """All of it below its caption, with its note."""
    room = width - len(_INDENT)
    rows = [_shown(row) for row in _rows(table)]
    columns = [_column(one, at, table) for at, one in enumerate(table.columns)]
    found = grid(columns, rows, room) or _hung(columns, rows, room)
    found = found or _stacked(columns, rows, room)
    if table.total:
        rule = max(len(line) for lines in found for line in lines)
        found.insert(-1, [_RULE * (rule if found[0] else _SHORT_RULE)])
    note = wrapped(table.note, room) if table.note else []
    lines = [line for lines in found for line in lines] if rows else []
    return [f"{_INDENT}{line}" for line in (*lines, *note)]


def table_sentences(table: Table) -> Lines:
    """The same for listening: a line for each row, that says of each value what it is."""
    rows = [_sentence(table.columns, _shown(row)) for row in _rows(table)]
    return [*rows, *([table.note] if table.note else [])]


def _rows(table: Table) -> list[Row]:
    return [*table.rows, *([table.total] if table.total else [])]


def _shown(row: Row) -> list[str]:
    """Its cells as words, what is a part of the row above moved in."""
    words = [_words(cell) for cell in row.cells]
    return [f"  {words[0]}", *words[1:]] if row.within else words


def _words(cell: Cell) -> str:
    note = f" ({cell.note})" if cell.note else ""
    return printable(f"{cell.words}{note}")


def _column(column: Column, at: int, table: Table) -> GridColumn:
    whole = any(row.cells[at].code for row in table.rows)
    return GridColumn(printable(column.words), right=column.number, whole=whole or not at)


def _hung(
    columns: Sequence[GridColumn], rows: Sequence[Sequence[str]], width: int
) -> list[Lines] | None:
    """Its last column below the others, where that is commands and all else fits."""
    found = grid(columns[:-1], [row[:-1] for row in rows], width) if columns[-1].whole else None
    if found is None:
        return None
    below = [[f"    {row[-1]}"] if row[-1] else [] for row in rows]
    return [found[0], *(lines + more for lines, more in zip(found[1:], below, strict=True))]


def _stacked(
    columns: Sequence[GridColumn], rows: Sequence[Sequence[str]], width: int
) -> list[Lines]:
    """No heads; each row's name, then its values, each with what it is."""
    return [[], *([label, *_told(columns[1:], cells, width - 4)] for label, *cells in rows)]


def _told(columns: Sequence[GridColumn], cells: Sequence[str], width: int) -> Iterator[str]:
    for column, cell in zip(columns, cells, strict=True):
        if cell:
            told = f"{column.head}: {cell}"
            lines = [f"{column.head}:", cell] if column.whole else wrapped(told, width)
            yield from (f"    {line}" for line in ([told] if len(told) <= width else lines))


def _sentence(columns: Sequence[Column], cells: Sequence[str]) -> str:
    named = zip(columns[1:], cells[1:], strict=True)
    told = [f"{printable(one.words)} {_SAID.get(cell, cell)}" for one, cell in named if cell]
    return f"{cells[0].strip()}: {'; '.join(told)}."
