"""Pairs of which a person need not even think, found without looking at them closely.

Most people who share a key share little else. In a file of families two whose given names and
birth dates both differ are two (`gate.py`), so that the rest of them need not be compared.
"""

import numpy as np

from faxflow.domain.matching.columns import Part
from faxflow.domain.matching.compare import compare_given_names
from faxflow.domain.matching.compare_births import compare_births
from faxflow.domain.matching.levels import Level
from faxflow.domain.matching.pairs import Pairs, Truths
from faxflow.domain.matching.register import Register


def sieved(pairs: Pairs, register: Register) -> Pairs:
    """The pairs that may be of one person."""
    if register is Register.UNRELATED:
        return pairs
    births = compare_births(pairs)
    born = (births != Level.DIFFERENT) & (births != Level.MISSING)
    rest = pairs.some(~born)
    named = (compare_given_names(rest) != Level.DIFFERENT) | _crosswise(rest)
    born[~born] = named
    return pairs.some(born)


def _crosswise(pairs: Pairs) -> Truths:
    given, family = pairs.of(Part.GIVEN, Part.SURNAME), pairs.of(Part.SURNAME, Part.GIVEN)
    return np.asarray((given[0] == given[1]) | (family[0] == family[1]), dtype=np.bool_)
