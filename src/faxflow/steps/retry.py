"""retry: gives waiting cases whose time has come back to send."""

from faxflow.domain.delivery import Cause, Change, State
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store import cases


def retry(work: Work) -> int:
    """Makes every due waiting case ready; gives how many."""
    with work.store.write() as tx:
        due = cases.due_waiting(tx, work.run.now())
        changes = [Change(case.standing(), Cause.DUE, State.READY) for case in due]
        return sum(move(tx, work, change) for change in changes)
