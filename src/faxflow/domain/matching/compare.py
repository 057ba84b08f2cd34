"""How far pairs of people agree in each trait, many pairs at a time."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

from faxflow.domain.matching.columns import Numbers, Part
from faxflow.domain.matching.compare_births import compare_births
from faxflow.domain.matching.crowds import Crowds
from faxflow.domain.matching.levels import Level, Trait
from faxflow.domain.matching.pairs import Levels, Pairs, Truths, plain_levels
from faxflow.domain.matching.short_names import may_be_short, one_may_be_short

Judged = TypeVar("Judged", np.bool_, np.int8)

_ALIKE = 0.88
"""Jaro-Winkler similarity from which two names may be one, misspelt."""

_ALIKE_ROADS = 0.9
_ONE_EDIT_APART = 0.8
"""The least similarity of two names of four letters that are one edit apart."""

_LEAST_LETTERS = 4
"""In shorter names one letter more makes another name."""

_TWO_LETTERS = 2
_LOCAL = 7


def compare(pairs: Pairs, crowds: Crowds) -> Levels:
    """The levels, a column for each trait in the order of Trait."""
    levels = {
        Trait.BIRTH: compare_births(pairs),
        Trait.SEX: _plain(pairs, Part.SEX),
        Trait.PHONE: _phone(pairs, crowds),
        Trait.NUMBER: _number(pairs),
        Trait.ROAD: _alike(pairs, Part.ROAD, _ALIKE_ROADS),
        Trait.SUBURB: _alike(pairs, Part.SUBURB, _ALIKE),
        Trait.POSTCODE: _one_edit(pairs, Part.POSTCODE),
        Trait.INITIALS: _plain(pairs, Part.INITIALS),
        Trait.GENERATION: _plain(pairs, Part.GENERATION),
        **_names(pairs),
    }
    _share_homes(pairs, crowds, levels)
    return np.column_stack([levels[trait] for trait in Trait])


def compare_given_names(pairs: Pairs) -> Levels:
    """The levels of the given names, each in its own place."""
    levels = _alike(pairs, Part.GIVEN, _ALIKE)
    _look_closer(levels, pairs, Part.GIVEN_WORDS, _short_or_part)
    return levels


def compare_surnames(pairs: Pairs) -> Levels:
    """The levels of the surnames, each in its own place."""
    levels = _alike(pairs, Part.SURNAME, _ALIKE)
    _look_closer(levels, pairs, Part.SURNAME_WORDS, _words_shared)
    return levels


def _names(pairs: Pairs) -> dict[Trait, Levels]:
    given, family = compare_given_names(pairs), compare_surnames(pairs)
    alike = _agree(given) & _agree(family)
    told = (given == Level.DIFFERENT) & (family == Level.DIFFERENT)
    for level, crossed in _swapped(pairs).items():
        meant = crossed & (told if level is Level.CROSSED else ~alike)
        given[meant], family[meant] = level, level
    return {Trait.GIVEN: given, Trait.SURNAME: family}


def _agree(levels: Levels) -> Truths:
    return np.asarray((levels == Level.EQUAL) | (levels == Level.NEAR), dtype=np.bool_)


def _swapped(pairs: Pairs) -> dict[Level, Truths]:
    """How far the names agree crosswise: both equal, one of them misspelt, or one alone."""
    first = _crosswise(pairs, Part.GIVEN, Part.SURNAME)
    second = _crosswise(pairs, Part.SURNAME, Part.GIVEN)
    equal = (first == Level.EQUAL), (second == Level.EQUAL)
    return {
        Level.CROSSED: equal[0] ^ equal[1],
        Level.NEARLY_SWAPPED: (equal[0] ^ equal[1]) & _agree(first) & _agree(second),
        Level.SWAPPED: equal[0] & equal[1],
    }


def _crosswise(pairs: Pairs, part: Part, other: Part) -> Levels:
    return _spelt(pairs.left.values(part), *pairs.of(part, other), _ALIKE)


def _plain(pairs: Pairs, part: Part) -> Levels:
    return plain_levels(*pairs.of(part))


def _alike(pairs: Pairs, part: Part, least: float) -> Levels:
    return _spelt(pairs.left.values(part), *pairs.of(part), least)


def _spelt(values: Sequence[str], left: Numbers, right: Numbers, least: float) -> Levels:
    """NEAR besides, where the spelling is nearly the same."""
    levels = plain_levels(left, right)
    told = np.flatnonzero(levels == Level.DIFFERENT)
    near = _are_alike(values, left[told], right[told], least)
    levels[told[near]] = Level.NEAR
    return levels


def _are_alike(values: Sequence[str], left: Numbers, right: Numbers, least: float) -> Truths:
    def judged(one: list[str], other: list[str]) -> Truths:
        similar = cpdist(one, other, scorer=JaroWinkler.similarity, dtype=np.float32)
        alike = np.asarray(similar >= least, dtype=np.bool_)
        for place in np.flatnonzero(~alike & (similar >= _ONE_EDIT_APART)).tolist():
            names = one[place], other[place]
            long = min(map(len, names)) >= _LEAST_LETTERS
            alike[place] = long and OSA.distance(*names, score_cutoff=1) <= 1
        return alike

    return _by_different(values, left, right, judged)


def _one_edit(pairs: Pairs, part: Part) -> Levels:
    left, right = pairs.of(part)
    levels = plain_levels(left, right)
    told = np.flatnonzero(levels == Level.DIFFERENT)
    near = _are_one_edit_apart(pairs.left.values(part), left[told], right[told])
    levels[told[near]] = Level.NEAR
    return levels


def _are_one_edit_apart(values: Sequence[str], left: Numbers, right: Numbers) -> Truths:
    """Whether one digit differs, is missing, or has changed places with the next."""

    def judged(one: list[str], other: list[str]) -> Truths:
        edits = cpdist(one, other, scorer=OSA.distance, score_cutoff=1, dtype=np.int32)
        return np.asarray(edits <= 1, dtype=np.bool_)

    return _by_different(values, left, right, judged)


def _by_different(
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


def _look_closer(
    levels: Levels, pairs: Pairs, part: Part, grade: Callable[[str, str], Level]
) -> None:
    """Grades names, told in words, that differ."""
    left, right = pairs.of(part)
    values = pairs.left.values(part)
    if not (levels == Level.DIFFERENT).any():
        return
    initials = np.fromiter((ord(value[:1] or " ") for value in values), np.int32, len(values))
    several = np.fromiter((" " in value for value in values), bool, len(values))
    short = np.fromiter(map(may_be_short, values), bool, len(values))
    worth = (initials[left] == initials[right]) | several[left] | several[right]
    worth |= short[left] & short[right]
    told = np.flatnonzero((levels == Level.DIFFERENT) & worth)

    def judged(ones: list[str], others: list[str]) -> Levels:
        graded = [grade(one, other) for one, other in zip(ones, others, strict=True)]
        return np.array(graded, dtype=np.int8)

    levels[told] = _by_different(values, left[told], right[told], judged)


def _short_or_part(one: str, other: str) -> Level:
    if one_may_be_short(one, other):
        return Level.SHORT
    if one[0] == other[0]:
        shorter, longer = sorted((one.replace(" ", ""), other.replace(" ", "")), key=len)
        if longer.startswith(shorter) and len(shorter) != _TWO_LETTERS:
            return Level.PART
    return _words_shared(one, other)


def _words_shared(one: str, other: str) -> Level:
    """PART where all words of one, a long one among them, are words of the other."""
    if " " not in one and " " not in other:
        return Level.DIFFERENT
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    shared = few <= many and any(len(word) > _TWO_LETTERS for word in few)
    return Level.PART if shared else Level.DIFFERENT


def _phone(pairs: Pairs, crowds: Crowds) -> Levels:
    """NEAR too where one lacks its area code."""
    levels = _one_edit(pairs, Part.PHONE)
    left, right = pairs.of(Part.PHONE)
    values = pairs.left.values(Part.PHONE)
    told = np.flatnonzero(levels == Level.DIFFERENT)
    local = np.array([len(value) == _LOCAL for value in values], dtype=np.bool_)
    told = told[local[left[told]] != local[right[told]]]
    for place in told.tolist():
        if values[left[place]][-_LOCAL:] == values[right[place]][-_LOCAL:]:
            levels[place] = Level.NEAR
    levels[(levels == Level.EQUAL) & crowds.phones[pairs.left_rows]] = Level.SHARED
    return levels


def _number(pairs: Pairs) -> Levels:
    """The house number; another unit of the house is another home."""
    levels = _plain(pairs, Part.NUMBER)
    levels[_plain(pairs, Part.UNIT) == Level.DIFFERENT] = Level.DIFFERENT
    return levels


def _share_homes(pairs: Pairs, crowds: Crowds, levels: dict[Trait, Levels]) -> None:
    """Makes SHARED of what is equal where the address is that of a great house."""
    shared = crowds.homes[pairs.left_rows]
    for trait in (Trait.NUMBER, Trait.ROAD):
        levels[trait][shared & (levels[trait] == Level.EQUAL)] = Level.SHARED
