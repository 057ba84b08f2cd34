"""lift: a person ends the guard of a restore, and is shown what is still open."""

from dataclasses import dataclass

from faxflow.domain.because import LiftBecause
from faxflow.domain.delivery import State
from faxflow.domain.restored import Restore
from faxflow.domain.task import TaskKind
from faxflow.errors import BadUsage, NotReconciled
from faxflow.steps.doubted_faxes import may_be
from faxflow.steps.work import Work
from faxflow.store import cases, events, lost_attempts, restores, tasks
from faxflow.store.connection import Connection
from faxflow.store.lost_attempts import LostAttempt


@dataclass(frozen=True, slots=True)
class GuardState:
    """The last restore, None where there was none; what waits for a person, and what went out in
    the lost time that no fax here is known to be; `doubted` are held ones that may be."""

    restore: Restore | None
    held: int = 0
    in_doubt: int = 0
    failed: int = 0
    doubted: int = 0
    lost: tuple[tuple[LostAttempt, tuple[int, ...]], ...] = ()


def guard_state(work: Work) -> GuardState:
    """How it stands."""
    with work.store.read() as tx:
        restore = restores.last(tx)
        return _state(tx, restore) if restore else GuardState(None)


def lift_guard(work: Work, because: LiftBecause, *, dry_run: bool = False) -> GuardState:
    """Lifts it. Raises BadUsage where none is on, or NotReconciled."""
    with work.store.trial() if dry_run else work.store.write() as tx:
        restore = restores.guard(tx)
        if restore is None:
            raise BadUsage(what="No guard is on.", todo="Nothing was changed.")
        if restore.reconciled_at is None and because is LiftBecause.RECONCILED:
            raise NotReconciled
        found = _state(tx, restore)
        restores.lift(tx, work.run, because)
        tasks.close(tx, str(TaskKind.RECONCILE), work.run.now())
        detail = f"{because}; {found.held} held, {found.in_doubt} in doubt"
        events.record(tx, work.run, [events.Event(events.STORE, "guard lifted", detail=detail)])
        return found


def _state(tx: Connection, restore: Restore) -> GuardState:
    doubted = may_be(tx)
    by_case: dict[object, list[int]] = {}
    for case_id, references in doubted.items():
        for one in references:
            by_case.setdefault(one, []).append(case_id)
    lost = lost_attempts.unexplained(tx)
    return GuardState(
        restore,
        held=cases.count_in_state(tx, State.HELD),
        in_doubt=cases.count_in_state(tx, State.IN_DOUBT),
        failed=cases.count_in_state(tx, State.FAILED),
        doubted=len(doubted),
        lost=tuple((one, tuple(by_case.get(one.reference, ()))) for one in lost),
    )
