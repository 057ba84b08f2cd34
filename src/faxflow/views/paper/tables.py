"""Tables on paper: as wide as they need, with their heads again on every page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, LongTable, TableStyle
from reportlab.platypus import Table as Grid

from faxflow.views.charts.paper import drawing
from faxflow.views.paper.beside import Beside
from faxflow.views.paper.style import BARE, BODY, INK, LINE, SMALL, SOFT, TEXT, Style
from faxflow.views.reported.bars import WIDTH, bars_beside
from faxflow.views.reported.blocks import Cell, Column, Row, Table

_PAD = 5.0
_MARK = 21.0
_GAP = 14.0
_NARROWEST = 200.0
"""Points: in less, bars say nothing."""
_LONGEST_WORD = 0.3
"""The share of the width beyond which a word is broken."""
_LOOK = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("LEFTPADDING", (0, 0), (-1, -1), _PAD),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PAD),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ("LINEBELOW", (0, 0), (-1, 0), 1, SOFT),
    ("LINEBELOW", (0, 1), (-1, -1), 0.5, LINE),
)


def table_blocks(shown: Table, style: Style, room: float) -> list[Flowable]:
    """The caption, the table and its note; commands that show more stay on the screen."""
    shown = _without_commands(shown)
    caption = [] if shown.cards else [style.words(shown.caption, style.caption)]
    note = [style.words(shown.note, style.small)] if shown.note else []
    if not shown.rows:
        return [*caption, *note]
    return [*caption, _beside(_table(shown, style, room), shown, style, room), *note]


def _beside(made: Flowable, shown: Table, style: Style, room: float) -> Flowable:
    """The table with its bars to the right of it, where there is room."""
    left = min(WIDTH, room - sum(made._argW) - _GAP)
    if shown.bars is None or left < _NARROWEST:
        return made
    drawn = drawing(bars_beside(shown.bars, left), style.pair)
    return Grid([[made, drawn]], [room - left, left], hAlign="LEFT", style=BARE)


def _without_commands(table: Table) -> Table:
    kept = [at for at, column in enumerate(table.columns) if not column.commands]
    return replace(
        table,
        columns=[table.columns[at] for at in kept],
        rows=[_kept(row, kept) for row in table.rows],
        total=_kept(table.total, kept) if table.total else None,
    )


def _strong(row: Row) -> Row:
    return replace(row, cells=[replace(cell, strong=True) for cell in row.cells])


def _kept(row: Row, places: Sequence[int]) -> Row:
    return replace(row, cells=[row.cells[at] for at in places])


def _table(shown: Table, style: Style, room: float) -> Flowable:
    lines = [*shown.rows, *([_strong(shown.total)] if shown.total else [])]
    widths = _widths(shown.columns, lines, style, room)
    rows: list[list[Any]] = [[_head(column, style) for column in shown.columns]]
    rows += [_line(row, shown.columns, style, widths) for row in lines]
    look = TableStyle([*_LOOK, *_own_look(shown, lines, style)])
    return LongTable(rows, widths, repeatRows=1, hAlign="LEFT", style=look, splitInRow=1)


def _own_look(shown: Table, lines: Sequence[Row], style: Style) -> Iterator[tuple[Any, ...]]:
    """What only this table has; fonts are those of figures that stand in it as they are."""
    size, leading = style.cell.fontSize, style.cell.leading
    yield ("FONT", (0, 1), (-1, -1), style.fonts.regular, size, leading)
    yield ("TEXTCOLOR", (0, 1), (-1, -1), TEXT)
    for at, column in enumerate(shown.columns):
        if column.number:
            yield ("ALIGN", (at, 0), (at, -1), "RIGHT")
            if any(row.cells[at].strong for row in shown.rows):
                yield ("FONT", (at, 1), (at, -1), style.fonts.bold, size, leading)
    if shown.total:
        yield ("FONT", (0, -1), (-1, -1), style.fonts.bold, size, leading)
        yield ("LINEABOVE", (0, -1), (-1, -1), 1, INK)
    for at, row in enumerate(lines, 1):
        if row.within:
            yield ("LEFTPADDING", (0, at), (0, at), 14)
    if any(cell.mark for row in lines for cell in row.cells):
        yield ("VALIGN", (0, 1), (-1, -1), "MIDDLE")


def _head(column: Column, style: Style) -> Flowable:
    look = style.head_number if column.number else style.head
    return style.words(column.words, look, measure=column.measure)


def _line(
    row: Row, columns: Sequence[Column], style: Style, widths: Sequence[float]
) -> list[Flowable | str]:
    return [
        style.fonts.fit(cell.words)
        if column.number and _is_plain(cell, style, width)
        else _cell(cell, column, style)
        for cell, column, width in zip(row.cells, columns, widths, strict=True)
    ]


def _is_plain(cell: Cell, style: Style, width: float) -> bool:
    """Whether nothing but one line of words stands in it, which needs no paragraph."""
    bare = not (cell.measure or cell.note or cell.mark)
    return bare and _long(cell.words, style, BODY) + 2 * _PAD <= width


def _cell(cell: Cell, column: Column, style: Style) -> Flowable:
    look = style.number if column.number else style.cell
    shown = style.safe(cell.words)
    if cell.strong:
        shown = f"<b>{shown}</b>"
    if cell.note:
        shown += f'<br/><font size="{SMALL}" color="{SOFT.hexval()}">{style.safe(cell.note)}</font>'
    if cell.measure:
        shown = style.linked(shown, cell.measure)
    words = style.marked_up(shown, look)
    return Beside(cell.mark, words, style.pair) if cell.mark else words


def _widths(
    columns: Sequence[Column], rows: Sequence[Row], style: Style, room: float
) -> list[float]:
    """As wide as the words need; where that is too much, what columns need least comes first."""
    cells = [[row.cells[at] for row in rows] for at in range(len(columns))]
    pairs = list(zip(columns, cells, strict=True))
    wanted = [_wanted(column, each, style) for column, each in pairs]
    if sum(wanted) <= room:
        return wanted
    least = [
        min(want, _least(column, each, style), room if column.number else room * _LONGEST_WORD)
        for want, (column, each) in zip(wanted, pairs, strict=True)
    ]
    if sum(least) >= room:
        return [room * one / sum(least) for one in least]
    spare = (room - sum(least)) / (sum(wanted) - sum(least))
    return [low + (want - low) * spare for low, want in zip(least, wanted, strict=True)]


def _wanted(column: Column, cells: Sequence[Cell], style: Style) -> float:
    """The width of the longest line, if nothing is wrapped."""
    lines = [_long(cell.words, style, BODY) + (_MARK if cell.mark else 0) for cell in cells]
    notes = [_long(cell.note, style, SMALL) for cell in cells]
    return max(_long(column.words, style, SMALL), *lines, *notes) + 2 * _PAD + 9


def _least(column: Column, cells: Sequence[Cell], style: Style) -> float:
    """The width of the longest word; numbers stay whole."""
    words = [
        _word(cell.words, style, BODY, whole=column.number) + (_MARK if cell.mark else 0)
        for cell in cells
    ]
    return max(_word(column.words, style, SMALL, whole=False), *words) + 2 * _PAD + 2


def _word(words: str, style: Style, size: float, *, whole: bool) -> float:
    pieces = [words] if whole else words.split(" ")
    return max(_long(piece, style, size) for piece in pieces)


def _long(words: str, style: Style, size: float) -> float:
    return float(stringWidth(style.fonts.fit(words), style.fonts.bold, size)) if words else 0.0
