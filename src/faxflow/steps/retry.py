"""retry: gives waiting cases whose time has come back to send, a number at a time."""

from dataclasses import dataclass

from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.retry import kept_for_office
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store import cases
from faxflow.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Retried:
    """Cases made ready, and those that are due as well and wait for the next run."""

    ready: int
    left: int


def retry(work: Work) -> Retried:
    """Makes due cases ready; after a standstill no more at once than the configuration says."""
    with work.store.write() as tx:
        return _retry(tx, work)


def preview(work: Work) -> Retried:
    """What `retry` would do now; the store stays as it is."""
    with work.store.trial() as tx:
        return _retry(tx, work)


def _retry(tx: Connection, work: Work) -> Retried:
    now, most = work.run.now(), work.config.retry.most_at_once
    later = kept_for_office(work.config.retry_policy, now)
    due = cases.due_waiting(tx, now, but_for=later, most=most)
    changes = [Change(case.standing(), Cause.DUE, State.READY) for case in due]
    ready = sum(move(tx, work, change) for change in changes)
    return Retried(ready, cases.count_due_waiting(tx, now, but_for=later))
