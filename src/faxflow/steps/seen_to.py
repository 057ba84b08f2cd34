"""What came of a reject that a person named, and why nothing is to be done about it any more."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.ids import BatchId, RejectId, batch_name, case_name
from faxflow.domain.settled_reject import Became
from faxflow.domain.task import TaskKind
from faxflow.steps.work import Work
from faxflow.store import batches, rejects, tasks
from faxflow.store.connection import Connection
from faxflow.store.rejects import KeptReject


@dataclass(frozen=True, slots=True)
class SeenTo:
    """`known` is False where there is no such reject; `became` and `case` are None while it is
    open. `columns` are those that were corrected."""

    reject: str
    done: bool
    told: str
    known: bool = True
    became: Became | None = None
    case: str | None = None
    columns: Sequence[str] = ()


def unknown(name: str) -> SeenTo:
    """There is none of that name."""
    told = f"There is no reject {name} in this store. `faxflow rejects list --all` names them."
    return SeenTo(name, done=False, told=told, known=False)


def refused(name: str, why: str) -> SeenTo:
    """It stays open, and why."""
    end = "" if why.endswith("?") else "."
    return SeenTo(name, done=False, told=f"{name}: {why}{end} Nothing of it was changed.")


def settled_before(tx: Connection, reject_id: RejectId) -> SeenTo | None:
    """Why nothing is to be done about a reject; None where it is open and its batch is loaded."""
    reject, name = rejects.get(tx, reject_id), str(reject_id)
    if reject is None:
        return unknown(name)
    if reject.became:
        return _already(name, reject)
    if not batches.is_loaded(tx, reject_id.batch_id):
        return refused(name, "its report is not loaded yet: `faxflow load`, then again")
    return None


def close_when_none_is_open(tx: Connection, work: Work, batch_id: BatchId) -> None:
    """The task about a batch's rejects ends with the last of them."""
    if not rejects.count_open(tx, batch_id):
        tasks.close(tx, f"{TaskKind.REVIEW_REJECTS}:{batch_name(batch_id)}", work.run.now())


def _already(name: str, reject: KeptReject) -> SeenTo:
    by = f"by {reject.settled_by} ({reject.because})"
    if reject.became is Became.SET_ASIDE:
        undo = f"`faxflow rejects set-aside {name} --undo` opens it again"
        return refused(name, f"it was set aside {by}; {undo}")
    case = case_name(reject.case_id) if reject.case_id is not None else None
    told = f"{name} was corrected before, {by}: it is {case}. Nothing was changed."
    return SeenTo(name, done=True, told=told, became=reject.became, case=case)
