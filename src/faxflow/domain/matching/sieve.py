"""Pairs of which a person need not even think, found without looking at them closely.

Most people who share a key share little else. In a file of families those of whom the rules
(`gate.py`) say that they are relatives or strangers need not be compared any further.
"""

import numpy as np

from faxflow.domain.matching.columns import Part
from faxflow.domain.matching.compare_births import compare_births
from faxflow.domain.matching.compare_names import compare_given_names, compare_surnames
from faxflow.domain.matching.levels import Level
from faxflow.domain.matching.pairs import Levels, Pairs, Truths
from faxflow.domain.matching.register import Register


def sieved(pairs: Pairs, register: Register) -> Pairs:
    """The pairs that may be of one person."""
    if register is Register.UNRELATED:
        return pairs
    return _known_to_one_another(_of_one_name_or_day(pairs))


def _of_one_name_or_day(pairs: Pairs) -> Pairs:
    """Without relatives."""
    kept = _agree(compare_births(pairs))
    rest = pairs.some(~kept)
    kept[~kept] = _equal(rest, Part.GIVEN, Part.SURNAME) | _equal(rest, Part.SURNAME, Part.GIVEN)
    kept[~kept] = compare_given_names(pairs.some(~kept)) != Level.DIFFERENT
    return pairs.some(kept)


def _known_to_one_another(pairs: Pairs) -> Pairs:
    """Without strangers."""
    kept = _equal(pairs, Part.PHONE) | _equal(pairs, Part.ROAD) | _equal(pairs, Part.SURNAME)
    rest = pairs.some(~kept)
    kept[~kept] = _equal(rest, Part.GIVEN, Part.SURNAME) | _equal(rest, Part.SURNAME, Part.GIVEN)
    rest = pairs.some(~kept)
    names = [_agree(compare_given_names(rest)), _agree(compare_surnames(rest))]
    kept[~kept] = np.sum([*names, _agree(compare_births(rest))], axis=0) > 1
    return pairs.some(kept)


def _agree(levels: Levels) -> Truths:
    return np.asarray((levels != Level.DIFFERENT) & (levels != Level.MISSING), dtype=np.bool_)


def _equal(pairs: Pairs, part: Part, other: Part | None = None) -> Truths:
    left, right = pairs.of(part, other)
    return np.asarray((left == right) & (left != 0), dtype=np.bool_)
