"""A table's header by its shape alone, where no mapping says yet which names to look for."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from faxflow.frames.header import Header, merged, plain
from faxflow.frames.header_evidence import cannot_be_row, is_one_of
from faxflow.frames.likely_name import are_a_series, is_likely_name, is_value, tells
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
_SECOND: Final = 0.15
"""The same where a line before it names every column already."""
_REMARK: Final = 0.5
_VALUES_SHARE: Final = 0.6
"""Of the names, that may look like values: years, months, ages, hours head columns as well."""
_KNOWN_SHARE: Final = 0.5
"""Of the names above no rows at all, that must be known: prose is cut at its commas, too."""
_ALONE_NAMES: Final = 3
"""Unknown names that a file must have which holds nothing else."""
_NO_NAMES_SHARE: Final = 1 / 3
_PAIR: Final = 2
_COLUMN_ROWS: Final = 2
_COLUMN_SHARE: Final = 0.9
_COMMENT: Final = ("##", "--", "//", "<!", "! ", "Subject: ", "From: ")


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
        return _of_one_column(rows)
    place = _best(rows, width)
    if place is None:
        return None
    header = _of_two_lines(rows, place[1])
    names = [name for name in header.names if name.strip()]
    below = sum(_may_be_below(row, names) for row in rows[place[1] + 1 :])
    if not below and not _stand_alone(names, len(rows)):
        return None
    # A cover sheet's or a dictionary's many lines count for little more than a few real rows.
    return Shape(header, place[0] * (len(names) - 1) * math.log2(below + 2))


def _may_be_below(row: Row, names: Sequence[str]) -> bool:
    """Whether the line may be a row below the names, and not text without any delimiter."""
    return _filled(row) * 2 >= len(names) and len(row.cells) > 1


def _usual_width(rows: Sequence[Row]) -> int:
    """How many cells most rows have; of equals the greater."""
    widths = Counter(_filled(row) for row in rows)
    many = [(count * (width - 1), width) for width, count in widths.items()]
    return max(many, default=(0, 0))[1]


def _best(rows: Sequence[Row], width: int) -> tuple[float, int] | None:
    """The grade and place of the line that most likely is the header; of equals the first."""
    best: tuple[float, int] | None = None
    first: int | None = None
    for place, grade in _graded(rows, width):
        follows = first is not None and _belongs(rows, first, place)
        own = grade * (_SECOND if follows else 1)
        if best and own <= best[0]:
            continue
        is_row = is_one_of(place, rows)
        if not is_row and not (follows and best is None):
            best = own, place
        if first is None and _filled(rows[place]) >= width and not _is_remark(rows[place].cells):
            first = place
    return best


def _graded(rows: Sequence[Row], width: int) -> Iterable[tuple[int, float]]:
    """Each line that may be the header, with its grade."""
    wide = 0
    for place, row in enumerate(rows):
        names = [cell for cell in row.cells if cell.strip()]
        if _may_be_header(names, width):
            known = sum(map(is_known, names)) / len(names)
            distinct = len(set(map(plain, names))) / len(names)
            share = min(1.0, len(names) / width)
            later = _LATER**wide * (_REMARK if _is_remark(names) else 1)
            yield place, share * (_UNKNOWN + known) * distinct * later
        wide += len(names) >= _NAMED_SHARE * width


def _is_remark(names: Sequence[str]) -> bool:
    """Whether the line may be a comment, though some files begin their names so."""
    return names[0].startswith("# ")


def _belongs(rows: Sequence[Row], first: int, place: int) -> bool:
    """Whether a line follows one that names all columns as a row of the same table: no blank line
    parts the two, or rows stand between them."""
    if cannot_be_row(place, rows):
        return False
    ends = rows[place - 1].line + sum(cell.count("\n") for cell in rows[place - 1].cells)
    is_apart = rows[place].line > ends + 1
    follows = place + 1 < len(rows) and rows[place + 1].line == rows[place].line + 1
    width = _filled(rows[first])
    between = any(_filled(row) >= width for row in rows[first + 1 : place])
    return not (is_apart and follows and (width <= _PAIR or not between))


def _may_be_header(names: Sequence[str], width: int) -> bool:
    if len(names) < max(_LEAST_NAMES, width * _NAMED_SHARE) or names[0].startswith(_COMMENT):
        return False
    if sum(not is_likely_name(name) for name in names) > _NO_NAMES_SHARE * len(names):
        return False
    values = sum(is_value(name.strip()) for name in names)
    told = sum(map(tells, names))
    named = values <= _VALUES_SHARE * len(names) or are_a_series(names)
    return named and (told * 2 < len(names) or told == len(names))


def _stand_alone(names: Sequence[str], lines: int) -> bool:
    """Whether names above no rows are names all the same: known ones, or all that there is."""
    if _are_known(names):
        return True
    short = [name for name in names if is_likely_name(name, alone=True)]
    return lines == 1 and len(names) >= _ALONE_NAMES and len(short) == len(names)


def names_stand_alone(header: Header) -> bool:
    """Whether a header's words alone say that it is one, where all below it is no row."""
    return _are_known([name for name in header.names if name.strip()])


def _are_known(names: Sequence[str]) -> bool:
    short = [name for name in names if is_likely_name(name, alone=True)]
    return sum(map(is_known, short)) >= _KNOWN_SHARE * len(names)


def _of_one_column(rows: Sequence[Row]) -> Shape | None:
    """The header of a list: a name above nothing but values."""
    name, *values = (next(filter(str.strip, row.cells)).strip() for row in rows) if rows else [""]
    told = sum(map(is_value, values))
    is_list = len(values) >= _COLUMN_ROWS and told >= _COLUMN_SHARE * len(values)
    if not is_list or is_value(name) or not is_likely_name(name, alone=True):
        return None
    return Shape(Header(rows[0].line, tuple(rows[0].cells)), 0)


def _of_two_lines(rows: Sequence[Row], place: int) -> Header:
    """The header, put together with the line above or below it where its names take two lines."""
    line = rows[place]
    header = Header(line.line, tuple(line.cells))
    above = rows[place - 1] if place else None
    if above and above.line == line.line - 1 and not _is_remark(above.cells):
        joined = merged(above, header)
        if joined:
            return joined
    below = rows[place + 1] if place + 1 < len(rows) else None
    if below and below.line == line.line + 1 and _goes_on(line, below):
        return merged(line, Header(below.line, tuple(below.cells))) or header
    return header


def _goes_on(upper: Row, lower: Row) -> bool:
    """Whether the lower line ends names that the upper one begins, and holds no values."""
    names = [cell.strip() for cell in lower.cells if cell.strip()]
    if len(names) < _LEAST_NAMES or any(map(is_value, names)):
        return False
    known = sum(map(is_known, names)) * 2 >= len(names)
    begun = [plain(cell) for cell in upper.cells]
    blanks = [at for at, name in enumerate(begun) if not name and at < len(lower.cells)]
    told = [name for name in begun if name]
    fills = bool(blanks) and all(lower.cells[at].strip() for at in blanks)
    return fills or (known and len(set(told)) < len(told))


def _filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)
