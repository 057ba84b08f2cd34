"""A mailbox's login: rested while it is refused, and told of once."""

from dataclasses import dataclass

from faxflow.domain.counted import counted
from faxflow.domain.login_pause import next_login
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import FilingRefused, LoginPaused, LoginRefused, MailsUnreadable
from faxflow.steps.work import Work
from faxflow.store import refused_logins, tasks


@dataclass(frozen=True, slots=True)
class Account:
    """A mailbox that we read: its name in the store, what staff call it, and the command that
    reads it."""

    name: str
    called: str
    command: str

    @property
    def login_task(self) -> str:
        return f"{TaskKind.MEND_ACCOUNT}:{self.name}"

    @property
    def trouble_task(self) -> str:
        return f"{self.login_task} mails"


SERVICE_INBOX = Account("mailbox", "service inbox", "faxflow watch-bounces")


def require_rested(work: Work, account: Account = SERVICE_INBOX) -> None:
    """Returns where the login may be tried. Raises LoginPaused."""
    with work.store.read() as tx:
        refusals = refused_logins.of_account(tx, account.name)
    if refusals is None:
        return
    at = next_login(refusals.times, refusals.last_at)
    # A clock set back must not rest it for longer than the pause is.
    if refusals.last_at <= work.run.now() < at:
        told = f"{at.astimezone(work.config.practice.zone):%Y-%m-%d %H:%M %Z}"
        raise LoginPaused(
            inbox=account.called,
            times=counted(refusals.times, "time"),
            at=told,
            command=account.command,
        )


def note_refusal(work: Work, problem: LoginRefused, account: Account = SERVICE_INBOX) -> None:
    """While nobody reads the inbox nothing that comes is known: a person must hear of it."""
    now = work.run.now()
    title = f"The {account.called} is not read: {problem.for_notice()}"
    task = NewTask(TaskKind.MEND_ACCOUNT, account.login_task, title, now)
    with work.store.write() as tx:
        refused_logins.note(tx, account.name, now)
        tasks.open_tasks(tx, work.run, [task])


def note_success(
    work: Work,
    trouble: FilingRefused | MailsUnreadable | None,
    account: Account = SERVICE_INBOX,
) -> None:
    """We were let in; `trouble` says why some mails could not be moved or shown, if so."""
    now = work.run.now()
    with work.store.write() as tx:
        refused_logins.clear(tx, account.name)
        tasks.close(tx, account.login_task, now)
        if trouble is None:
            tasks.close(tx, account.trouble_task, now)
        else:
            title = f"Mails stay in the {account.called}: {trouble.for_notice()}"
            task = NewTask(TaskKind.MEND_ACCOUNT, account.trouble_task, title, now)
            tasks.open_tasks(tx, work.run, [task])
