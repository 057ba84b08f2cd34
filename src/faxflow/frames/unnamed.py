"""Tables in which no line names the columns: they are called #1, #2 and so on, by their place."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from faxflow.frames.header import Header
from faxflow.frames.header_evidence import form_of
from faxflow.frames.source import ReaderKind, Source
from faxflow.frames.table import Row

_LEAST_ROWS: Final = 3
_LEAST_COLUMNS: Final = 3
_SAMPLE: Final = 1000
_NEARLY_ALL: Final = 0.9
_BY_SIGNS, _BY_BLANKS = 1, 2
"""Columns of one form that tell a table: blanks stand between the words of any text."""
_FORMS: Final = 4
"""Forms that the values of one column have at most."""
_MARKS: Final = frozenset("0123456789")


def unnamed_header(columns: int) -> Header:
    """The names of so many columns, above the first line."""
    return Header(0, tuple(f"#{place}" for place in range(1, columns + 1)))


def unnamed_table(sources: Sequence[Source]) -> tuple[Source, Header] | None:
    """The way to read the file by which it is plainly a table all the same; None where none is."""
    told = [(_told_columns(source), source) for source in sources]
    told = [(count, source) for count, source in told if count >= _needed(source)]
    if not told:
        return None
    _, best = max(told, key=lambda one: one[0])
    return best, unnamed_header(_width(_rows(best)))


def _needed(source: Source) -> int:
    return _BY_BLANKS if source.reader is ReaderKind.FIXED_WIDTH else _BY_SIGNS


def _told_columns(source: Source) -> int:
    """How many columns hold values of few forms; none where the lines differ in their cells."""
    rows = _rows(source)
    if len(rows) < _LEAST_ROWS:
        return 0
    width = _width(rows)
    even = [row for row in rows if len(row.cells) == width]
    if width < _LEAST_COLUMNS or len(even) < _NEARLY_ALL * len(rows):
        return 0
    return sum(_is_of_few_forms([row.cells[at].strip() for row in even]) for at in range(width))


def _rows(source: Source) -> list[Row]:
    rows = (row for row in source.sheet.head() if any(map(str.strip, row.cells)))
    return [row for _, row in zip(range(_SAMPLE), rows, strict=False)]


def _width(rows: Sequence[Row]) -> int:
    return Counter(len(row.cells) for row in rows).most_common(1)[0][0]


def _is_of_few_forms(cells: Sequence[str]) -> bool:
    """Whether nearly all cells are numbers, days or the like, written alike."""
    filled = [cell for cell in cells if cell]
    forms = Counter(form_of(cell) for cell in filled if _MARKS & set(cell))
    usual = sum(count for _, count in forms.most_common(_FORMS))
    return len(filled) * 2 > len(cells) and usual >= _NEARLY_ALL * len(filled)
