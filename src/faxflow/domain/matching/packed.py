"""A key of every row of a table as one number each, for sorting and joining."""

import numpy as np

from faxflow.domain.matching.columns import Part, Rows, Table
from faxflow.domain.matching.keys import Key

_BITS = 21
"""Room for two million values a part; with more, some keys meet by chance and find too many."""


def packed(table: Table, key: Key) -> list[Rows]:
    """The numbers of a key, an array for each of its ways; 0 where a part is not told."""
    return [_packed(table, way, either=key.either) for way in key.ways]


def _packed(table: Table, way: tuple[Part, ...], *, either: bool) -> Rows:
    columns = [table.columns[part].astype(np.int64) for part in way]
    told = np.logical_and.reduce([column != 0 for column in columns])
    if either:
        columns[:2] = np.minimum(*columns[:2]), np.maximum(*columns[:2])
    number = columns[0]
    for column in columns[1:]:
        number = (number << _BITS) ^ column
    return np.where(told, number, 0)
