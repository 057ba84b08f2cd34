"""A possible duplicate: two patients or two referrals that may be one, and what was said of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.ids import PairId


class PairKind(StrEnum):
    """What the two are."""

    PATIENT = "patient"
    REFERRAL = "referral"


class PairState(StrEnum):
    """How the question stands; settled is what another decision or a correction has answered."""

    OPEN = "open"
    LINKED = "linked"
    DISTINCT = "distinct"
    SETTLED = "settled"


UNDECIDED = frozenset({PairState.OPEN, PairState.SETTLED})

NOT_ALIKE = "none"
"""The grade of two that were alike until one of them was corrected."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two are: the grade, a score that only compares, and reasons without values."""

    grade: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """`one_id` is the later patient or referral, `other_id` the earlier; times are UTC.

    `decided_by` is None where nobody decided, or where it was linked by itself;
    `undone_at` is None where no decision about it was ever undone.
    """

    id: PairId
    kind: PairKind
    one_id: int
    other_id: int
    likeness: Likeness
    state: PairState
    found_at: datetime
    decided_at: datetime | None = None
    decided_by: str | None = None
    undone_at: datetime | None = None

    @property
    def ids(self) -> frozenset[int]:
        """The two."""
        return frozenset({self.one_id, self.other_id})

    @property
    def linked_by_itself(self) -> bool:
        """Whether no person has said that the two are one."""
        return self.state is PairState.LINKED and self.decided_by is None
