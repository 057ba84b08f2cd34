"""Settles the cases that a killed run left claimed."""

from dataclasses import dataclass

from faxflow.domain.delivery import Cause, Change, State
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store import cases
from faxflow.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Recovered:
    """Cases taken back: `ready` to be sent, or `in_doubt` since they may have gone out."""

    ready: int
    in_doubt: int


def recover(work: Work) -> Recovered:
    """Settles each claim; the caller holds the outbound lock, so nobody else can be at one."""
    with work.store.write() as tx:
        return recover_all(tx, work)


def recover_all(tx: Connection, work: Work) -> Recovered:
    """The same, in the caller's transaction."""
    return Recovered(
        ready=_lapse(tx, work, State.SENDING, State.READY),
        in_doubt=_lapse(tx, work, State.SUBMITTING, State.IN_DOUBT),
    )


def _lapse(tx: Connection, work: Work, source: State, target: State) -> int:
    claimed = cases.in_state(tx, source)
    changes = [Change(case.standing(), Cause.CLAIM_LAPSED, target) for case in claimed]
    return sum(move(tx, work, change) for change in changes)
