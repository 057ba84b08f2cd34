"""The mailbox's login: rested while it is refused, and told of once."""

from faxflow.domain.counted import counted
from faxflow.domain.login_pause import next_login
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import FilingRefused, LoginPaused, LoginRefused, MailsUnreadable
from faxflow.steps.work import Work
from faxflow.store import refused_logins, tasks

ACCOUNT = "mailbox"
_LOGIN_TASK = f"{TaskKind.MEND_ACCOUNT}:{ACCOUNT}"
_TROUBLE_TASK = f"{TaskKind.MEND_ACCOUNT}:{ACCOUNT} mails"


def require_rested(work: Work) -> None:
    """Returns where the login may be tried. Raises LoginPaused."""
    with work.store.read() as tx:
        refusals = refused_logins.of_account(tx, ACCOUNT)
    if refusals is None:
        return
    at = next_login(refusals.times, refusals.last_at)
    # A clock set back must not rest it for longer than the pause is.
    if refusals.last_at <= work.run.now() < at:
        told = f"{at.astimezone(work.config.practice.zone):%Y-%m-%d %H:%M %Z}"
        raise LoginPaused(times=counted(refusals.times, "time"), at=told)


def note_refusal(work: Work, problem: LoginRefused) -> None:
    """While nobody reads the inbox every fax looks silent: a person must hear of it."""
    now = work.run.now()
    title = f"The service inbox is not read: {problem.for_notice()}"
    task = NewTask(TaskKind.MEND_ACCOUNT, _LOGIN_TASK, title, now)
    with work.store.write() as tx:
        refused_logins.note(tx, ACCOUNT, now)
        tasks.open_tasks(tx, work.run, [task])


def note_success(work: Work, trouble: FilingRefused | MailsUnreadable | None) -> None:
    """We were let in; `trouble` says why some mails could not be moved or shown, if so."""
    now = work.run.now()
    with work.store.write() as tx:
        refused_logins.clear(tx, ACCOUNT)
        tasks.close(tx, _LOGIN_TASK, now)
        if trouble is None:
            tasks.close(tx, _TROUBLE_TASK, now)
        else:
            title = f"Mails stay in the service inbox: {trouble.for_notice()}"
            task = NewTask(TaskKind.MEND_ACCOUNT, _TROUBLE_TASK, title, now)
            tasks.open_tasks(tx, work.run, [task])
