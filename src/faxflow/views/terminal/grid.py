"""Cells in columns, as lines of text: words are wrapped between them, and nothing is cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap

BETWEEN = "  "
_SHORT_HEAD = 14
"""So wide a column is for its head alone; a longer one is wrapped."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """`right`: its cells are figures; `whole`: they are never wrapped."""

    head: str
    right: bool = False
    whole: bool = False


Lines = list[str]


def grid(
    columns: Sequence[GridColumn], rows: Sequence[Sequence[str]], width: int
) -> list[Lines] | None:
    """The lines of the heads, then those of each row; None where they do not fit the width."""
    widths = _widths(columns, rows, width)
    if widths is None:
        return None
    heads = [one.head for one in columns]
    return [_lines(cells, columns, widths) for cells in (heads, *rows)]


def wrapped(words: str, width: int) -> Lines:
    """The words in lines; a word that is longer than the width stands whole."""
    lines = wrap(words, max(width, 1), break_long_words=False, break_on_hyphens=False)
    return lines or [""]


def printable(words: str) -> str:
    """One line without signs that a terminal obeys: some names come from outside."""
    return "".join(sign if sign.isprintable() else " " for sign in words)


def _widths(
    columns: Sequence[GridColumn], rows: Sequence[Sequence[str]], width: int
) -> list[int] | None:
    """As wide as they ask for, else narrower where words can be wrapped."""
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    least = [_least(one, of) for one, of in zip(columns, cells, strict=True)]
    wide = [
        max([floor, min(len(one.head), _SHORT_HEAD), *map(len, of)])
        for one, of, floor in zip(columns, cells, least, strict=True)
    ]
    over = sum(wide) + len(BETWEEN) * (len(wide) - 1) - width
    if over > sum(wide) - sum(least):
        return None
    for _ in range(over):
        spare = [now - floor for now, floor in zip(wide, least, strict=True)]
        wide[spare.index(max(spare))] -= 1
    return wide


def _least(column: GridColumn, cells: Sequence[str]) -> int:
    """The longest piece that cannot be wrapped."""
    kept = list(cells) if column.whole or column.right else _words(cells)
    return max([len(one) for one in [*kept, *_words([column.head])]], default=0)


def _words(texts: Sequence[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def _lines(cells: Sequence[str], columns: Sequence[GridColumn], widths: Sequence[int]) -> Lines:
    """A row; cells that are wrapped go on in further lines."""
    parts = [
        [cell] if len(cell) <= width else wrapped(cell, width)
        for cell, width in zip(cells, widths, strict=True)
    ]
    return [
        BETWEEN.join(
            f"{piece:>{width}}" if column.right else f"{piece:<{width}}"
            for piece, column, width in zip(line, columns, widths, strict=True)
        ).rstrip()
        for line in zip_longest(*parts, fillvalue="")
    ]
