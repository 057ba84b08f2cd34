"""How far birth dates agree: digit by digit, for many pairs at a time."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from faxflow.domain.matching.birth import is_day
from faxflow.domain.matching.columns import Part
from faxflow.domain.matching.levels import Level
from faxflow.domain.matching.pairs import Levels, Pairs, Truths, plain_levels

Packed = NDArray[np.uint64]
"""Eight digits in the eight bytes of a number."""

_DIGITS = 8
_YEAR, _MONTH, _DAY = slice(0, 4), slice(4, 6), slice(6, 8)
_EACH_BYTE = np.uint64(0x0101010101010101)
_NEW_YEAR = "0101"
"""The day that is written for people whose birthday is not known."""

_ONE_GENERATION = 12
"""Years between two of one name from which they may be father and son."""


def compare_births(pairs: Pairs) -> Levels:
    """The levels of the birth dates."""
    left, right = pairs.of(Part.BIRTH)
    levels, values = plain_levels(left, right), pairs.left.values(Part.BIRTH)
    unknown = np.fromiter((value.endswith(_NEW_YEAR) for value in values), bool, len(values))
    levels[(levels == Level.EQUAL) & unknown[left]] = Level.SHARED
    packed = _packed(values)
    told = np.flatnonzero((levels == Level.DIFFERENT) & _maybe_near(packed[left], packed[right]))
    for place in told.tolist():
        levels[place] = _near(values[left[place]], values[right[place]])
    return levels


def _packed(values: Sequence[str]) -> Packed:
    """Zeros for the empty value."""
    text = "".join(value or "0" * _DIGITS for value in values).encode("ascii")
    return np.frombuffer(text, dtype=np.uint64)


def _maybe_near(one: Packed, other: Packed) -> Truths:
    """Whether one digit differs, or two neighbours, or nothing but day and month."""
    differs = one ^ other  # of two digits the lower four bits alone differ
    bits = differs | (differs >> np.uint64(1))
    bits = (bits | (bits >> np.uint64(2))) & _EACH_BYTE
    lowest = bits & (~bits + np.uint64(1))
    neighbours = bits == (lowest | (lowest << np.uint64(8)))
    return np.asarray((bits == lowest) | neighbours | _same_year(differs), dtype=np.bool_)


def _same_year(differs: Packed) -> Truths:
    return np.asarray(differs.view(np.uint32)[::2] == 0, dtype=np.bool_)


def _near(one: str, other: str) -> Level:
    if one[_YEAR] == other[_YEAR] and one[_MONTH] == other[_DAY] and one[_DAY] == other[_MONTH]:
        return Level.EXCHANGED
    apart = abs(int(one[_YEAR]) - int(other[_YEAR]))
    if apart >= _ONE_GENERATION or OSA.distance(one, other) > 1:
        return Level.DIFFERENT
    return Level.NEAR if is_day(one) and is_day(other) else Level.SLIP
