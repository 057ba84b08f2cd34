"""How far birth dates agree: digit by digit, for many pairs at a time."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from faxflow.domain.matching.birth import is_day
from faxflow.domain.matching.columns import Part
from faxflow.domain.matching.levels import Level
from faxflow.domain.matching.pairs import Levels, Pairs, Truths, plain_levels

Digits = NDArray[np.uint8]

_DIGITS = 8
_YEAR, _MONTH, _DAY = slice(0, 4), slice(4, 6), slice(6, 8)
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
    told = np.flatnonzero(levels == Level.DIFFERENT)
    digits = _digits(values)
    one, other = digits[left[told]], digits[right[told]]
    near = told[_one_slip(one, other) & ~_generation_apart(one, other)]
    for place in near.tolist():
        sound = is_day(values[left[place]]) and is_day(values[right[place]])
        levels[place] = Level.NEAR if sound else Level.SLIP
    levels[told[_exchanged(one, other)]] = Level.EXCHANGED
    return levels


def _digits(values: Sequence[str]) -> Digits:
    """A row of digits for each value; zeros for the empty one."""
    text = "".join(value or "0" * _DIGITS for value in values).encode("ascii")
    return np.frombuffer(text, dtype=np.uint8).reshape(-1, _DIGITS)


def _one_slip(one: Digits, other: Digits) -> Truths:
    """Whether one digit differs, or two neighbours have changed places."""
    differs = one != other
    many = differs.sum(axis=1)
    turned = (one[:, :-1] == other[:, 1:]) & (one[:, 1:] == other[:, :-1]) & differs[:, :-1]
    return np.asarray((many == 1) | ((many == 2) & turned.any(axis=1)), dtype=np.bool_)  # noqa: PLR2004


def _generation_apart(one: Digits, other: Digits) -> Truths:
    powers = np.array([1000, 100, 10, 1])
    years = one[:, _YEAR].astype(np.int64) @ powers - other[:, _YEAR].astype(np.int64) @ powers
    return np.asarray(np.abs(years) >= _ONE_GENERATION, dtype=np.bool_)


def _exchanged(one: Digits, other: Digits) -> Truths:
    """Whether day and month have changed places."""
    year = one[:, _YEAR] == other[:, _YEAR]
    crosswise = (one[:, _MONTH] == other[:, _DAY]) & (one[:, _DAY] == other[:, _MONTH])
    return np.asarray(year.all(axis=1) & crosswise.all(axis=1), dtype=np.bool_)
