"""The header line: found by the words of the columns that a mapping asks for."""

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from faxflow.frames.table import Row, Sheet

_LEAST_SHARE = 0.5
"""A line with fewer of the asked-for names than this is no header that lost a column."""


def plain(name: str) -> str:
    """A column's name as it is compared: without case and blanks."""
    return "".join(name.split()).casefold()


@dataclass(frozen=True)
class Header:
    """A header line's names; `width` is the number of columns up to the last named one."""

    line: int
    names: tuple[str, ...]

    @property
    def width(self) -> int:
        return max((index for index, name in enumerate(self.names) if name.strip()), default=-1) + 1

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
        for row in sheet.head():
            match = _matched(sheet, row, [*wanted, *((word,) for word in also)])
            if not match.missing:
                return match
            if best is None or len(match.missing) < len(best.missing):
                best = match
    most_missing = (len(wanted) + len(also)) * (1 - _LEAST_SHARE)
    return best if best and len(best.missing) <= most_missing else None


def _matched(sheet: Sheet, row: Row, wanted: Iterable[tuple[str, ...]]) -> Match:
    header = Header(row.line, tuple(row.cells))
    missing = tuple(names for names in wanted if header.position(names) is None)
    return Match(sheet, header, missing)
