"""Phones and addresses that more people have than live in one home: they tell nobody apart."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faxflow.domain.matching.columns import Part, Rows, Table
from faxflow.domain.matching.keys import HOMES, PHONE, Key, key_texts
from faxflow.domain.matching.packed import packed

HOUSEHOLD = 10
"""More different full names than this at one phone or address are no household."""


@dataclass(frozen=True, slots=True)
class Crowds:
    """Of each row of a table, whether its phone and its address are such."""

    phones: NDArray[np.bool_]
    homes: NDArray[np.bool_]


class Census:
    """The phones and addresses of known people that are no household's."""

    def __init__(self, known: Table) -> None:
        self._crowded = {key: _crowded(known, key) for key in (PHONE, *HOMES)}

    def crowds(self, people: Table, crowded: Collection[str] = ()) -> Crowds:
        """Of these people, who has one; `crowded` are keys that too many of the known have."""
        phones, by_postcode, by_suburb = (
            self._among(people, key, crowded) for key in (PHONE, *HOMES)
        )
        return Crowds(phones, by_postcode | by_suburb)

    def _among(self, people: Table, key: Key, crowded: Collection[str]) -> NDArray[np.bool_]:
        found = np.isin(packed(people, key)[0], self._crowded[key])
        for row in range(people.size) if crowded else ():
            found[row] |= not set(key_texts(people, row, key)).isdisjoint(crowded)
        return found


def no_crowds(people: Table) -> Crowds:
    """As if every phone and address were somebody's own."""
    none = np.zeros(people.size, dtype=np.bool_)
    return Crowds(none, none)


def _crowded(known: Table, key: Key) -> Rows:
    """The packed keys that more rows have than are looked up, or more names than one home has."""
    keys = packed(known, key)[0]
    order = np.argsort(keys)
    order = order[keys[order] != 0]
    starts, rows = _runs(keys[order])
    # Only where many rows are one need their names be counted.
    many = order[np.repeat(rows > HOUSEHOLD, rows)]
    names = known.columns[Part.GIVEN].astype(np.int64) << 32 | known.columns[Part.SURNAME]
    many = many[np.lexsort((names[many], keys[many]))]
    new = (np.diff(keys[many], prepend=0) != 0) | (np.diff(names[many], prepend=-1) != 0)
    crowds = many[new]
    named, count = _runs(keys[crowds])
    crowded = keys[crowds][named[count > HOUSEHOLD]]
    return np.union1d(crowded, keys[order][starts[rows > key.limit]])


def _runs(numbers: Rows) -> tuple[Rows, Rows]:
    """Where runs of equal numbers start, and how long each is."""
    starts = np.flatnonzero(np.diff(numbers, prepend=0) != 0)
    return starts, np.diff(np.append(starts, numbers.size))
