"""Which attempt a verdict speaks of. When in doubt, none: a person looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.attempt_view import AttemptView
from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId
from faxflow.domain.job_number import KnownJob, is_over, still_meant
from faxflow.domain.late_notice import SpentAttempt, may_be_late_notice
from faxflow.domain.verdict import Verdict, VerdictKind


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
    by_job: Sequence[KnownJob] = ()
    out: Sequence[AttemptView] = ()
    spent: Sequence[SpentAttempt] = ()
    unheard: Sequence[AttemptView] = ()


def match(
    verdict: Verdict,
    among: Candidates,
    *,
    sent_at: datetime | None = None,
    written_by: datetime | None = None,
) -> AttemptView | Unmatched:
    """The one attempt that `verdict` speaks of, by its strongest mark; marks that contradict
    each other are ambiguous. `sent_at` is the mail's own date, `written_by` when the mail was
    there at the latest, whoever says so."""
    if verdict.kind not in SPEAKS_OF_A_FAX:
        return Unmatched.NOT_A_VERDICT
    if verdict.reference is not None:
        return _by_reference(verdict, among, written_by)
    jobs = still_meant(among.by_job, verdict.number, written_by)
    if jobs:
        return _by_job(verdict, jobs, among, written_by)
    return _by_number(verdict, among, sent_at)


def _by_reference(
    verdict: Verdict, among: Candidates, written_by: datetime | None
) -> AttemptView | Unmatched:
    found = among.referenced
    if found is None:
        return Unmatched.UNMATCHED
    # A mail that names our reference and another's number speaks of two faxes at once.
    if verdict.number not in {None, found.number}:
        return Unmatched.AMBIGUOUS
    jobs = [one for one in among.by_job if not is_over(one, written_by)]
    if jobs and not _agrees(verdict, found, jobs):
        return Unmatched.AMBIGUOUS
    return found


def _agrees(verdict: Verdict, found: AttemptView, jobs: Sequence[KnownJob]) -> bool:
    """Whether the job id names the attempt too, or is outvoted: by reference and number."""
    if any(one.view.is_same(found) for one in jobs):
        return True
    return verdict.number is not None and all(one.view.number != verdict.number for one in jobs)


def _by_job(
    verdict: Verdict, jobs: Sequence[KnownJob], among: Candidates, written_by: datetime | None
) -> AttemptView | Unmatched:
    only = jobs[0]
    if len(jobs) > 1 or verdict.number not in {None, only.view.number}:
        return Unmatched.AMBIGUOUS
    return Unmatched.AMBIGUOUS if _given_anew(verdict, only, among, written_by) else only.view


def _given_anew(
    verdict: Verdict, job: KnownJob, among: Candidates, written_by: datetime | None
) -> bool:
    """Whether another fax may have been given the job number since its own was settled."""
    if job.notices_until is None:
        return False
    if not is_over(job, written_by) and verdict.kind == job.view.outcome:
        return False
    if among.out:
        # What only silence has settled is itself among those that are out.
        return any(not one.is_same(job.view) for one in among.out)
    return is_over(job, written_by) and not _says_it_again(verdict, job.view, among)


def _says_it_again(verdict: Verdict, known: AttemptView, among: Candidates) -> bool:
    """Whether the verdict is what its attempt came to, and can mean no other case's."""
    cases = {one.case_id for one in among.spent} | {one.case_id for one in among.unheard}
    same = verdict.number is not None and verdict.kind == known.outcome
    return same and cases <= {known.case_id}


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
