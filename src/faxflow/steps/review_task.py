"""The task that asks a person to look at a mail, and says where it lies."""

from faxflow.domain.ids import MailId, mail_name
from faxflow.domain.mail import Folder
from faxflow.domain.mail_in_words import came_of_it
from faxflow.domain.task import NewTask, TaskKind
from faxflow.domain.verdict_effect import Keep
from faxflow.domain.verdict_match import Unmatched
from faxflow.steps.work import Work
from faxflow.store import tasks
from faxflow.store.connection import Connection
from faxflow.store.mails import KeptVerdict


def review_key(mail_id: MailId) -> str:
    """The key of the task that asks a person to look at a mail."""
    return f"{TaskKind.REVIEW_MAIL}:{mail_name(mail_id)}"


def ask_person(
    tx: Connection, work: Work, kept: KeptVerdict, *, why: Unmatched | Keep, folder: Folder
) -> None:
    """Opens the task, once for a mail."""
    now, mail = work.run.now(), mail_name(kept.mail_id)
    reference = kept.verdict.reference
    about = f", it names {reference}" if reference else ""
    read_at = f"{now.astimezone(work.config.practice.zone):%Y-%m-%d %H:%M %Z}"
    where = f"{mail}, read at {read_at}, lies in folder {folder}"
    title = f"{where} and needs a look ({came_of_it(why)}{about}): `faxflow mail list`"
    task = NewTask(TaskKind.REVIEW_MAIL, review_key(kept.mail_id), title, now)
    tasks.open_tasks(tx, work.run, [task])
