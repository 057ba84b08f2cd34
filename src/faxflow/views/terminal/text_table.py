"""A table as lines of text: in columns where they fit, nothing cut."""

from collections.abc import Iterator, Sequence

from faxflow.views.figure_words import NOT_MEASURED
from faxflow.views.reported.blocks import Cell, Column, Row, Table
from faxflow.views.terminal.grid import GridColumn, Lines, grid, printable, wrapped

_INDENT = "  "
_RULE = "─"
_SHORT_RULE = 20
_SAID = {NOT_MEASURED: "not measured"}

Rows = Sequence[list[str]]
Block = list[Lines]
"""The lines of the heads, then those of each row."""


def table_lines(table: Table, width: int) -> Lines:
    """All of it below its caption, with its note."""
    room = width - len(_INDENT)
    note = wrapped(table.note, room) if table.note else []
    lines = [*(_in_blocks(table, room) if table.rows else []), *note]
    return [f"{_INDENT}{line}".rstrip() for line in lines]


def table_sentences(table: Table) -> Lines:
    """The same for listening: a line for each row, that says of each value what it is."""
    rows = [_sentence(table.columns, _shown(row)) for row in _rows(table)] if table.rows else []
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


def _in_blocks(table: Table, width: int) -> Lines:
    """Its lines, above those of a total a rule."""
    rows = [_shown(row) for row in _rows(table)]
    columns = [_column(one, at, table) for at, one in enumerate(table.columns)]
    lines: Lines = []
    for at, block in enumerate(_blocks(columns, rows, width)):
        lines += [""] * bool(at)
        if table.total:
            rule = max(len(line) for of in block for line in of)
            block.insert(-1, [_RULE * rule if block[0] else _RULE * _SHORT_RULE] * bool(block[-1]))
        lines += [line for of in block for line in of]
    return lines


def _blocks(columns: Sequence[GridColumn], rows: Rows, width: int) -> list[Block]:
    """One below the other: all columns at once where they fit; else commands below their rows;
    else some columns, then the others; else each row in lines of its own."""
    whole = grid(columns, rows, width) or _hung(columns, rows, width)
    return [whole] if whole else _parted(columns, rows, width) or [_stacked(columns, rows, width)]


def _hung(columns: Sequence[GridColumn], rows: Rows, width: int) -> Block | None:
    """Its last column below the others, where that is commands and all else fits."""
    found = grid(columns[:-1], [row[:-1] for row in rows], width) if columns[-1].whole else None
    if found is None:
        return None
    below = [[f"    {row[-1]}"] if row[-1] else [] for row in rows]
    return [found[0], *(lines + more for lines, more in zip(found[1:], below, strict=True))]


def _parted(columns: Sequence[GridColumn], rows: Rows, width: int) -> list[Block] | None:
    """As many columns as fit, then as many of the others, the first one beside all of them."""
    blocks: list[Block] = []
    first = 1
    while first < len(columns):
        found, last = None, len(columns) + 1
        while found is None and last > first + 1:
            last -= 1
            shown = [row[:1] + row[first:last] for row in rows]
            found = grid([columns[0], *columns[first:last]], shown, width)
        if found is None and columns[first].whole:
            # A command says what it is about: it stands without its row's name.
            found = [[], *([row[first]] * bool(row[first]) for row in rows)]
        if found is None:
            return None
        blocks.append(found)
        first = last
    return blocks


def _stacked(columns: Sequence[GridColumn], rows: Rows, width: int) -> Block:
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
