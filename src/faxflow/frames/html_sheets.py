"""The tables of one page to sheets: those with the same names are one, others stand alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.frames.header import plain
from faxflow.frames.html_page import PageTable
from faxflow.frames.name_words import is_known
from faxflow.frames.shape import shape_of
from faxflow.frames.table import Row, RowSheet, without_blank_columns

_LEAST_ROWS = 2
_KNOWN_SHARE = 0.5
_MOST_SHEETS = 30


@dataclass(frozen=True, slots=True)
class _Named:
    """A table with its names; none where it may be part of another. `sure` if marked as such."""

    rows: Sequence[Row]
    names: tuple[str, ...] = ()
    sure: bool = False


def sheets_of(tables: Sequence[PageTable]) -> list[RowSheet]:
    """A sheet for each kind of table, with the tables without names around it: titles,
    headings, totals and rows that go on."""
    named = [_named(table) for table in tables]
    kinds: list[_Named] = []
    for table in named:
        if table.names and not any(_belongs(table, kind) for kind in kinds):
            kinds.append(table)
    if not kinds:
        return [_sheet(named)] if named else []
    return [_sheet([one for one in named if _belongs(one, kind)]) for kind in kinds[:_MOST_SHEETS]]


def _sheet(tables: Sequence[_Named]) -> RowSheet:
    return RowSheet(without_blank_columns([row for table in tables for row in table.rows]))


def _belongs(table: _Named, kind: _Named) -> bool:
    """Whether the table is more of that kind, or says something about it."""
    if not table.names or table.names == kind.names:
        return True
    return not table.sure and len(table.names) == len(kind.names)


def _named(table: PageTable) -> _Named:
    """The table with its names, where these are known ones: others may be its first row."""
    shape = shape_of(RowSheet(table.rows)) if len(table.rows) >= _LEAST_ROWS else None
    if shape is None:
        return _Named(table.rows)
    names = tuple(plain(name) for name in shape.header.names if name.strip())
    if sum(map(is_known, shape.header.names)) < _KNOWN_SHARE * len(names):
        return _Named(table.rows)
    return _Named(table.rows, names, shape.header.line in table.headings)
