"""A table's header by its shape alone, where no mapping says yet which names to look for."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from faxflow.frames.header import Header, merged, plain
from faxflow.frames.name_words import is_known
from faxflow.frames.table import Row, Sheet

_LOOKED_AT: Final = 1000
_LEAST_NAMES: Final = 2
_NAMED_SHARE: Final = 0.6
"""Of the columns that rows usually have; a line that names fewer is no header."""
_UNKNOWN: Final = 0.25
"""What a line of words that nobody knows as names counts, of one that is all known names."""
_LATER: Final = 0.9
"""The same for each line as wide as the table that stands before it."""
_LONGEST_NAME: Final = 200
_VALUES_SHARE: Final = 0.6
"""Of the names, that may look like values: years, months, ages, hours head columns as well."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_VALUE: Final = re.compile(
    r"[\W\d_]*"  # digits and signs alone
    r"|\d{1,4}[/-]\d{1,2}[/-]\d{2,4}(?: .*)?|\d{1,2}:\d{2}.*|\S+@\S+\.\S+"
)
_TOLD: Final = re.compile(r"[^:=]{1,30}[:=](?P<value>\s.*)?")
"""A name that is followed by its value: Provider: Roe."""
_KNOWN_SHARE: Final = 0.5
"""Of the names above no rows at all, that must be known: prose is cut at its commas, too."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A sheet's likeliest header; `score` compares it with those of other sheets."""

    header: Header
    score: float


def shape_of(sheet: Sheet) -> Shape | None:
    """The header of a sheet, None where no line looks like one that has rows below it."""
    rows = [row for row in islice(sheet.head(), _LOOKED_AT) if any(map(str.strip, row.cells))]
    width = _usual_width(rows)
    if width < _LEAST_NAMES:
        return None
    best = max(_graded(rows, width), key=lambda one: one[0], default=None)
    if best is None:
        return None
    grade, place = best
    header = _of_two_lines(rows, place)
    names = [name for name in header.names if name.strip()]
    below = sum(_filled(row) * 2 > len(names) for row in rows[place + 1 :])
    if not below and sum(map(is_known, names)) < _KNOWN_SHARE * len(names):
        return None
    # A cover sheet's or a dictionary's many lines count for little more than a few real rows.
    return Shape(header, grade * (len(names) - 1) * math.log2(below + 2))


def _usual_width(rows: Sequence[Row]) -> int:
    """How many cells most rows have; of equals the greater."""
    widths = Counter(_filled(row) for row in rows)
    many = [(count * (width - 1), width) for width, count in widths.items()]
    return max(many, default=(0, 0))[1]


def _graded(rows: Sequence[Row], width: int) -> Iterable[tuple[float, int]]:
    """Each line that may be the header, with its grade; of equals `max` takes the first."""
    wide = 0
    for place, row in enumerate(rows):
        names = [cell for cell in row.cells if cell.strip()]
        if _may_be_header(names, width):
            known = sum(map(is_known, names)) / len(names)
            distinct = len(set(map(plain, names))) / len(names)
            share = min(1.0, len(names) / width)
            yield share * (_UNKNOWN + known) * distinct * _LATER**wide, place
        wide += len(names) >= _NAMED_SHARE * width


def _may_be_header(names: Sequence[str], width: int) -> bool:
    if len(names) < max(_LEAST_NAMES, width * _NAMED_SHARE):
        return False
    values = sum(_is_value(name.strip()) for name in names)
    told = sum(map(_tells, names))
    return values <= _VALUES_SHARE * len(names) and (told * 2 < len(names) or told == len(names))


def _tells(cell: str) -> bool:
    """Whether the cell is a name with its value, and not two names: Contact: Phone."""
    found = _TOLD.fullmatch(cell.strip())
    return found is not None and not is_known(found["value"] or "")


def _is_value(cell: str) -> bool:
    is_long = len(cell) > _LONGEST_NAME
    return is_long or bool(_VALUE.fullmatch(cell) and not _YEAR.fullmatch(cell))


def _of_two_lines(rows: Sequence[Row], place: int) -> Header:
    """The header, put together with the line above or below it where its names take two lines."""
    line = rows[place]
    header = Header(line.line, tuple(line.cells))
    if place and rows[place - 1].line == line.line - 1:
        joined = merged(rows[place - 1], header)
        if joined:
            return joined
    below = rows[place + 1] if place + 1 < len(rows) else None
    if below and below.line == line.line + 1 and _goes_on(line, below):
        return merged(line, Header(below.line, tuple(below.cells))) or header
    return header


def _goes_on(upper: Row, lower: Row) -> bool:
    """Whether the lower line ends names that the upper one begins, and holds no values."""
    names = [cell.strip() for cell in lower.cells if cell.strip()]
    if any(map(_is_value, names)):
        return False
    known = sum(map(is_known, names)) * 2 >= len(names)
    begun = [plain(cell) for cell in upper.cells]
    blanks = [at for at, name in enumerate(begun) if not name and at < len(lower.cells)]
    told = [name for name in begun if name]
    fills = bool(blanks) and all(lower.cells[at].strip() for at in blanks)
    return fills or (known and len(set(told)) < len(told))


def _filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)
