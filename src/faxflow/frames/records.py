"""Lines of delimited text to records: quoted cells may hold delimiters and line breaks.

A quote that opens nothing (5'10", O"BRIEN) stays a character of its cell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from faxflow.frames.table import Row

LONGEST_CELL_LINES = 200
"""A quote still open after so many lines is a stray one."""


@dataclass(frozen=True, slots=True)
class _Marks:
    """A delimiter's patterns: a quoted cell, one with loose quotes in it, and a bare one."""

    quoted: re.Pattern[str]
    loose: re.Pattern[str]
    bare: re.Pattern[str]


@cache
def _marks(delimiter: str) -> _Marks:
    end = rf"[^\S\n{re.escape(delimiter)}]*(?={re.escape(delimiter)}|\Z)"
    return _Marks(
        quoted=re.compile(rf'[ ]*"((?:[^"]|"")*)"{end}'),
        loose=re.compile(rf'[ ]*"([^\n]*?)"{end}'),
        bare=re.compile(rf"[^{re.escape(delimiter)}]*"),
    )


def scan(lines: Sequence[str], delimiter: str) -> Iterator[Row]:
    """Every record with its first line's number; slow, for heads and for odd quoting."""
    index = 0
    while index < len(lines):
        taken, cells = _record(lines[index : index + LONGEST_CELL_LINES], delimiter)
        yield Row(index + 1, cells)
        index += taken


def _record(lines: Sequence[str], delimiter: str) -> tuple[int, list[str]]:
    """How many lines the first record takes, and its cells."""
    if '"' not in lines[0]:
        return 1, lines[0].split(delimiter)
    for taken in range(1, len(lines) + 1):
        cells = _cells("\n".join(lines[:taken]), delimiter, loose=False)
        if cells is not None and not _are_records(lines[:taken], len(cells), delimiter):
            return taken, cells
        if cells is not None:
            break
    return 1, _cells(lines[0], delimiter, loose=True) or []


def _are_records(lines: Sequence[str], count: int, delimiter: str) -> bool:
    """Whether each of several lines has all the cells by itself: they are rows, of which the
    first has a quote that it never closes, and the last one that opens nothing."""
    return len(lines) > 1 and all(
        len(_cells(line, delimiter, loose=True) or ()) >= count for line in lines
    )


def _cells(text: str, delimiter: str, *, loose: bool) -> list[str] | None:
    """The record's cells; None where a quoted cell does not end and must, unless `loose`."""
    marks, cells, position = _marks(delimiter), [], 0
    while position <= len(text):
        cell = _cell(text, position, marks, loose=loose)
        if cell is None:
            return None
        cells.append(cell[0])
        position = cell[1] + len(delimiter)
    return cells


def _cell(text: str, position: int, marks: _Marks, *, loose: bool) -> tuple[str, int] | None:
    """The cell at `position` and where it ends."""
    opens = text[position:].lstrip(" ").startswith('"')
    quoted = marks.quoted.match(text, position) if opens else None
    if quoted:
        return quoted[1].replace('""', '"'), quoted.end()
    if opens and not loose:
        return None
    inner = marks.loose.match(text, position) if opens else None
    if inner:
        return inner[1], inner.end()
    bare = marks.bare.match(text, position)
    return (bare[0], bare.end()) if bare else ("", position)
