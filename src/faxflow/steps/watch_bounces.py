"""watch-bounces: reads the service inbox and gives each verdict to its case."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from faxflow.domain.mail import Folder, Mail
from faxflow.domain.verdict import Reading, VerdictKind
from faxflow.steps.apply_verdict import apply_verdict
from faxflow.steps.ports import Mailbox
from faxflow.steps.settle_silence import settle_silence
from faxflow.steps.work import Work
from faxflow.store import mails
from faxflow.store.connection import Connection

ReadMail = Callable[[bytes], Reading]
"""Says what a raw mail tells about faxes."""

_FOR_A_PERSON = frozenset({"ambiguous", "unmatched"})


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
    for batch in mailbox.batches():
        placed = _keep(work, batch, read, result)
        for folder, uids in placed.items():
            mailbox.file(uids, folder)
    _settle_pending(work, result)
    result.by_silence = settle_silence(work)
    return result


def _keep(
    work: Work, batch: list[Mail], read: ReadMail, result: Watched
) -> dict[Folder, list[int]]:
    readings = [(mail.uid, read(mail.raw)) for mail in batch]
    placed: dict[Folder, list[int]] = {}
    with work.store.write() as tx:
        for uid, reading in readings:
            folder = _take_in(tx, work, reading, result)
            placed.setdefault(folder, []).append(uid)
    return placed


def _take_in(tx: Connection, work: Work, reading: Reading, result: Watched) -> Folder:
    result.mails += 1
    kept = mails.keep(tx, work.run, reading)
    if kept is None:
        result.seen_before += 1
        return Folder.HANDLED
    outcomes = [apply_verdict(tx, work, verdict) for verdict in kept]
    result.kinds.update(str(verdict.verdict.kind) for verdict in kept)
    result.outcomes.update(outcomes)
    return _folder(reading, outcomes)


def _folder(reading: Reading, outcomes: list[str]) -> Folder:
    spoke = any(verdict.kind is not VerdictKind.NOISE for verdict in reading.verdicts)
    handled = spoke and "not-a-verdict" not in outcomes and not _FOR_A_PERSON & set(outcomes)
    return Folder.HANDLED if handled else Folder.REVIEW


def _settle_pending(work: Work, result: Watched) -> None:
    """Applies verdicts that came before their attempt had settled."""
    with work.store.write() as tx:
        for kept in mails.pending(tx):
            outcome = apply_verdict(tx, work, kept)
            if outcome != "pending":
                result.outcomes[outcome] += 1
