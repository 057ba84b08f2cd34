"""Two restores may give out one generation, the second not knowing of the first: it shows later."""

from faxflow.steps.work import Work
from faxflow.store import events, lost_attempts, restores
from faxflow.store.connection import Connection


def begin_beyond(tx: Connection, work: Work) -> bool:
    """Begins a later generation where signs of this one turned up that are none of ours."""
    found = [one.reference.generation for one in lost_attempts.all_met(tx)]
    now = restores.generation(tx)
    if max(found, default=0) < now:
        return False
    restores.go_beyond(tx, max(found) + 1)
    detail = f"generation {max(found) + 1}: another store has given out {now}"
    events.record(tx, work.run, [events.Event(events.STORE, "restored", detail=detail)])
    return True
