"""restore: makes of a backup's copy a store with its guard on, before it is anybody's store."""

from dataclasses import dataclass
from datetime import date, datetime

from faxflow.domain.counted import are, counted
from faxflow.domain.delivery import State
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import ExitCode
from faxflow.steps.hold_guarded import hold_guarded
from faxflow.steps.recover import recover_all
from faxflow.steps.referrals.answer_offices import answer_all
from faxflow.steps.work import Work
from faxflow.store import cases, events, manifest, restores, runs, tasks
from faxflow.store.connection import Connection
from faxflow.store.restores import Snapshot

RESTORED = "restored"
_COMMAND = "store restore"


@dataclass(frozen=True, slots=True)
class Guarded:
    """The store as it is put in its place: of which generation, from when its backup is (UTC, None
    where it had no history), and how many faxes are held, in doubt, sent and failed."""

    generation: int
    last_event_at: datetime | None
    held: int
    in_doubt: int
    sent: int
    failed: int


def guard_restored(work: Work, *, after: int = 0) -> Guarded:
    """Puts the guard on, in one transaction: holds what could go out, lets the ids go on far ahead,
    and begins a generation beyond the backup's own and `after`."""
    with work.store.write() as tx:
        runs.begin(tx, work.run, _COMMAND)
        was, before = restores.snapshot(tx), restores.last(tx)
        known = max(work.store.info.generation, before.generation if before else 0)
        generation = max(known, after) + 1
        manifest.drop(tx)
        restores.begin(tx, work.run, was, generation=generation, last_day=_last_day(work, was))
        # What was in the air may have come down since. With the guard on, none is ready again.
        recover_all(tx, work)
        # What offices are owed may have gone out since, too: made now, it is held with the rest.
        answer_all(tx, work)
        hold_guarded(tx, work)
        restores.listen_anew(tx, work.run.now())
        done = _counted(tx, was, generation)
        _tell(tx, work, done)
        runs.end(tx, work.run, exit_code=ExitCode.NEEDS_PERSON, summary={"held": done.held})
    return done


def _last_day(work: Work, was: Snapshot) -> date:
    """The practice's day of the restore; a clock that is behind must not leave a lost day out."""
    latest = max(filter(None, (work.run.now(), was.last_event_at)))
    return latest.astimezone(work.config.practice.zone).date()


def _counted(tx: Connection, was: Snapshot, generation: int) -> Guarded:
    states = (State.HELD, State.IN_DOUBT, State.SENT, State.FAILED)
    counts = [cases.count_in_state(tx, state) for state in states]
    return Guarded(generation, was.last_event_at, *counts)


def _tell(tx: Connection, work: Work, done: Guarded) -> None:
    zone, now = work.config.practice.zone, work.run.now()
    known = f"{done.last_event_at.astimezone(zone):%Y-%m-%d %H:%M %Z}" if done.last_event_at else ""
    until = f"knows nothing after {known}" if known else "has no history"
    detail = f"generation {done.generation}; the backup {until}"
    events.record(tx, work.run, [events.Event(events.STORE, RESTORED, detail=detail)])
    faxes = counted(done.held, "fax", "faxes")
    title = (
        f"The store was restored from a backup that {until}; nothing goes out by itself, and"
        f" {faxes} {are(done.held)} held: `faxflow store reconcile`, then `faxflow store guard`"
    )
    kind = TaskKind.RECONCILE
    tasks.close(tx, str(kind), now)
    tasks.open_tasks(tx, work.run, [NewTask(kind, str(kind), title, now)])
