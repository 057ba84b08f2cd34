"""From pairs to matches: what fits is certain, unless two may fit who are not one."""

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
from faxflow.domain.matching.twins import near_named

AMBIGUOUS = "somebody else fits as well"
"""Why one is not certain who would be, were he alone."""

MOST_CANDIDATES = 20
"""A person looks at no more."""

_GRADES = (Grade.POSSIBLE, Grade.PROBABLE, Grade.CERTAIN)
_CERTAIN = _GRADES.index(Grade.CERTAIN)


@dataclass(frozen=True, slots=True)
class Setting:
    """What pairs are judged by, besides themselves.

    Right rows that are one person, whatever they say, have equal numbers in `persons`.
    """

    crowds: Crowds
    register: Register = Register.FAMILIES
    persons: Rows | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """Pairs that a person looks at or that are linked, the likeliest of each left row first."""

    left: Rows
    right: Rows
    scores: NDArray[np.float64]
    grades: NDArray[np.int64]
    twins: NDArray[np.bool_]
    levels: NDArray[np.int8]


def judged(pairs: Pairs, setting: Setting, ids: Sequence[str]) -> Iterator[Match]:
    """A match for each row of the left table, in order; `ids` are those of the right table."""
    found = _found(sieved(pairs, setting.register), setting)
    doubted = _doubted(pairs.right, found, setting)
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
    ruling, twins = rule(levels, setting.register), _twins(pairs, levels, setting)
    kept = np.flatnonzero(twins | (ruling.queued & ~_moot(pairs.left_rows, ruling)))
    grades = np.where(ruling.scores[kept] >= PROBABLE_FROM, 1, 0)
    grades[ruling.certain[kept]] = _CERTAIN
    left, right, scores = pairs.left_rows[kept], pairs.right_rows[kept], ruling.scores[kept]
    order = np.lexsort((right, -scores, -grades, left))
    rows = kept[order]
    return _Found(
        left[order], right[order], scores[order], grades[order], twins[rows], levels[rows]
    )


def _twins(pairs: Pairs, levels: NDArray[np.int8], setting: Setting) -> NDArray[np.bool_]:
    """Pairs that a slip of the pen would make certain; the unrelated have no twins."""
    if setting.register is Register.UNRELATED:
        return np.zeros(pairs.left_rows.size, dtype=np.bool_)
    return near_named(pairs, levels)


def _moot(left: Rows, ruling: Ruling) -> NDArray[np.bool_]:
    """Pairs that nobody need judge, since another is certain."""
    settled = np.isin(left, left[ruling.certain])
    return np.asarray(settled & ~ruling.besides, dtype=np.bool_)


def _doubted(known: Table, found: _Found, setting: Setting) -> set[int]:
    """The left rows of which the likeliest is certain, and another may be it as well."""
    best = np.searchsorted(found.left, found.left)
    rivals = (found.grades == _CERTAIN) | found.twins
    rivals &= (found.grades[best] == _CERTAIN) & (best != np.arange(best.size))
    if setting.persons is not None:
        rivals &= setting.persons[found.right[best]] != setting.persons[found.right]
    others = np.flatnonzero(rivals)
    if not others.size:
        return set()
    pairs = Pairs(known, found.right[best[others]], known, found.right[others])
    same = rule(compare(pairs, no_crowds(known)), setting.register).same
    return set(found.left[others[~same]].tolist())


def _candidate(
    known_id: str, score: float, grade: int, levels: tuple[int, ...], *, in_doubt: bool
) -> Candidate:
    reasons = _words(levels)
    if in_doubt and grade == _CERTAIN:
        return Candidate(known_id, score, Grade.PROBABLE, (*reasons, AMBIGUOUS))
    return Candidate(known_id, score, _GRADES[grade], reasons)


_words = lru_cache(maxsize=10_000)(words_of)
