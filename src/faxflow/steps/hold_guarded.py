"""Holds what the guard of a restore does not let go."""

from faxflow.domain.ids import CaseId
from faxflow.steps.guard import held, not_let_go
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store.connection import Connection


def hold_guarded(tx: Connection, work: Work) -> int:
    """Holds each ready or waiting case that no person has let go; gives how many."""
    return sum(move(tx, work, held(standing)) for standing in not_let_go(tx, work))


def find_guarded(work: Work) -> frozenset[CaseId]:
    """The cases that `hold_guarded` would hold now."""
    with work.store.read() as tx:
        return frozenset(standing.case_id for standing in not_let_go(tx, work))
