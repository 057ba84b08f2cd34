"""A store with faxes that came to different ends, moved there by hand."""

from datetime import date
from pathlib import Path

from faxflow.domain.delivery import Cause, State
from faxflow.domain.reasons import Reason
from making import MORNING
from stocked import Stocked, row


def deliver(stocked: Stocked, case_id: int, *, tries: int = 1, silent: bool = False) -> None:
    """Sends a fax so often, and has the last try arrive; the others find the line busy."""
    for _ in range(tries - 1):
        stocked.send(case_id)
        stocked.move(case_id, Cause.REJECTED, State.WAITING, reason=Reason.BUSY, due=MORNING)
        stocked.move(case_id, Cause.DUE, State.READY)
    stocked.send(case_id)
    cause, evidence = (Cause.SILENCE, "silence") if silent else (Cause.CONFIRMED, "M-000001")
    assert stocked.move(case_id, cause, State.DELIVERED, detail=evidence)


def fail(stocked: Stocked, case_id: int, reason: Reason) -> None:
    """Sends a fax, and has it fail for good."""
    stocked.send(case_id)
    assert stocked.move(case_id, Cause.REJECTED, State.FAILED, reason=reason)


def three_days(folder: Path) -> Stocked:
    """Three faxes of the day before, nine of the day, one of the day after."""
    made = Stocked(folder)
    made.clock.forward(days=-1)
    made.load(*(row(n) for n in (1, 2, 3)), day=date(2026, 11, 22))
    deliver(made, 1)
    fail(made, 2, Reason.BLOCKED)
    made.clock.forward(days=1)
    made.load(*(row(n) for n in range(11, 19)), row(19, number_valid=False))
    made.load(row(30), day=date(2026, 11, 24))
    deliver(made, 4)
    deliver(made, 5, tries=3)
    deliver(made, 6, silent=True)
    fail(made, 7, Reason.BUSY)
    fail(made, 8, Reason.BUSY)
    fail(made, 9, Reason.NOT_IN_SERVICE)
    made.send(10)
    return made
