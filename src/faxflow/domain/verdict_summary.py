"""A whole mail in a few facts: of several faxes, those that need somebody most."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.ids import Reference
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind

_FIRST = (
    VerdictKind.FAILED,
    VerdictKind.DELAYED,
    VerdictKind.ACCEPTED,
    VerdictKind.DELIVERED,
    VerdictKind.UNRECOGNISED,
    VerdictKind.NOISE,
)
_YES = frozenset(
    {
        Reason.BUSY,
        Reason.NO_ANSWER,
        Reason.LINE_DROPPED,
        Reason.REMOTE_DISCONNECT,
        Reason.PROTOCOL_ERROR,
        Reason.GATEWAY_CONGESTION,
        Reason.EXPIRED,
        Reason.EMAIL_EXPIRED,
    }
)
# Whoever answered may be a person, and the cause may be one that no other try mends.
_MAYBE = frozenset({Reason.NO_FAX_TONE, Reason.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Summary:
    """`retryable` is yes, maybe or no, and None where nobody knows what the mail says."""

    kind: VerdictKind
    numbers: tuple[str, ...]
    reason: Reason | None
    retryable: str | None
    reference: Reference | None
    job_id: str | None
    pages: str | None


def summary(verdicts: Sequence[Verdict]) -> Summary:
    """The mail as one: failed before delayed, accepted, delivered; the first of them speaks."""
    told = min(verdicts, key=lambda one: _FIRST.index(one.kind))
    alike = [one for one in verdicts if one.kind == told.kind]
    return Summary(
        kind=told.kind,
        numbers=tuple(dict.fromkeys(one.number for one in alike if one.number)),
        reason=told.reason,
        retryable=retryable(told),
        reference=told.reference,
        job_id=told.job_id,
        pages=told.pages,
    )


def retryable(verdict: Verdict) -> str | None:
    """Whether dialling again may help: only after a failure does the question arise."""
    if verdict.kind == VerdictKind.UNRECOGNISED:
        return None
    if verdict.kind != VerdictKind.FAILED:
        return "no"
    if verdict.reason in _MAYBE:
        return "maybe"
    return "yes" if verdict.reason in _YES else "no"
