"""Whether two texts are one, misspelt: many pairs at a time, the same two looked at once."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

from faxflow.domain.matching.columns import Numbers, Part
from faxflow.domain.matching.levels import Level
from faxflow.domain.matching.pairs import Levels, Pairs, Truths, plain_levels

Judged = TypeVar("Judged", np.bool_, np.int8)

ALIKE = 0.88
"""Jaro-Winkler similarity from which two names may be one, misspelt."""

_ONE_EDIT_APART = 0.8
"""The least similarity of two names of four letters that are one edit apart."""

_LEAST_LETTERS = 4
"""In shorter names one letter more makes another name."""


def alike(pairs: Pairs, part: Part, other: Part | None = None, least: float = ALIKE) -> Levels:
    """The plain levels of a part, or of two parts crosswise, and NEAR where they are alike."""
    return _with_near(pairs, (part, other), lambda one, two: _are_alike(one, two, least))


def one_edit(pairs: Pairs, part: Part) -> Levels:
    """NEAR where one digit differs, is missing, or has changed places with the next."""
    return _with_near(pairs, (part, None), _are_one_edit_apart)


def by_different(
    values: Sequence[str],
    left: Numbers,
    right: Numbers,
    judged: Callable[[list[str], list[str]], NDArray[Judged]],
) -> NDArray[Judged]:
    """The judgement of each pair; the same two values are judged once."""
    if not left.size:
        return judged([], [])
    both = left.astype(np.int64) * len(values) + right
    different, places = np.unique(both, return_inverse=True)
    ones = [values[number] for number in (different // len(values)).tolist()]
    others = [values[number] for number in (different % len(values)).tolist()]
    return judged(ones, others)[places]


def _with_near(
    pairs: Pairs,
    parts: tuple[Part, Part | None],
    are_near: Callable[[list[str], list[str]], Truths],
) -> Levels:
    left, right = pairs.of(*parts)
    levels = plain_levels(left, right)
    told = np.flatnonzero(levels == Level.DIFFERENT)
    near = by_different(pairs.left.values(parts[0]), left[told], right[told], are_near)
    levels[told[near]] = Level.NEAR
    return levels


def _are_alike(one: list[str], other: list[str], least: float) -> Truths:
    similar = cpdist(one, other, scorer=JaroWinkler.similarity, dtype=np.float32)
    near = np.asarray(similar >= least, dtype=np.bool_)
    for place in np.flatnonzero(~near & (similar >= _ONE_EDIT_APART)).tolist():
        names = one[place], other[place]
        long = min(map(len, names)) >= _LEAST_LETTERS
        near[place] = long and OSA.distance(*names, score_cutoff=1) <= 1
    return near


def _are_one_edit_apart(one: list[str], other: list[str]) -> Truths:
    edits = cpdist(one, other, scorer=OSA.distance, score_cutoff=1, dtype=np.int32)
    return np.asarray(edits <= 1, dtype=np.bool_)
