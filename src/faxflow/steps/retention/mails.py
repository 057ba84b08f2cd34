"""Handled mails in their mailboxes, which may quote the very fax: gone once all is over.

Only mails that the store knows to the last byte; what a person has put into the folder stays.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from faxflow.domain.mail import Mail
from faxflow.domain.pruned import Pruned
from faxflow.domain.referrals.intake.media import Media
from faxflow.domain.retention import Kind
from faxflow.errors import FaxflowError
from faxflow.steps.retention.files import limit_of
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.retention import arrived_files, handled_mails
from faxflow.store.retention.over import Limit


class HandledMails(Protocol):
    """A mailbox's folder of handled mails."""

    @property
    def name(self) -> str:
        """The server, and the folder there."""

    def batches(self, before: datetime) -> Iterator[list[Mail]]:
        """What came in before that day. Raises LoginRefused, ServerUnreachable, InsecureServer."""

    def remove(self, uids: Sequence[int]) -> None:
        """Removes mails for good. Raises ServerUnreachable."""

    def close(self) -> None:
        """Hangs up; never raises."""


@dataclass(frozen=True, slots=True)
class Mailboxes:
    """Where results and referrals were filed, None: there is no such mailbox, or it is not asked.

    `identity` gives a result mail's content hash, as the store keeps it.
    """

    results: HandledMails | None
    referrals: HandledMails | None
    identity: Callable[[bytes], str]


Spent = Callable[[Connection, Mapping[int, str], Limit], set[int]]
"""The UIDs of mails that may go, of these UIDs with their hashes."""


def prune_mails(work: Work, boxes: Mailboxes, done: Pruned, *, dry_run: bool) -> None:
    """Removes what may go; a mailbox that cannot be reached is left for another time."""
    limit = limit_of(work, Kind.MAILS)
    if limit is None:
        return
    asked = (
        (boxes.results, boxes.identity, _spent_results),
        (boxes.referrals, _sha256, _spent_arrivals),
    )
    for box, identity, spent in asked:
        if box is None:
            continue
        try:
            done.counts.mails += _pruned(work, box, identity, _Rule(limit, spent, dry_run))
        except FaxflowError as problem:
            told = f"Handled mails are left for another time ({box.name}): {problem.for_notice()}"
            done.problems.append(told)
        finally:
            box.close()


@dataclass(frozen=True, slots=True)
class _Rule:
    limit: Limit
    spent: Spent
    dry_run: bool


def _pruned(work: Work, box: HandledMails, identity: Callable[[bytes], str], rule: _Rule) -> int:
    count = 0
    for mails in box.batches(rule.limit.before):
        known = {mail.uid: identity(mail.raw) for mail in mails}
        with work.store.read() as tx:
            uids = sorted(rule.spent(tx, known, rule.limit))
        if uids and not rule.dry_run:
            box.remove(uids)
        count += len(uids)
    return count


def _spent_results(tx: Connection, known: Mapping[int, str], limit: Limit) -> set[int]:
    spent = handled_mails.spent(tx, set(known.values()), limit)
    return {uid for uid, one in known.items() if one in spent}


def _spent_arrivals(tx: Connection, known: Mapping[int, str], limit: Limit) -> set[int]:
    spent = arrived_files.settled(tx, limit)
    return {uid for uid, one in known.items() if f"{one}{Media.MAIL.suffix}" in spent}


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
