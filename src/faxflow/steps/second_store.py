"""The alarm that another store sends as this one: the mailbox, which both have, shows it."""

from datetime import timedelta

from faxflow.domain.restored import Restore
from faxflow.domain.second_store import CLOCKS_DIFFER, sends_beside
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.work import Work
from faxflow.store import tasks
from faxflow.store.connection import Connection
from faxflow.store.lost_attempts import Sign

_KEY = f"{TaskKind.ALARM}:second-store"
_TITLE = (
    "Another store sends faxes as this one does: {reference} ({evidence}) did not go out from here,"
    " and a fax may go out twice; find the other machine or copy, and take its schedule away"
)


def tell_of_second_store(tx: Connection, work: Work, sign: Sign, restore: Restore | None) -> None:
    """Opens the alarm where a try that is not known here was sent by a store that is alive."""
    if not sends_beside(restore, sign.at, late=_latest(work, sign)):
        return
    title = _TITLE.format(reference=sign.reference, evidence=sign.evidence)
    tasks.open_tasks(tx, work.run, [NewTask(TaskKind.ALARM, _KEY, title, work.run.now())])


def _latest(work: Work, sign: Sign) -> timedelta:
    """A copy is made at once; a result comes until the gateway's window is over."""
    if sign.said is None:
        return CLOCKS_DIFFER
    return CLOCKS_DIFFER + timedelta(hours=work.config.gateway_called(sign.gateway).silence_hours)
