"""How far two records agree in each trait, what that weighs, and the words for it.

A weight is the binary logarithm of how much oftener two records of one person agree so far than
two of different people do. The weights of one person's traits are added up, as Fellegi and Sunter
have it; they order what a person should look at. What is linked by itself `gate.py` says.
"""

from enum import IntEnum, StrEnum
from typing import NamedTuple

import numpy as np


class Trait(StrEnum):
    """What is weighed."""

    GIVEN = "given name"
    SURNAME = "surname"
    BIRTH = "birth date"
    SEX = "sex"
    PHONE = "phone"
    NUMBER = "house number"
    ROAD = "street"
    SUBURB = "suburb"
    POSTCODE = "postcode"
    INITIALS = "middle initial"
    GENERATION = "generation"


class Level(IntEnum):
    """How far it agrees."""

    MISSING = 0  # at least one of the two tells nothing
    EQUAL = 1
    SWAPPED = 2  # given name and surname have changed places
    NEARLY_SWAPPED = 3  # likewise, and one of them is misspelt
    CROSSED = 4  # one name stands in the other's place, the rest differs
    NEAR = 5  # a slip of the pen apart
    SLIP = 6  # likewise, and one of the two is no day at all
    EXCHANGED = 7  # day and month have changed places
    SHORT = 8  # one person may go by both
    PART = 9  # one is the other's beginning, initial or word
    SHARED = 10  # equal, but many have it who are not of one home
    DIFFERENT = 11


class Weighed(NamedTuple):
    """What a level weighs, and what a person reads of it; empty where it goes without saying."""

    weight: float
    words: str = ""


T, L, W = Trait, Level, Weighed

WEIGHTS: dict[Trait, dict[Level, Weighed]] = {
    T.GIVEN: {
        L.EQUAL: W(5, "same given name"),
        L.SWAPPED: W(10, "given name and surname swapped"),
        L.NEARLY_SWAPPED: W(8, "given name and surname swapped, one spelt nearly the same"),
        L.CROSSED: W(1, "one name stands in the place of the other"),
        L.NEAR: W(3.5, "given name spelt nearly the same"),
        L.SHORT: W(3, "given name may be a short form"),
        L.PART: W(2.5, "given name told in part"),
        L.DIFFERENT: W(-4, "given name differs"),
    },
    T.SURNAME: {
        L.EQUAL: W(5.5, "same surname"),
        L.NEAR: W(4, "surname spelt nearly the same"),
        L.PART: W(4, "surname told in part"),
        L.DIFFERENT: W(-3, "surname differs"),
    },
    T.BIRTH: {
        L.EQUAL: W(10, "same birth date"),
        L.SHARED: W(8, "same birth date, a 1 January"),
        L.SLIP: W(6.5, "birth date one digit apart, one of them is no day"),
        L.NEAR: W(5, "birth date one digit apart"),
        L.EXCHANGED: W(6, "birth date with day and month exchanged"),
        L.DIFFERENT: W(-5, "birth date differs"),
    },
    T.SEX: {
        L.EQUAL: W(0.8),
        L.DIFFERENT: W(-4, "sex differs"),
    },
    T.PHONE: {
        L.EQUAL: W(7, "same phone"),
        L.SHARED: W(1, "same phone, which many share"),
        L.NEAR: W(4, "phone one digit apart"),
        L.DIFFERENT: W(-1, "phone differs"),
    },
    T.NUMBER: {
        L.EQUAL: W(2.5),
        L.SHARED: W(0),
        L.DIFFERENT: W(-1, "house number differs"),
    },
    T.ROAD: {
        L.EQUAL: W(4, "same street"),
        L.SHARED: W(0.5, "same address, which many share"),
        L.NEAR: W(3, "street spelt nearly the same"),
        L.DIFFERENT: W(-1, "street differs"),
    },
    T.SUBURB: {
        L.EQUAL: W(2, "same suburb"),
        L.NEAR: W(1.5, "suburb spelt nearly the same"),
        L.DIFFERENT: W(-0.5),
    },
    T.POSTCODE: {
        L.EQUAL: W(2, "same postcode"),
        L.NEAR: W(1, "postcode one digit apart"),
        L.DIFFERENT: W(-0.5),
    },
    T.INITIALS: {
        L.EQUAL: W(1),
        L.DIFFERENT: W(-3, "middle initial differs"),
    },
    T.GENERATION: {
        L.EQUAL: W(1),
        L.DIFFERENT: W(-8, "one is Sr, Jr or III, the other another"),
    },
}
"""A level that is not named weighs nothing."""

WEIGHT_TABLE = np.array(
    [[WEIGHTS[trait].get(level, W(0)).weight for level in Level] for trait in Trait]
)
"""The same by the places of trait and level."""


def words_of(levels: tuple[int, ...]) -> tuple[str, ...]:
    """What a person reads of levels that stand in the order of the traits."""
    told = (
        WEIGHTS[trait].get(Level(level), W(0)).words
        for trait, level in zip(Trait, levels, strict=True)
    )
    return tuple(words for words in told if words)
