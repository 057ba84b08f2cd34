"""What a comparison comes to."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How sure it is that two records are of one person, as FHIR's match grades have it.

    A certain one is linked by itself; a person judges a probable or a possible one.
    """

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody known who may be the incoming person; `reasons` name no values."""

    id: str
    score: float
    grade: Grade
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What is known of one incoming person, the likeliest candidate first."""

    grade: Grade
    candidates: tuple[Candidate, ...] = ()


NO_MATCH = Match(Grade.NONE)
