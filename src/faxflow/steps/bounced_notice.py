"""The alarm that a notice to staff came back: once, since its own notice may come back too."""

from faxflow.domain.mail import Folder
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.work import Work
from faxflow.store import tasks
from faxflow.store.connection import Connection

_KEY = f"{TaskKind.ALARM}:bounced-notice"
_TITLE = (
    "Notices to an address in [notices] to come back:"
    f" the newest bounces in folder {Folder.REVIEW} say which; mend it, then `faxflow task done`"
)


def raise_bounced_notice(tx: Connection, work: Work) -> None:
    """Opens the alarm, unless it is open still; a person ends it who has mended the address."""
    tasks.open_tasks(tx, work.run, [NewTask(TaskKind.ALARM, _KEY, _TITLE, work.run.now())])
