"""watch-bounces: reads the service inbox and gives each verdict to its case."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from faxflow.domain.mail import Folder, Mail
from faxflow.domain.verdict import Reading
from faxflow.errors import FaxflowError, FilingRefused, LoginRefused, MailsUnreadable
from faxflow.steps.apply_verdict import Arrival, apply_verdict
from faxflow.steps.find_copies import find_copies
from faxflow.steps.mailbox_login import note_refusal, note_success, require_rested
from faxflow.steps.ports import Mailbox, MailReader, ReadMail
from faxflow.steps.refile_mails import refile_mails
from faxflow.steps.settle_silence import settle_silence
from faxflow.steps.take_mail import TakenMail, note_sign, take_mail
from faxflow.steps.work import Work
from faxflow.store import gateways, mails


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
    Raises LoginPaused where the login was refused lately, unless it is to be tried `now`, and
    in the end MailsUnreadable: what was not read may speak of any fax, so silence proves nothing.
    """
    if not now:
        require_rested(work)
    result = Watched()
    try:
        trouble = _read_all(work, mailbox, reader or _OneByOne(read), result)
        _settle_pending(work, result)
        result.copies = find_copies(work, mailbox)
        refile_mails(work, mailbox, read)
    except LoginRefused as problem:
        note_refusal(work, problem)
        raise
    note_success(work, trouble)
    if isinstance(trouble, MailsUnreadable):
        raise trouble
    result.by_silence = settle_silence(work)
    return result


def _read_all(
    work: Work, mailbox: Mailbox, reader: MailReader, result: Watched
) -> FilingRefused | MailsUnreadable | None:
    """Why mails could not be moved or shown, or None; all others are read all the same."""
    problems: list[FaxflowError] = []
    for batch, readings in _read_ahead(mailbox, reader, problems):
        for folder, uids in _keep(work, batch, readings, result).items():
            try:
                mailbox.file(uids, folder)
            except FilingRefused as problem:
                problems.insert(0, problem)
    last = problems[-1] if problems else None
    if last is None or isinstance(last, FilingRefused | MailsUnreadable):
        return last
    raise last


def _read_ahead(
    mailbox: Mailbox, reader: MailReader, problems: list[FaxflowError]
) -> Iterator[tuple[list[Mail], Sequence[Reading]]]:
    """Each batch with its readings; the next one is fetched and being read meanwhile."""
    ahead: tuple[list[Mail], Callable[[], Sequence[Reading]]] | None = None
    for batch in _fetched(mailbox, problems):
        begun = batch, reader.begin([mail.raw for mail in batch])
        if ahead:
            yield ahead[0], ahead[1]()
        ahead = begun
    if ahead:
        yield ahead[0], ahead[1]()


def _fetched(mailbox: Mailbox, problems: list[FaxflowError]) -> Iterator[list[Mail]]:
    """The batches as far as they come; what ended them is put last of the problems.

    Raised here, it would cost the batch that is still being read, pass after pass.
    """
    try:
        yield from mailbox.batches()
    except FaxflowError as problem:
        problems.append(problem)


def _keep(
    work: Work, batch: list[Mail], readings: Sequence[Reading], result: Watched
) -> dict[Folder, list[int]]:
    """Where each mail belongs, by UID, once all that they say is committed."""
    uids: dict[Folder, list[int]] = {}
    hashes: dict[Folder, list[str]] = {}
    signs: dict[tuple[str, date], datetime] = {}
    with work.store.write() as tx:
        for mail, reading in zip(batch, readings, strict=True):
            taken = take_mail(tx, work, mail, reading)
            _count(result, taken)
            uids.setdefault(taken.folder, []).append(mail.uid)
            hashes.setdefault(taken.folder, []).append(reading.content_hash)
            note_sign(signs, taken, work.config.practice.zone)
        for folder, some in hashes.items():
            mails.file_in(tx, folder, some)
        for (gateway, day), at in signs.items():
            gateways.prove_alive(tx, gateway, at, day)
    return uids


def _count(result: Watched, taken: TakenMail) -> None:
    result.mails += 1
    result.seen_before += taken.seen_before
    result.kinds.update(taken.kinds)
    result.outcomes.update(taken.outcomes)


def _settle_pending(work: Work, result: Watched) -> None:
    """Applies verdicts that came before their attempt had settled."""
    with work.store.write() as tx:
        for kept in mails.pending(tx):
            lies = mails.folder_of_mail(tx, kept.mail_id) or Folder.HANDLED
            outcome = apply_verdict(tx, work, kept, Arrival(folder=lies)).outcome
            if outcome != "pending":
                result.outcomes[outcome] += 1
