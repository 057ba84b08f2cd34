"""Which attempt a verdict speaks of. When in doubt, none: a person looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId
from faxflow.domain.verdict import Verdict, VerdictKind


@dataclass(frozen=True, slots=True)
class AttemptView:
    """An attempt beside its case, as a verdict meets it.

    `current` is the case's newest attempt; `evidence` what the delivery rests on, or None.
    """

    case_id: CaseId
    attempt: int
    number: str
    state: State
    current: int
    claim: str | None = None
    evidence: str | None = None


class Unmatched(StrEnum):
    """Why a verdict was given to no attempt."""

    NOT_A_VERDICT = "not-a-verdict"
    AMBIGUOUS = "ambiguous"
    UNMATCHED = "unmatched"


SPEAKS_OF_A_FAX = frozenset(
    {VerdictKind.ACCEPTED, VerdictKind.DELIVERED, VerdictKind.FAILED, VerdictKind.DELAYED}
)


def match(
    verdict: Verdict, *, referenced: AttemptView | None, out: Sequence[AttemptView]
) -> AttemptView | Unmatched:
    """The one attempt that `verdict` speaks of.

    `referenced` is the attempt that its reference names; `out` are the attempts
    to its number that may be with the gateway.
    """
    if verdict.kind not in SPEAKS_OF_A_FAX:
        return Unmatched.NOT_A_VERDICT
    if verdict.reference is not None:
        return _by_reference(verdict, referenced)
    return _by_number(out)


def _by_reference(verdict: Verdict, referenced: AttemptView | None) -> AttemptView | Unmatched:
    if referenced is None:
        return Unmatched.UNMATCHED
    # A mail that names our reference and another's number speaks of two faxes at once.
    if verdict.number is not None and verdict.number != referenced.number:
        return Unmatched.AMBIGUOUS
    return referenced


def _by_number(out: Sequence[AttemptView]) -> AttemptView | Unmatched:
    if not out:
        return Unmatched.UNMATCHED
    # What is in doubt is settled by our own reference alone.
    if len(out) > 1 or out[0].state is State.IN_DOUBT:
        return Unmatched.AMBIGUOUS
    return out[0]
