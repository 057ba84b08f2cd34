"""The rules: which pairs are linked by themselves, and which a person looks at.

The strict gate asks for what no two people of one home, and no two strangers of one name, have in
common: an equal given name (twins), an equal birth date (father and son), much the same surname,
and the very phone or address of somebody's home (strangers may share a suburb and a birthday).
In a register of unrelated people nobody has a twin or a junior, and slips of the pen pass.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faxflow.domain.matching.levels import WEIGHT_TABLE, Level, Trait
from faxflow.domain.matching.register import Register

Truths = NDArray[np.bool_]
L, T = Level, Trait

POSSIBLE_FROM = {Register.FAMILIES: 8.0, Register.UNRELATED: 1.0}
PROBABLE_FROM = 15.0
"""Scores from which a person looks, and from which it is probable."""

CERTAIN_FROM = 18.0
"""Below this score nothing is linked, whatever the gate says."""

_BESIDES_FROM = 10.0
"""Among unrelated people one who scores so may be one more copy of who is certain."""

_NEAR_HOME, _AT_HOME = 2, 3
"""In how many ways a home agrees that is near, and one that is the same."""

_ENOUGH = 2
"""So much of given name, surname, birth date and whereabouts agrees, or they are strangers."""

_PLACES = {trait: place for place, trait in enumerate(Trait)}
_NAMED = (L.EQUAL, L.NEAR, L.PART)
_BORN = (L.EQUAL, L.SHARED, L.SLIP)
_MAYBE_BORN = (*_BORN, L.NEAR, L.EXCHANGED)


@dataclass(frozen=True, slots=True)
class Ruling:
    """Of each pair: its score, whether it is linked by itself, whether a person looks at it.

    `same` is weaker than certain: names and birth dates agree, and something of the home.
    `besides` are worth a look even where another is certain.
    """

    scores: NDArray[np.float64]
    certain: Truths
    queued: Truths
    same: Truths
    besides: Truths


def rule(levels: NDArray[np.int8], register: Register) -> Ruling:
    """What the rules say of pairs, given their levels."""
    told = _Told(levels)
    scores = np.sum(WEIGHT_TABLE[np.arange(len(Trait)), levels], axis=1)
    certain = (told.one_identity() & told.one_home()) | told.married() | told.neighbour()
    if register is Register.UNRELATED:
        certain |= told.slips()
    certain &= ~told.contradicted() & (scores >= CERTAIN_FROM)
    queued = scores >= POSSIBLE_FROM[register]
    if register is Register.FAMILIES:
        queued &= ~(told.relatives() | told.strangers())
    same = certain | (told.one_identity() & (told.places() >= 1))
    besides = certain
    if register is Register.UNRELATED:
        same, besides = same | queued, certain | (scores >= _BESIDES_FROM)
    return Ruling(scores, certain, queued | certain, same, besides)


class _Told:
    """What levels say, pair by pair."""

    def __init__(self, levels: NDArray[np.int8]) -> None:
        self._levels = levels

    def _is(self, trait: Trait, *wanted: Level) -> Truths:
        is_wanted = np.zeros(len(Level), dtype=np.bool_)
        is_wanted[list(wanted)] = True
        return is_wanted[self._levels[:, _PLACES[trait]]]

    def contradicted(self) -> Truths:
        """Whether something says that they are two: brother and sister, Sr and Jr."""
        traits = (T.SEX, T.GENERATION, T.INITIALS)
        sex, generation, initials = (self._is(trait, L.DIFFERENT) for trait in traits)
        return sex | generation | initials

    def one_identity(self) -> Truths:
        """Whether given name and birth date are equal, and the surname is much the same."""
        named = self._is(T.GIVEN, L.EQUAL) & self._is(T.SURNAME, *_NAMED)
        return (named | self._is(T.GIVEN, L.SWAPPED)) & self._is(T.BIRTH, *_BORN)

    def one_home(self) -> Truths:
        """Whether the phone, or the whole address, is one and nobody's but one family's."""
        return self._is(T.PHONE, L.EQUAL) | self._one_address()

    def _one_address(self) -> Truths:
        house = self._is(T.NUMBER, L.EQUAL) & self._is(T.ROAD, L.EQUAL)
        return house & (self._is(T.SUBURB, L.EQUAL, L.NEAR) | self._is(T.POSTCODE, L.EQUAL, L.NEAR))

    def married(self) -> Truths:
        """Whether all but the surname is one."""
        person = self._is(T.GIVEN, L.EQUAL) & self._is(T.BIRTH, L.EQUAL)
        town = self._is(T.SUBURB, L.EQUAL) & self._is(T.POSTCODE, L.EQUAL)
        reached = self._is(T.PHONE, L.EQUAL) | (self._is(T.PHONE, L.MISSING) & town)
        return person & self._one_address() & reached

    def neighbour(self) -> Truths:
        """Whether nothing but the address is spelt otherwise, or is that of a great house."""
        person = self._is(T.GIVEN, L.EQUAL) & self._is(T.SURNAME, L.EQUAL)
        house = self._is(T.NUMBER, L.EQUAL, L.SHARED) & self._is(T.ROAD, L.EQUAL, L.SHARED, L.NEAR)
        town = self._is(T.SUBURB, L.EQUAL) & self._is(T.POSTCODE, L.EQUAL)
        return person & self._is(T.BIRTH, L.EQUAL) & house & town

    def places(self) -> NDArray[np.int64]:
        """In how many ways the home agrees."""
        near = (L.EQUAL, L.NEAR)
        ways = [self._is(T.NUMBER, L.EQUAL)]
        ways += [self._is(trait, *near) for trait in (T.ROAD, T.SUBURB, T.POSTCODE, T.PHONE)]
        return np.asarray(np.sum(ways, axis=0), dtype=np.int64)

    def slips(self) -> Truths:
        """Whether slips of the pen, or what was left out, explain all that differs."""
        given, family = self._is(T.GIVEN, L.EQUAL, L.NEAR), self._is(T.SURNAME, *_NAMED)
        swapped = self._is(T.GIVEN, L.SWAPPED, L.NEARLY_SWAPPED)
        named, exactly = (given & family) | swapped, self._is(T.GIVEN, L.EQUAL, L.SWAPPED)
        born, misdated = self._is(T.BIRTH, L.EQUAL), self._is(T.BIRTH, L.NEAR, L.SLIP, L.EXCHANGED)
        nameless = family & self._is(T.GIVEN, L.MISSING)
        undated = named & exactly & self._is(T.BIRTH, L.MISSING)
        told = (born & (named | given | nameless)) | undated | (misdated & named & exactly)
        return told & self._near_home(born & named)

    def _near_home(self, known_by_name: Truths) -> Truths:
        """Whether the home agrees; for those of one name and birth date two ways are enough."""
        elsewhere = self._is(T.NUMBER, L.DIFFERENT) & self._is(T.ROAD, L.DIFFERENT)
        near = known_by_name & ~elsewhere & (self.places() >= _NEAR_HOME)
        return near | (self.places() >= _AT_HOME)

    def relatives(self) -> Truths:
        """Whether they are two of one family: other given names, and not born on one day."""
        other_name = self._is(T.GIVEN, L.DIFFERENT, L.CROSSED) & ~self._is(T.BIRTH, *_MAYBE_BORN)
        nameless = self._is(T.GIVEN, L.MISSING) & self._is(T.BIRTH, L.DIFFERENT)
        return other_name | nameless

    def strangers(self) -> Truths:
        """Whether too little of name and birth date agrees, even at one phone or in one street."""
        given = ~self._is(T.GIVEN, L.MISSING, L.DIFFERENT, L.CROSSED)
        family = ~self._is(T.SURNAME, L.MISSING, L.DIFFERENT, L.CROSSED)
        agreeing = np.sum([given, family, self._is(T.BIRTH, *_MAYBE_BORN)], axis=0)
        shared = (L.EQUAL, L.SHARED)
        near_by = self._is(T.PHONE, *shared) | self._is(T.ROAD, *shared)
        return np.asarray(agreeing + near_by < _ENOUGH, dtype=np.bool_)
