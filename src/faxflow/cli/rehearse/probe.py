"""Quick looks at the rehearsal's own store, between the schedule's runs."""

from collections import Counter
from pathlib import Path

from faxflow.cli.rehearse.stage import Stage
from faxflow.domain.delivery import State
from faxflow.store import cases
from faxflow.store.examination import examined


def is_anything_due(stage: Stage) -> bool:
    """Whether a fax is ready, or its next try is due."""
    with examined(_store(stage)) as tx:
        ready = cases.count_in_state(tx, State.READY)
        return bool(ready or cases.due_waiting(tx, stage.clock(), most=1))


def standings(stage: Stage) -> Counter[State]:
    """How many faxes are in each state."""
    with examined(_store(stage)) as tx:
        return Counter({state: cases.count_in_state(tx, state) for state in State})


def _store(stage: Stage) -> Path:
    return stage.folder / "data" / "faxflow.db"
