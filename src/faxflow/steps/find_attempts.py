"""Finds the attempts that a verdict may mean: by its reference, its job id, its number."""

from datetime import datetime, timedelta

from faxflow.domain.attempt_view import AttemptView
from faxflow.domain.job_number import KnownJob
from faxflow.domain.late_notice import SpentAttempt
from faxflow.domain.verdict_match import Candidates
from faxflow.steps.work import Work
from faxflow.store import attempt_views, lost_attempts
from faxflow.store.connection import Connection
from faxflow.store.mails import KeptVerdict

CLOCKS_APART = timedelta(minutes=2)
"""How far the clocks of mail server and gateway may be ahead of ours or behind it."""

STILL_IN_MIND = timedelta(days=3)
"""For so long a verdict by number may still mean a fax that silence has called delivered,
one that had failed or that a person has settled; and a job id may be that of an earlier mail."""


def find_attempts(
    tx: Connection, work: Work, kept: KeptVerdict, *, before: datetime | None
) -> Candidates:
    """The attempts by each mark; none by number that went out after `before`."""
    verdict, by_job = kept.verdict, _by_job(tx, work, kept)
    if verdict.reference is not None:
        referenced = attempt_views.by_reference(tx, verdict.reference)
        referenced = referenced or lost_attempts.view(tx, verdict.reference)
        return Candidates(referenced, by_job=by_job)
    # Of a fax that is out, its job id says enough.
    live = [job for job in by_job if job.notices_until is None]
    if live or verdict.number is None:
        return Candidates(by_job=by_job)
    out = _out(tx, work, kept, verdict.number, before=before)
    # One that was given to an attempt before was told from those others then.
    if not (out or by_job) or kept.given is not None:
        return Candidates(by_job=by_job, out=out)
    unheard = attempt_views.unheard(tx, verdict.number, work.run.now() - STILL_IN_MIND)
    spent = _spent(tx, work, verdict.number)
    return Candidates(by_job=by_job, out=out, spent=spent, unheard=unheard)


def _by_job(tx: Connection, work: Work, kept: KeptVerdict) -> list[KnownJob]:
    job_id, since = kept.verdict.job_id, work.run.now() - STILL_IN_MIND
    if job_id is None:
        return []
    views = attempt_views.by_job(tx, job_id, kept.sender_domain, since)
    return [KnownJob(view, _notices_until(work, kept, view)) for view in views]


def _notices_until(work: Work, kept: KeptVerdict, view: AttemptView) -> datetime | None:
    """As of KnownJob; a verdict that was given to the attempt while it was out stays with it."""
    if view.settled_at is None or kept.given == (view.case_id, view.attempt):
        return None
    return view.settled_at + _late(work, view.gateway)


def _late(work: Work, gateway: str) -> timedelta:
    return timedelta(minutes=work.config.gateway_called(gateway).late_notice_minutes)


def _out(
    tx: Connection, work: Work, kept: KeptVerdict, number: str, *, before: datetime | None
) -> list[AttemptView]:
    found = attempt_views.out_to(
        tx,
        number,
        submitted_before=before + CLOCKS_APART if before else None,
        silent_since=work.run.now() - STILL_IN_MIND,
    )
    return [view for view in found if kept.given in {None, (view.case_id, view.attempt)}]


def _spent(tx: Connection, work: Work, number: str) -> list[SpentAttempt]:
    failures = attempt_views.failed_to(tx, number, work.run.now() - STILL_IN_MIND)
    found = []
    for case_id, attempt, gateway, settled_at in failures:
        jobs = attempt_views.job_ids_of_failures(tx, case_id, attempt)
        known, late = frozenset(job for job in jobs if job), _late(work, gateway)
        found.append(SpentAttempt(case_id, attempt, settled_at, late, known, len(jobs)))
    return found
