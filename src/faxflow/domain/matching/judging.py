"""From pairs to matches: what fits is certain, unless two fit who are not one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from faxflow.domain.matching.columns import Rows, Table
from faxflow.domain.matching.compare import compare
from faxflow.domain.matching.crowds import Crowds, no_crowds
from faxflow.domain.matching.gate import PROBABLE_FROM, Ruling, rule
from faxflow.domain.matching.grade import NO_MATCH, Candidate, Grade, Match
from faxflow.domain.matching.levels import words_of
from faxflow.domain.matching.pairs import Pairs
from faxflow.domain.matching.register import Register
from faxflow.domain.matching.sieve import sieved

AMBIGUOUS = "somebody else fits as well"
"""Why one is not certain who would be, were he alone."""

MOST_CANDIDATES = 20
"""A person looks at no more."""

_GRADES = (Grade.POSSIBLE, Grade.PROBABLE, Grade.CERTAIN)
_CERTAIN = _GRADES.index(Grade.CERTAIN)


@dataclass(frozen=True, slots=True)
class Setting:
    """What pairs are judged by, besides themselves."""

    crowds: Crowds
    register: Register = Register.FAMILIES


@dataclass(frozen=True, slots=True)
class _Found:
    """Pairs that a person looks at or that are linked, the likeliest of each left row first."""

    left: Rows
    right: Rows
    scores: NDArray[np.float64]
    grades: NDArray[np.int64]
    levels: NDArray[np.int8]


def judged(pairs: Pairs, setting: Setting, ids: Sequence[str]) -> Iterator[Match]:
    """A match for each row of the left table, in order; `ids` are those of the right table."""
    found = _found(sieved(pairs, setting.register), setting)
    doubted = _doubted(pairs.right, found, setting.register)
    starts = np.searchsorted(found.left, np.arange(pairs.left.size + 1)).tolist()
    right, scores = found.right.tolist(), found.scores.round(1).tolist()
    grades, levels = found.grades.tolist(), found.levels.tolist()
    for row, (first, end) in enumerate(pairwise(starts)):
        if first == end:
            yield NO_MATCH
            continue
        in_doubt = row in doubted
        places = range(first, min(end, first + MOST_CANDIDATES))
        candidates = tuple(
            _candidate(ids[right[n]], scores[n], grades[n], tuple(levels[n]), in_doubt=in_doubt)
            for n in places
        )
        yield Match(candidates[0].grade, candidates)


def _found(pairs: Pairs, setting: Setting) -> _Found:
    levels = compare(pairs, setting.crowds)
    ruling = rule(levels, setting.register)
    kept = np.flatnonzero(ruling.queued & ~_moot(pairs.left_rows, ruling))
    grades = np.where(ruling.scores[kept] >= PROBABLE_FROM, 1, 0)
    grades[ruling.certain[kept]] = _CERTAIN
    left, right, scores = pairs.left_rows[kept], pairs.right_rows[kept], ruling.scores[kept]
    order = np.lexsort((right, -scores, -grades, left))
    return _Found(left[order], right[order], scores[order], grades[order], levels[kept][order])


def _moot(left: Rows, ruling: Ruling) -> NDArray[np.bool_]:
    """Pairs that nobody need judge, since another is certain."""
    settled = np.isin(left, left[ruling.certain])
    return np.asarray(settled & ~ruling.besides, dtype=np.bool_)


def _doubted(known: Table, found: _Found, register: Register) -> set[int]:
    """The left rows for which two known people are certain who are not the same."""
    certain = np.flatnonzero(found.grades == _CERTAIN)
    left, right = found.left[certain], found.right[certain]
    best = np.searchsorted(left, left)
    others = np.flatnonzero(best != np.arange(best.size))
    if not others.size:
        return set()
    pairs = Pairs(known, right[best[others]], known, right[others])
    same = rule(compare(pairs, no_crowds(known)), register).same
    return set(left[others[~same]].tolist())


def _candidate(
    known_id: str, score: float, grade: int, levels: tuple[int, ...], *, in_doubt: bool
) -> Candidate:
    reasons = _words(levels)
    if in_doubt and grade == _CERTAIN:
        return Candidate(known_id, score, Grade.PROBABLE, (*reasons, AMBIGUOUS))
    return Candidate(known_id, score, _GRADES[grade], reasons)


_words = lru_cache(maxsize=10_000)(words_of)
