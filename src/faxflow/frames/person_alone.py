"""A line that holds somebody's name or number alone: the head of a group, or the rest of a row."""

import re
from collections.abc import Iterator
from typing import Final

import polars as pl

from faxflow.frames.splitters import CREDENTIAL
from faxflow.frames.table import LINE, Body, Row

_SAMPLE: Final = 200
_MOST: Final = 0.6
_PERSON: Final = re.compile(r"[^\W\d_][\w'’ -]+, ?[^\W\d_][\w'’ .-]*")
_REACHES: Final = re.compile(r"\S+@\S+\.\S+|\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}|\d{5,}")
"""Addresses and numbers head no group."""
_CREDENTIAL: Final = re.compile(rf"[\s,](?:{CREDENTIAL})$")


def is_person(text: str) -> bool:
    """Whether the text is a name, surname first, without the degrees of a doctor."""
    return _PERSON.fullmatch(text) is not None and not _CREDENTIAL.search(text)


def is_rest_of_row(row: Row, people: frozenset[int]) -> bool:
    """Whether the line's only cell is a number that reaches somebody, or a name in a column of
    `people`: a row that has lost all else must not be lost as well."""
    filled = [(at, cell.strip()) for at, cell in enumerate(row.cells) if cell.strip()]
    if len(filled) != 1:
        return False
    at, text = filled[0]
    return _REACHES.fullmatch(text) is not None or (at in people and is_person(text))


def columns_of_people(body: Body) -> frozenset[int]:
    """The columns of names in which a name alone is a row; none where names head groups, as
    they do where a line of one cell stands above all rows."""
    first = min([*_first_lines(body)], default=(0, 0))
    if first[1] <= 1:
        return frozenset()
    return frozenset(at for at in range(body.rows.width - 1) if _holds_people(body.rows, at))


def _first_lines(body: Body) -> Iterator[tuple[int, int]]:
    """The first line of each kind, with the number of its filled cells."""
    rows = [(line, cells) for line, *cells in body.rows.head(1).iter_rows()]
    for line, cells in [*rows, *((row.line, row.cells) for row in body.odd[:1])]:
        yield line, sum(bool(cell.strip()) for cell in cells)


def _holds_people(rows: pl.DataFrame, at: int) -> bool:
    cells = [cell.strip() for cell in rows.drop(LINE)[str(at)].head(_SAMPLE) if cell.strip()]
    return sum(map(is_person, cells)) > _MOST * len(cells)
