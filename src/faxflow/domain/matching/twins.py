"""Known people for whom a slip of the pen in a given name would take the incoming one.

Somebody who is written "Mar" and has all else of a Mar Glenlow is perhaps her twin Mary. Where
both are known, nothing in the record tells which of them it is.
"""

import numpy as np

from faxflow.domain.matching.columns import Part
from faxflow.domain.matching.levels import Level, Trait
from faxflow.domain.matching.pairs import Levels, Pairs, Truths
from faxflow.domain.matching.spelling import one_edit

_PLACES = {trait: place for place, trait in enumerate(Trait)}
_BORN = (Level.EQUAL, Level.SHARED, Level.SLIP)
_OF_ONE_FAMILY = (Level.EQUAL, Level.NEAR, Level.PART, Level.NEARLY_SWAPPED)
_MISSPELT = (Level.NEAR, Level.NEARLY_SWAPPED)


def near_named(pairs: Pairs, levels: Levels) -> Truths:
    """Pairs that were born on one day into one family, their given names a slip apart.

    Short names count as well, in which the rules take one letter more for another name.
    """
    given = levels[:, _PLACES[Trait.GIVEN]]
    born = np.isin(levels[:, _PLACES[Trait.BIRTH]], _BORN)
    kin = born & np.isin(levels[:, _PLACES[Trait.SURNAME]], _OF_ONE_FAMILY)
    near = kin & np.isin(given, _MISSPELT)
    other = kin & (given == Level.DIFFERENT)
    near[other] = one_edit(pairs.some(other), Part.GIVEN) == Level.NEAR
    return np.asarray(near, dtype=np.bool_)
