"""Known people, found by their keys: hundreds of thousands at once."""

from dataclasses import dataclass

import numpy as np

from faxflow.domain.matching.columns import Rows, Table
from faxflow.domain.matching.keys import KEYS, Key
from faxflow.domain.matching.packed import packed


@dataclass(frozen=True, slots=True)
class _Sorted:
    """One kind of key: the numbers in order, each with its row."""

    key: Key
    numbers: Rows
    rows: Rows


class Index:
    """All keys of a table of people."""

    def __init__(self, people: Table, keys: tuple[Key, ...] = KEYS) -> None:
        self.people = people
        self._sorted = [_sorted(people, key) for key in keys]

    def pairs(self, incoming: Table) -> tuple[Rows, Rows]:
        """Rows of incoming people and, beside each, the row of a known one who shares a key.

        In order, each pair once.
        """
        found = [
            _joined(wanted, kind) for kind in self._sorted for wanted in packed(incoming, kind.key)
        ]
        size = max(self.people.size, 1)
        both = np.sort(np.concatenate([left * size + right for left, right in found]))
        both = both[np.diff(both, prepend=-1) != 0]  # np.unique is far slower
        return both // size, both % size


def _sorted(people: Table, key: Key) -> _Sorted:
    ways = packed(people, key)
    numbers = np.concatenate(ways)
    order = np.argsort(numbers)
    order = order[numbers[order] != 0]
    return _Sorted(key, numbers[order], order % max(people.size, 1))


def _joined(wanted: Rows, kind: _Sorted) -> tuple[Rows, Rows]:
    """Pairs that share a key which is not more people's than its limit."""
    first = np.searchsorted(kind.numbers, wanted, side="left")
    count = np.searchsorted(kind.numbers, wanted, side="right") - first
    count[(wanted == 0) | (count > kind.key.limit)] = 0
    left = np.repeat(np.arange(wanted.size), count)
    within = np.arange(left.size) - np.repeat(np.cumsum(count) - count, count)
    return left, kind.rows[np.repeat(first, count) + within]
