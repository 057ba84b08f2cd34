"""What the lines around a line say of it: that it is one of them, and no names of columns."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from faxflow.frames.table import Row

_NEAR: Final = 20
"""Lines on each side that are asked."""
_SAME_LINE: Final = 0.75
"""Of its cells, that another line has when it is the same names on another page."""
_MOST: Final = 0.5
_SOME: Final = 0.4
"""Of the lines below; page headings stand among the rows."""
_BEGIN: Final = 8
"""Signs of a form that are compared; what follows is words."""
_RECURRING_SHARE: Final = 1 / 3
_LEAST_RECURRING: Final = 2
_FEW: Final = 3
_LONG_NUMBER: Final = 5
_DIGITS: Final = re.compile(r"\d+")
_TELLING: Final = re.compile(
    r"(?:.*?\d){5}.*|[^\w]{0,3}\d[\d,]*[.,]\d+\D{0,4}|\d{1,4}([./-])\d{1,2}\1\d{1,4}.*"
    r"|\d{1,2}[./-][A-Za-z]{3,}[./-]\d{2,4}|\d{1,2}:\d\d.*|\S+@\S+\.\S+",
    re.DOTALL,
)
"""Values that no two columns' names share the form of: long numbers, amounts, days, hours."""
_SHORT_NUMBER: Final = re.compile(r"\d{1,4}")


def form_of(cell: str) -> str:
    """The cell with one digit for each number in it: 09.18.2017 and 9.1.2017 are alike."""
    return _DIGITS.sub(_short, cell.strip().lstrip("+-"))


def _short(number: re.Match[str]) -> str:
    """One digit for a short number, some for a long one."""
    return "9" * (_LONG_NUMBER if len(number[0]) >= _LONG_NUMBER else 1)


def is_one_of(place: int, rows: Sequence[Row]) -> bool:
    """Whether the line at `place` looks like those around it, as a row does."""
    line = rows[place]
    above = _others(line, rows[max(0, place - _NEAR) : place])
    below = _others(line, rows[place + 1 : place + 1 + _NEAR])
    if _shares_forms(line, [*above, *below]):
        return True
    # The line right below may hold labels, which say the same as the names.
    labelled = len(below) > _FEW
    return _recurs(line, [*above, *below[labelled:]])


def cannot_be_row(place: int, rows: Sequence[Row]) -> bool:
    """Whether the line has words in a column in which most lines below it have values."""
    below = rows[place + 1 : place + 1 + _NEAR]
    for column, cell in enumerate(rows[place].cells):
        if cell.strip() and not _TELLING.fullmatch(cell.strip()):
            others = [row.cells[column].strip() for row in below if column < len(row.cells)]
            others = [other for other in others if other]
            if sum(map(bool, map(_TELLING.fullmatch, others))) > _SOME * len(below):
                return True
    return False


def _others(line: Row, near: Sequence[Row]) -> list[Row]:
    """The lines that are not the same line on another page."""
    own = [cell.strip() for cell in line.cells]
    filled = sum(map(bool, own))
    return [other for other in near if sum(1 for _ in _equal(own, other)) < _SAME_LINE * filled]


def _equal(own: Sequence[str], other: Row) -> Iterator[str]:
    pairs = zip(own, other.cells, strict=False)
    return (mine for mine, cell in pairs if mine and mine == cell.strip())


def _shares_forms(line: Row, near: Sequence[Row]) -> bool:
    """Whether one of its values has the form that most lines have there."""
    for place, cell in enumerate(line.cells):
        own = cell.strip()
        if _TELLING.fullmatch(own) or (place == 0 and _is_first_of_numbers(line)):
            others = [form_of(row.cells[place])[:_BEGIN] for row in near if place < len(row.cells)]
            others = [other for other in others if other]
            if others and others.count(form_of(own)[:_BEGIN]) > _MOST * len(others):
                return True
    return False


def _is_first_of_numbers(line: Row) -> bool:
    """Whether the line begins with a number before words, as rows that are counted do."""
    filled = [cell.strip() for cell in line.cells if cell.strip()]
    numbers = [_SHORT_NUMBER.fullmatch(cell) for cell in filled]
    return bool(line.cells[0].strip()) and bool(numbers[0]) and not all(numbers)


def _recurs(line: Row, near: Sequence[Row]) -> bool:
    """Whether many of its words stand below in the same columns, as values do."""
    own = [cell.strip() if re.search(r"[^\W\d_]", cell) else "" for cell in line.cells]
    named = sum(bool(cell.strip()) for cell in line.cells)
    seen = Counter(
        place
        for row in near
        for place, (mine, cell) in enumerate(zip(own, row.cells, strict=False))
        if mine and mine == cell.strip()
    )
    often = max(seen.values(), default=0) > _LEAST_RECURRING
    return often or len(seen) >= max(_LEAST_RECURRING, _RECURRING_SHARE * named)
