"""watch-bounces: reads the service inbox and gives each verdict to its case."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from faxflow.domain.mail import Folder, Mail
from faxflow.domain.task import NewTask, TaskKind
from faxflow.domain.verdict import Reading
from faxflow.domain.verdict_match import SPEAKS_OF_A_FAX
from faxflow.errors import LoginRefused
from faxflow.steps.apply_verdict import apply_verdict, review_key
from faxflow.steps.ports import Mailbox
from faxflow.steps.settle_silence import settle_silence
from faxflow.steps.work import Work
from faxflow.store import mails, tasks
from faxflow.store.connection import Connection
from faxflow.store.mails import KeptVerdict

_LOGIN_TASK = f"{TaskKind.MEND_ACCOUNT}:mailbox"

ReadMail = Callable[[bytes], Reading]
"""Says what a raw mail tells about faxes."""


@dataclass(slots=True)
class Watched:
    """What one pass did: mails read and seen before, verdicts by kind and by outcome."""

    mails: int = 0
    seen_before: int = 0
    by_silence: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)


def watch_once(work: Work, mailbox: Mailbox, read: ReadMail) -> Watched:
    """One pass over all that lies in the inbox.

    A mail is moved only after the store has committed what it says. Raises
    LoginRefused, ServerUnreachable or InsecureServer; what was read by then stays.
    """
    result = Watched()
    try:
        _read_all(work, mailbox, read, result)
    except LoginRefused as problem:
        _tell_of_login(work, problem)
        raise
    with work.store.write() as tx:
        tasks.close(tx, _LOGIN_TASK, work.run.now())
    _settle_pending(work, result)
    result.by_silence = settle_silence(work)
    return result


def _read_all(work: Work, mailbox: Mailbox, read: ReadMail, result: Watched) -> None:
    for batch in mailbox.batches():
        placed = _keep(work, batch, read, result)
        for folder, uids in placed.items():
            mailbox.file(uids, folder)


def _tell_of_login(work: Work, problem: LoginRefused) -> None:
    """While nobody reads the inbox every fax looks silent: a person must hear of it."""
    title = f"The service inbox is not read: {problem.for_notice()}"
    task = NewTask(TaskKind.MEND_ACCOUNT, _LOGIN_TASK, title, work.run.now())
    with work.store.write() as tx:
        tasks.open_tasks(tx, work.run, [task])


def _keep(
    work: Work, batch: list[Mail], read: ReadMail, result: Watched
) -> dict[Folder, list[int]]:
    readings = [(mail, read(mail.raw)) for mail in batch]
    placed: dict[Folder, list[int]] = {}
    with work.store.write() as tx:
        for mail, reading in readings:
            kept = mails.keep(tx, work.run, reading)
            _take_in(tx, work, kept, mail, result=result)
            filed = mails.of_mail(tx, reading.content_hash) if kept is None else kept
            placed.setdefault(_folder(tx, filed), []).append(mail.uid)
    return placed


def _take_in(
    tx: Connection, work: Work, kept: list[KeptVerdict] | None, mail: Mail, *, result: Watched
) -> None:
    result.mails += 1
    if kept is None:
        result.seen_before += 1
        return
    came = mail.received_at
    outcomes = [apply_verdict(tx, work, verdict, received_at=came) for verdict in kept]
    result.kinds.update(str(verdict.verdict.kind) for verdict in kept)
    result.outcomes.update(outcomes)


def _folder(tx: Connection, kept: list[KeptVerdict]) -> Folder:
    """The folder in which its task says that it lies; what speaks of no fax lies there too."""
    asked = any(tasks.is_open(tx, review_key(one.mail_id)) for one in kept)
    speaks = bool(kept) and all(one.verdict.kind in SPEAKS_OF_A_FAX for one in kept)
    return Folder.HANDLED if speaks and not asked else Folder.REVIEW


def _settle_pending(work: Work, result: Watched) -> None:
    """Applies verdicts that came before their attempt had settled."""
    with work.store.write() as tx:
        for kept in mails.pending(tx):
            outcome = apply_verdict(tx, work, kept)
            if outcome != "pending":
                result.outcomes[outcome] += 1
