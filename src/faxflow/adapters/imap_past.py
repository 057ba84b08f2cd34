"""What lies in an account's other folders since a moment: copies of what was sent, read mails.

Each act selects its folder again, so that it may run on a new connection.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from imapclient import IMAPClient
from imapclient.imapclient import SENT

from faxflow.adapters.imap_filing import folder_name
from faxflow.adapters.imap_reading import Fetched, Load, fetch, loads, portions, sizes
from faxflow.domain.ids import references_in
from faxflow.domain.sent_copy import SentCopy

_HEADERS = "BODY.PEEK[HEADER.FIELDS (X-FAXFLOW-ATTEMPT MESSAGE-ID TO SUBJECT DATE)]"
_RECEIVED = b"INTERNALDATE"
_A_DAY = timedelta(days=1)
"""Servers compare days alone, and by a zone of their own."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder as it was selected: its UIDs mean mails only as long as `validity` is the same."""

    path: str
    validity: int
    uids: Sequence[int]


def sent_folder(client: IMAPClient, named: str | None) -> str | None:
    """The folder of copies: the one that is named, else the server's own; None where none is."""
    if named == "":
        return None
    path = named or client.find_special_folder(SENT)
    return path if path and client.folder_exists(path) else None


def filed_folder(client: IMAPClient, name: str) -> str | None:
    """The folder that read mails are filed in, None where none ever was."""
    path = folder_name(client, name)
    return path if client.folder_exists(path) else None


def listed_since(client: IMAPClient, path: str, since: datetime) -> Place:
    """What lies in the folder since the day before `since`."""
    validity = int(client.select_folder(path, readonly=True)[b"UIDVALIDITY"])
    day = (since.astimezone(UTC) - _A_DAY).date()
    return Place(path, validity, sorted(client.search(["UNDELETED", "SINCE", day])))


def loads_of(client: IMAPClient, place: Place, longest: int | None) -> list[Load] | None:
    """What to fetch at once, in the order of the mails; None where they were renumbered."""
    if not _still(client, place):
        return None
    found: list[Load] = []
    for some in portions(place.uids):
        found += loads(sizes(client, some), longest)
    return found


def fetched(client: IMAPClient, place: Place, load: Load) -> Fetched | None:
    """The mails of a load, None where they were renumbered."""
    return fetch(client, load) if _still(client, place) else None


def copies_in(client: IMAPClient, place: Place) -> list[SentCopy] | None:
    """The copies of our faxes among what lies there; None where the mails were renumbered."""
    if not _still(client, place):
        return None
    found: list[SentCopy] = []
    for some in portions(place.uids):
        answers = client.fetch(some, [_HEADERS, _RECEIVED])
        copies = (_copy(parts) for parts in answers.values())
        found += [one for one in copies if one]
    return found


def _still(client: IMAPClient, place: Place) -> bool:
    selected = client.select_folder(place.path, readonly=True)
    return int(selected[b"UIDVALIDITY"]) == place.validity


def _copy(parts: dict[bytes, object]) -> SentCopy | None:
    shown = [value for key, value in parts.items() if key.startswith(b"BODY[")]
    headers = message_from_bytes(b"".join(one for one in shown if isinstance(one, bytes)))
    # Headers that are ours alone: a reference in a subject may stand in anybody's answer.
    named = f"{headers['X-Faxflow-Attempt'] or ''} {headers['Message-ID'] or ''}"
    references = references_in(named)
    if not references:
        return None
    _, recipient = parseaddr(str(headers["To"] or ""))
    subject = str(make_header(decode_header(str(headers["Subject"] or ""))))
    at = _moment(headers, parts.get(_RECEIVED))
    return SentCopy(references[0], recipient, subject, at) if at else None


def _moment(headers: "Message[str, str]", received: object) -> datetime | None:
    """When the server took the copy in, else when the mail says that it was written."""
    if isinstance(received, datetime):
        return received.astimezone(UTC)
    try:
        return parsedate_to_datetime(str(headers["Date"])).astimezone(UTC)
    except (ValueError, TypeError):
        return None
