"""Reads mails from the selected folder without marking them, and bears with those that vanish."""

from collections.abc import Sequence
from dataclasses import dataclass

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from faxflow.adapters.imap_connection import DROPPED
from faxflow.domain.mail import Mail

_ASK = ("BODY.PEEK[]", "INTERNALDATE")
_BODY, _RECEIVED = b"BODY[]", b"INTERNALDATE"


@dataclass(frozen=True, slots=True)
class Fetched:
    """`unreadable` counts mails that lie there but that the server cannot show."""

    mails: list[Mail]
    unreadable: int = 0


def list_uids(client: IMAPClient) -> list[int]:
    """UIDs of all that waits to be read, oldest first; filed mails may lie there as deleted."""
    client.noop()  # Dovecot searches what it last told us of, and tells of new mail only then
    return sorted(client.search("UNDELETED"))


def still_there(client: IMAPClient, uids: Sequence[int]) -> list[int]:
    """Those of `uids` that the folder holds now."""
    return sorted(client.search(["UID", ",".join(map(str, uids))]))


def fetch(client: IMAPClient, uids: Sequence[int]) -> Fetched:
    """The mails of `uids` in that order, less those that are gone."""
    try:
        return Fetched(_fetched(client, uids))
    except DROPPED:
        raise
    except IMAPClientError:  # some were taken away meanwhile (RFC 5530 EXPUNGEISSUED), or are bad
        return _one_by_one(client, still_there(client, uids))


def _fetched(client: IMAPClient, uids: Sequence[int]) -> list[Mail]:
    found = client.fetch(uids, _ASK)
    shown = [(uid, found[uid]) for uid in uids if found.get(uid, {}).get(_BODY) is not None]
    return [Mail(uid, parts[_BODY], parts.get(_RECEIVED)) for uid, parts in shown]


def _one_by_one(client: IMAPClient, uids: Sequence[int]) -> Fetched:
    mails: list[Mail] = []
    for uid in uids:
        try:
            mails += _fetched(client, [uid])
        except DROPPED:
            raise
        except IMAPClientError:
            continue
    return Fetched(mails, unreadable=len(uids) - len(mails))
