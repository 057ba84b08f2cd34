"""How far names agree, each in its own place and crosswise."""

from collections.abc import Callable

import numpy as np

from faxflow.domain.matching.columns import Part
from faxflow.domain.matching.levels import Level, Trait
from faxflow.domain.matching.pairs import Levels, Pairs, Truths
from faxflow.domain.matching.short_names import may_be_short, one_may_be_short
from faxflow.domain.matching.spelling import alike, by_different

_TWO_LETTERS = 2


def compare_names(pairs: Pairs) -> dict[Trait, Levels]:
    """The levels of both names."""
    given, family = compare_given_names(pairs), compare_surnames(pairs)
    in_place = _agree(given) & _agree(family)
    told = (given == Level.DIFFERENT) & (family == Level.DIFFERENT)
    for level, crossed in _swapped(pairs).items():
        meant = crossed & (told if level is Level.CROSSED else ~in_place)
        given[meant], family[meant] = level, level
    return {Trait.GIVEN: given, Trait.SURNAME: family}


def compare_given_names(pairs: Pairs) -> Levels:
    """The levels of the given names, each in its own place; an initial is a part of a name."""
    levels = alike(pairs, Part.GIVEN)
    values = pairs.left.values(Part.GIVEN)
    initial = np.fromiter((len(value) == 1 for value in values), bool, len(values))
    levels[(levels == Level.EQUAL) & initial[pairs.of(Part.GIVEN)[0]]] = Level.PART
    _look_closer(levels, pairs, Part.GIVEN_WORDS, _short_or_part)
    return levels


def compare_surnames(pairs: Pairs) -> Levels:
    """The levels of the surnames, each in its own place."""
    levels = alike(pairs, Part.SURNAME)
    _look_closer(levels, pairs, Part.SURNAME_WORDS, _words_shared)
    return levels


def _agree(levels: Levels) -> Truths:
    return np.asarray((levels == Level.EQUAL) | (levels == Level.NEAR), dtype=np.bool_)


def _swapped(pairs: Pairs) -> dict[Level, Truths]:
    """How far the names agree crosswise: both equal, one of them misspelt, or one alone."""
    first, second = alike(pairs, Part.GIVEN, Part.SURNAME), alike(pairs, Part.SURNAME, Part.GIVEN)
    equal = (first == Level.EQUAL), (second == Level.EQUAL)
    return {
        Level.CROSSED: equal[0] ^ equal[1],
        Level.NEARLY_SWAPPED: (equal[0] ^ equal[1]) & _agree(first) & _agree(second),
        Level.SWAPPED: equal[0] & equal[1],
    }


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

    levels[told] = by_different(values, left[told], right[told], judged)


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
