"""Takes one mail in: each of its verdicts goes to its attempt, and the mail to its folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from faxflow.domain.mail import Folder, Mail
from faxflow.domain.verdict import Reading
from faxflow.domain.verdict_match import SPEAKS_OF_A_FAX
from faxflow.domain.verdict_reading.own_notice import BOUNCED_NOTICE
from faxflow.steps.apply_verdict import Arrival, apply_verdict
from faxflow.steps.bounced_notice import raise_bounced_notice
from faxflow.steps.review_task import review_key
from faxflow.steps.work import Work
from faxflow.store import mails, tasks
from faxflow.store.connection import Connection
from faxflow.store.mails import KeptVerdict


@dataclass(frozen=True, slots=True)
class TakenMail:
    """Where the mail belongs, and what became of its verdicts.

    `spoke` are the gateways that it shows to have been alive `at` that time.
    """

    folder: Folder
    at: datetime
    seen_before: bool = False
    kinds: Sequence[str] = ()
    outcomes: Sequence[str] = ()
    spoke: frozenset[str] = frozenset()


def take_mail(tx: Connection, work: Work, mail: Mail, reading: Reading) -> TakenMail:
    """Keeps the mail and applies its verdicts; a mail read before changes nothing."""
    arrival = Arrival(reading.sent_at, mail.received_at)
    now = work.run.now()
    at = min(arrival.earliest or now, now)
    kept = mails.keep(tx, work.run, reading, received_at=mail.received_at)
    if kept is None:
        lies = mails.folder_of(tx, reading.content_hash) or Folder.REVIEW
        return TakenMail(lies, at, seen_before=True)
    if reading.service == BOUNCED_NOTICE:
        raise_bounced_notice(tx, work)
    applied = [apply_verdict(tx, work, verdict, arrival) for verdict in kept]
    return TakenMail(
        _folder(tx, kept),
        at,
        kinds=[verdict.verdict.kind for verdict in kept],
        outcomes=[one.outcome for one in applied],
        spoke=frozenset(one.gateway for one in applied if one.gateway),
    )


def note_sign(signs: dict[tuple[str, date], datetime], taken: TakenMail, zone: tzinfo) -> None:
    """Adds the newest sign of life of each gateway and day (the practice's) to `signs`."""
    for gateway in taken.spoke:
        key = gateway, taken.at.astimezone(zone).date()
        signs[key] = max(taken.at, signs.get(key, taken.at))


def _folder(tx: Connection, kept: Sequence[KeptVerdict]) -> Folder:
    """The folder in which its task says that it lies; what speaks of no fax lies there too."""
    if not kept or any(one.verdict.kind not in SPEAKS_OF_A_FAX for one in kept):
        return Folder.REVIEW
    asked = tasks.is_open(tx, review_key(kept[0].mail_id))
    return Folder.REVIEW if asked else Folder.HANDLED
