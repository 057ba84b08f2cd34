"""A new store where one is gone and no backup is left: guarded, since its faxes went out."""

from faxflow.domain.restored import STILL_DOUBTED
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import ExitCode
from faxflow.steps.work import Work
from faxflow.store import events, restores, runs, tasks
from faxflow.store.restores import Snapshot

MADE_ANEW = "made anew"

_COMMAND = "store create"
_TITLE = (
    "The store was made anew where one is gone, and knows nothing of what went out; nothing goes"
    " out by itself: `faxflow store reconcile`, then `faxflow store guard`"
)


def begin_anew(work: Work, *, after: int) -> None:
    """Puts the guard on an empty store, as on a restored one: all time before is lost time.

    Its generation is beyond `after`, the last that was seen of the one that is gone.
    """
    now = work.run.now()
    today = now.astimezone(work.config.practice.zone).date()
    nothing = Snapshot(0, None, now - STILL_DOUBTED)
    with work.store.write() as tx:
        runs.begin(tx, work.run, _COMMAND)
        generation = max(work.store.info.generation, after) + 1
        restores.begin(tx, work.run, nothing, generation=generation, last_day=today)
        detail = f"generation {generation}; the store before it is gone"
        events.record(tx, work.run, [events.Event(events.STORE, MADE_ANEW, detail=detail)])
        kind = TaskKind.RECONCILE
        tasks.open_tasks(tx, work.run, [NewTask(kind, str(kind), _TITLE, now)])
        runs.end(tx, work.run, exit_code=ExitCode.NEEDS_PERSON, summary={})
