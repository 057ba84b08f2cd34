"""Which attempt a verdict speaks of. When in doubt, none: a person looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId
from faxflow.domain.late_notice import SpentAttempt, may_be_late_notice
from faxflow.domain.verdict import Verdict, VerdictKind


@dataclass(frozen=True, slots=True)
class AttemptView:
    """An attempt beside its case, as a verdict meets it.

    `current` is the case's newest attempt; `evidence` what the delivery rests on, or None;
    `outcome` how this very attempt was settled, or None while it is not; `goes_to` the number
    that the case has now, where that is not the attempt's.
    """

    case_id: CaseId
    attempt: int
    number: str
    state: State
    current: int
    claim: str | None = None
    evidence: str | None = None
    gateway: str = ""
    submitted_at: datetime | None = None
    outcome: str | None = None
    goes_to: str | None = None


class Unmatched(StrEnum):
    """Why a verdict was given to no attempt."""

    NOT_A_VERDICT = "not-a-verdict"
    AMBIGUOUS = "ambiguous"
    UNMATCHED = "unmatched"


SPEAKS_OF_A_FAX = frozenset(
    {VerdictKind.ACCEPTED, VerdictKind.DELIVERED, VerdictKind.FAILED, VerdictKind.DELAYED}
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The attempts that a verdict may mean, by each of its marks.

    `referenced` has its reference; `by_job` were given earlier verdicts with its job id;
    `out` are to its number and may be with the gateway; `spent` are to it and failed lately;
    `unheard` went to it lately, and a person settled them before the gateway said anything.
    """

    referenced: AttemptView | None = None
    by_job: Sequence[AttemptView] = ()
    out: Sequence[AttemptView] = ()
    spent: Sequence[SpentAttempt] = ()
    unheard: Sequence[AttemptView] = ()


def match(
    verdict: Verdict, among: Candidates, *, sent_at: datetime | None = None
) -> AttemptView | Unmatched:
    """The one attempt that `verdict` speaks of, by its strongest mark; marks that contradict
    each other are ambiguous. `sent_at` is the mail's own date."""
    if verdict.kind not in SPEAKS_OF_A_FAX:
        return Unmatched.NOT_A_VERDICT
    if verdict.reference is not None:
        return _by_reference(verdict, among)
    if among.by_job:
        return _by_job(verdict, among.by_job)
    return _by_number(verdict, among, sent_at)


def _by_reference(verdict: Verdict, among: Candidates) -> AttemptView | Unmatched:
    found = among.referenced
    if found is None:
        return Unmatched.UNMATCHED
    # A mail that names our reference and another's number speaks of two faxes at once.
    if verdict.number not in {None, found.number}:
        return Unmatched.AMBIGUOUS
    if among.by_job and not _agrees(verdict, found, among.by_job):
        return Unmatched.AMBIGUOUS
    return found


def _agrees(verdict: Verdict, found: AttemptView, by_job: Sequence[AttemptView]) -> bool:
    """Whether the job id names the attempt too, or is outvoted: by reference and number."""
    if any(_same(one, found) for one in by_job):
        return True
    return verdict.number is not None and all(one.number != verdict.number for one in by_job)


def _by_job(verdict: Verdict, by_job: Sequence[AttemptView]) -> AttemptView | Unmatched:
    if len(by_job) > 1 or verdict.number not in {None, by_job[0].number}:
        return Unmatched.AMBIGUOUS
    return by_job[0]


def _by_number(
    verdict: Verdict, among: Candidates, sent_at: datetime | None
) -> AttemptView | Unmatched:
    if not among.out:
        return Unmatched.UNMATCHED
    only = among.out[0]
    # What is in doubt is settled by our own reference alone.
    if len(among.out) > 1 or only.state is State.IN_DOUBT:
        return Unmatched.AMBIGUOUS
    if any(_rivals(verdict, only, one.case_id) for one in among.unheard):
        return Unmatched.AMBIGUOUS
    rivals = [one for one in among.spent if _rivals(verdict, only, one.case_id)]
    since = only.submitted_at
    if any(may_be_late_notice(verdict, one, sent_at=sent_at, next_at=since) for one in rivals):
        return Unmatched.AMBIGUOUS
    return only


def _rivals(verdict: Verdict, only: AttemptView, other: CaseId) -> bool:
    """Whether it matters which is meant: `only`, or an attempt at the case `other`."""
    if verdict.kind is VerdictKind.FAILED:
        return True
    # A success delivers the case, whichever of its attempts it was.
    return verdict.kind is VerdictKind.DELIVERED and other != only.case_id


def _same(one: AttemptView, other: AttemptView) -> bool:
    return (one.case_id, one.attempt) == (other.case_id, other.attempt)
