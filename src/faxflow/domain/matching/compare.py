"""How far pairs of people agree in each trait, many pairs at a time."""

import numpy as np

from faxflow.domain.matching.columns import Part
from faxflow.domain.matching.compare_births import compare_births
from faxflow.domain.matching.compare_names import compare_names
from faxflow.domain.matching.crowds import Crowds
from faxflow.domain.matching.levels import Level, Trait
from faxflow.domain.matching.pairs import Levels, Pairs, plain_levels
from faxflow.domain.matching.spelling import alike, one_edit

_ALIKE_ROADS = 0.9
_LOCAL = 7


def compare(pairs: Pairs, crowds: Crowds) -> Levels:
    """The levels, a column for each trait in the order of Trait."""
    levels = {
        Trait.BIRTH: compare_births(pairs),
        Trait.SEX: _plain(pairs, Part.SEX),
        Trait.PHONE: _phone(pairs, crowds),
        Trait.NUMBER: _number(pairs),
        Trait.ROAD: alike(pairs, Part.ROAD, least=_ALIKE_ROADS),
        Trait.SUBURB: alike(pairs, Part.SUBURB),
        Trait.POSTCODE: one_edit(pairs, Part.POSTCODE),
        Trait.INITIALS: _plain(pairs, Part.INITIALS),
        Trait.GENERATION: _plain(pairs, Part.GENERATION),
        **compare_names(pairs),
    }
    _share_homes(pairs, crowds, levels)
    return np.column_stack([levels[trait] for trait in Trait])


def _plain(pairs: Pairs, part: Part) -> Levels:
    return plain_levels(*pairs.of(part))


def _phone(pairs: Pairs, crowds: Crowds) -> Levels:
    """NEAR too where one lacks its area code."""
    levels = one_edit(pairs, Part.PHONE)
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
