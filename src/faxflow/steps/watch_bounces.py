"""watch-bounces: reads the service inbox and gives each verdict to its case."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from faxflow.domain.mail import Folder, Mail
from faxflow.domain.verdict import Reading
from faxflow.domain.verdict_match import SPEAKS_OF_A_FAX
from faxflow.errors import FilingRefused, LoginRefused
from faxflow.steps.apply_verdict import Arrival, apply_verdict
from faxflow.steps.find_copies import find_copies
from faxflow.steps.mailbox_login import note_refusal, note_success, require_rested
from faxflow.steps.ports import Mailbox, MailReader, ReadMail
from faxflow.steps.refile_mails import refile_mails
from faxflow.steps.review_task import review_key
from faxflow.steps.settle_silence import settle_silence
from faxflow.steps.work import Work
from faxflow.store import mails, tasks
from faxflow.store.connection import Connection
from faxflow.store.mails import KeptVerdict


@dataclass(slots=True)
class Watched:
    """What one pass did: mails read and seen before, verdicts by kind and by outcome, and
    cases settled by silence or by a copy in the Sent folder."""

    mails: int = 0
    seen_before: int = 0
    by_silence: int = 0
    copies: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _OneByOne:
    """Reads mails when they are asked for."""

    read: ReadMail

    def begin(self, raws: Sequence[bytes]) -> Callable[[], Sequence[Reading]]:
        return lambda: [self.read(raw) for raw in raws]


def watch_once(
    work: Work,
    mailbox: Mailbox,
    read: ReadMail,
    *,
    reader: MailReader | None = None,
    now: bool = False,
) -> Watched:
    """One pass over all that lies in the inbox; `reader` reads piles faster than `read`.

    A mail is moved only after the store has committed what it says. Raises
    LoginRefused, ServerUnreachable or InsecureServer; what was read by then stays.
    Raises LoginPaused where the login was refused lately, unless it is to be tried `now`.
    """
    if not now:
        require_rested(work)
    result = Watched()
    try:
        filing = _read_all(work, mailbox, reader or _OneByOne(read), result)
        _settle_pending(work, result)
        result.copies = find_copies(work, mailbox)
        refile_mails(work, mailbox, read)
    except LoginRefused as problem:
        note_refusal(work, problem)
        raise
    note_success(work, filing)
    result.by_silence = settle_silence(work)
    return result


def _read_all(
    work: Work, mailbox: Mailbox, reader: MailReader, result: Watched
) -> FilingRefused | None:
    """Why mails could not be moved, or None; all are read all the same."""
    refused = None
    for batch, readings in _read_ahead(mailbox, reader):
        for folder, uids in _keep(work, batch, readings, result).items():
            try:
                mailbox.file(uids, folder)
            except FilingRefused as problem:
                refused = problem
    return refused


def _read_ahead(
    mailbox: Mailbox, reader: MailReader
) -> Iterator[tuple[list[Mail], Sequence[Reading]]]:
    """Each batch with its readings; the next one is fetched and being read meanwhile."""
    ahead: tuple[list[Mail], Callable[[], Sequence[Reading]]] | None = None
    for batch in mailbox.batches():
        begun = batch, reader.begin([mail.raw for mail in batch])
        if ahead:
            yield ahead[0], ahead[1]()
        ahead = begun
    if ahead:
        yield ahead[0], ahead[1]()


def _keep(
    work: Work, batch: list[Mail], readings: Sequence[Reading], result: Watched
) -> dict[Folder, list[int]]:
    placed: dict[Folder, list[int]] = {}
    with work.store.write() as tx:
        for mail, reading in zip(batch, readings, strict=True):
            folder = _take_in(tx, work, mail, reading, result=result)
            placed.setdefault(folder, []).append(mail.uid)
    return placed


def _take_in(
    tx: Connection, work: Work, mail: Mail, reading: Reading, *, result: Watched
) -> Folder:
    """Where the mail belongs, once its verdicts have been given to their attempts."""
    result.mails += 1
    kept = mails.keep(tx, work.run, reading, received_at=mail.received_at)
    if kept is None:
        result.seen_before += 1
        folder = mails.folder_of(tx, reading.content_hash) or Folder.REVIEW
    else:
        arrival = Arrival(reading.sent_at, mail.received_at)
        outcomes = [apply_verdict(tx, work, verdict, arrival) for verdict in kept]
        result.kinds.update(str(verdict.verdict.kind) for verdict in kept)
        result.outcomes.update(outcomes)
        folder = _folder(tx, kept)
    mails.file_in(tx, reading.content_hash, folder)
    return folder


def _folder(tx: Connection, kept: list[KeptVerdict]) -> Folder:
    """The folder in which its task says that it lies; what speaks of no fax lies there too."""
    asked = any(tasks.is_open(tx, review_key(one.mail_id)) for one in kept)
    speaks = bool(kept) and all(one.verdict.kind in SPEAKS_OF_A_FAX for one in kept)
    return Folder.HANDLED if speaks and not asked else Folder.REVIEW


def _settle_pending(work: Work, result: Watched) -> None:
    """Applies verdicts that came before their attempt had settled."""
    with work.store.write() as tx:
        for kept in mails.pending(tx):
            lies = mails.folder_of_mail(tx, kept.mail_id) or Folder.HANDLED
            outcome = apply_verdict(tx, work, kept, Arrival(folder=lies))
            if outcome != "pending":
                result.outcomes[outcome] += 1
