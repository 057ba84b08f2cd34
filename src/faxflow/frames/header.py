"""The header line: found by the words of the columns that a mapping asks for."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from faxflow.frames.name_words import is_known
from faxflow.frames.table import Row, Sheet

_LEAST_UPPER = 2
_KNOWN_SHARE = 0.75
_LONGEST_NAME = 40
_NO_NAME = re.compile(r"[:=]|\d{3,}|\d[/-]\d|[.!?] ")
_LEAST_SHARE = 0.5
"""A line with fewer of the asked-for names than this is no header that lost a column."""


def plain(name: str) -> str:
    """A column's name as it is compared: without case and blanks."""
    return "".join(name.split()).casefold()


@dataclass(frozen=True)
class Header:
    """A header line's names; `width` is the number of columns up to the last named one.

    Where the names take two lines, `names` are put together, `line` is the lower one, and
    `printed` are both as they stand.
    """

    line: int
    names: tuple[str, ...]
    printed: tuple[tuple[str, ...], ...] = ()

    @property
    def width(self) -> int:
        return max((index for index, name in enumerate(self.names) if name.strip()), default=-1) + 1

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The texts of each line of it, as they return on other pages."""
        return self.printed or (self.names,)

    def stands_at(self, column: int) -> list[str]:
        """What its lines have in a column."""
        return [line[column] for line in self.lines if column < len(line) and line[column].strip()]

    def is_printed(self, filled: Sequence[str]) -> bool:
        """Whether the cells that are filled in a line are one of its own lines."""
        lines = ([plain(name) for name in line if name.strip()] for line in self.lines)
        return [plain(cell) for cell in filled] in lines

    @cached_property
    def positions(self) -> dict[str, int]:
        """Column by plain name; the second "Phone" is found as "phone#2" too."""
        found: dict[str, int] = {}
        seen: Counter[str] = Counter()
        for index, name in enumerate(map(plain, self.names)):
            seen[name] += 1
            found.setdefault(f"{name}#{seen[name]}", index)
            if name:
                found.setdefault(name, index)
        return found

    def position(self, names: Iterable[str]) -> int | None:
        """The column that has the first of these names that is there at all."""
        known = (self.positions.get(plain(name)) for name in names)
        return next((index for index in known if index is not None), None)

    def named(self) -> str:
        """The names as an error shows them."""
        return ", ".join(" ".join(name.split()) for name in self.names if name.strip())

    def near(self, name: str) -> str | None:
        """The name that was probably meant."""
        shown = {plain(own): " ".join(own.split()) for own in self.names if own.strip()}
        close = difflib.get_close_matches(plain(name), shown, n=1, cutoff=0.5)
        return shown[close[0]] if close else None


@dataclass(frozen=True, slots=True)
class Match:
    """The best header of a sheet; `missing` are the asked-for columns that it lacks."""

    sheet: Sheet
    header: Header
    missing: tuple[tuple[str, ...], ...]


def best_header(
    sheets: Sequence[Sheet], wanted: Sequence[tuple[str, ...]], also: Sequence[str] = ()
) -> Match | None:
    """The first line that has all `wanted` columns (each a choice of names) and the words
    `also`, else the line that has most; None where no line has half of them."""
    best: Match | None = None
    for sheet in sheets:
        for header in _headers(sheet.head()):
            match = _matched(sheet, header, [*wanted, *((word,) for word in also)])
            if not match.missing:
                return match
            if best is None or len(match.missing) < len(best.missing):
                best = match
    most_missing = (len(wanted) + len(also)) * (1 - _LEAST_SHARE)
    return best if best and len(best.missing) <= most_missing else None


def _headers(rows: Iterable[Row]) -> Iterator[Header]:
    """Each line as a header, and put together with the line above it."""
    above: Row | None = None
    for row in rows:
        if not any(map(str.strip, row.cells)):
            continue
        header = Header(row.line, tuple(row.cells))
        yield header
        two_lines = merged(above, header) if above else None
        if two_lines:
            yield two_lines
        above = row


def merged(above: Row, header: Header) -> Header | None:
    """The header with the line above it, where that one begins its names; else None.

    A name that stands over several columns is followed by blanks, and counts for each of them.
    """
    upper = [" ".join(cell.split()) for cell in above.cells]
    filled = [cell for cell in upper if cell]
    if len(filled) < _LEAST_UPPER or not all(_may_be_name(cell) for cell in filled):
        return None
    if len(upper) > len(header.names) or not _belong_together(upper, filled, header):
        return None
    over = _spread(upper, len(header.names))
    names = tuple(map(_joined, over, header.names))
    return Header(header.line, names, (tuple(above.cells), header.names))


def _belong_together(upper: Sequence[str], filled: Sequence[str], header: Header) -> bool:
    """Whether the lower names need the upper line, or all of that are names as well.

    A line of filters, such as Facility and Main, stands over the first columns alone.
    """
    reach = max(at for at, cell in enumerate(upper) if cell)
    if reach * 2 < header.width - 1:
        return False
    lower = [plain(name) for name in header.names[: header.width]]
    needed = "" in lower or len(set(lower)) < len(lower)
    return needed or sum(map(is_known, filled)) >= _KNOWN_SHARE * len(filled)


def _may_be_name(cell: str) -> bool:
    return len(cell) <= _LONGEST_NAME and not _NO_NAME.search(cell)


def _spread(upper: Sequence[str], width: int) -> list[str]:
    over, last = [], ""
    for column in range(width):
        last = (upper[column] if column < len(upper) else "") or last
        over.append(last)
    return over


def _joined(upper: str, lower: str) -> str:
    lower = " ".join(lower.split())
    return upper if plain(upper) == plain(lower) else f"{upper} {lower}".strip()


def _matched(sheet: Sheet, header: Header, wanted: Iterable[tuple[str, ...]]) -> Match:
    missing = tuple(names for names in wanted if header.position(names) is None)
    return Match(sheet, header, missing)
