"""Reads mails from the selected folder without marking them, and bears with those that vanish."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from faxflow.adapters.imap_connection import is_for_now, is_lost
from faxflow.domain.mail import Mail

_RECEIVED, _SIZE = b"INTERNALDATE", b"RFC822.SIZE"

_UIDS_AT_ONCE = 1000
"""In one command, so that its line stays within what servers take."""

_MOST_MAILS, _MOST_BYTES = 250, 8_000_000
"""What is fetched and kept at once: one mail at a time is ten times slower."""

LONGEST_READ = 16_000_000
"""Bytes read of one mail: what a gateway has to say stands before the fax that it returns."""

_UNKNOWN_SIZE = sys.maxsize
"""As that of a mail of excessive length: it is read alone, and no further than that one."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """`unreadable` counts mails that lie there but that the server cannot show."""

    mails: Sequence[Mail]
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Load:
    """Mails to be fetched together; `first` are the bytes read of one of excessive length, None:
    they are read whole."""

    uids: Sequence[int]
    first: int | None = None

    def singly(self) -> "list[Load]":
        """Its mails, each alone."""
        return [Load([uid], self.first) for uid in self.uids]


def list_uids(client: IMAPClient) -> list[int]:
    """UIDs of all that waits to be read, oldest first; filed mails may lie there as deleted."""
    client.noop()  # Dovecot searches what it last told us of, and tells of new mail only then
    return sorted(client.search("UNDELETED"))


def portions(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The UIDs in their order, as many at a time as one command takes."""
    for start in range(0, len(uids), _UIDS_AT_ONCE):
        yield uids[start : start + _UIDS_AT_ONCE]


def sizes(client: IMAPClient, uids: Sequence[int]) -> dict[int, int]:
    """The bytes of each mail that is there, in the order of `uids`."""
    try:
        told = client.fetch(uids, [_SIZE])
    except IMAPClientError as error:
        if is_lost(error) or is_for_now(error):
            raise
        return unknown_sizes(uids)
    return {uid: told[uid].get(_SIZE, _UNKNOWN_SIZE) for uid in uids if uid in told}


def unknown_sizes(uids: Sequence[int]) -> dict[int, int]:
    """For mails that the server cannot measure, perhaps for one among them that it cannot open."""
    return dict.fromkeys(uids, _UNKNOWN_SIZE)


def loads(lengths: Mapping[int, int], longest: int | None = None) -> Iterator[Load]:
    """The mails in their order, bundled by number and bytes; `lengths` as `sizes` gives them.

    `longest` are the bytes read of one mail, None: LONGEST_READ.
    """
    longest = longest or LONGEST_READ
    bundle: list[int] = []
    total = 0
    for uid, length in lengths.items():
        if bundle and (len(bundle) == _MOST_MAILS or total + length > _MOST_BYTES):
            yield Load(bundle)
            bundle, total = [], 0
        if length > longest:
            yield Load([uid], first=longest)
            continue
        bundle.append(uid)
        total += length
    if bundle:
        yield Load(bundle)


def still_there(client: IMAPClient, uids: Sequence[int]) -> list[int]:
    """Those of `uids` that the folder holds now."""
    return sorted(client.search(["UID", ",".join(map(str, uids))]))


def fetch(client: IMAPClient, load: Load) -> Fetched:
    """The mails of a load in their order, less those that are gone."""
    try:
        return _fetched(client, load)
    except IMAPClientError as error:  # some were taken away (RFC 5530 EXPUNGEISSUED), or are bad
        if is_lost(error) or is_for_now(error):
            raise
    if len(load.uids) == 1:
        return Fetched([], unreadable=len(still_there(client, load.uids)))
    return _together([fetch(client, one) for one in load.singly()])


def _fetched(client: IMAPClient, load: Load) -> Fetched:
    section = f"BODY.PEEK[]<0.{load.first}>" if load.first else "BODY.PEEK[]"
    body = b"BODY[]<0>" if load.first else b"BODY[]"
    found = client.fetch(load.uids, [section, _RECEIVED])
    there = [(uid, found[uid]) for uid in load.uids if uid in found]
    mails = [
        Mail(uid, parts[body], parts.get(_RECEIVED))
        for uid, parts in there
        if parts.get(body) is not None
    ]
    blank = [uid for uid, parts in there if parts.get(body) is None]
    return Fetched(mails, _unreadable(client, blank))


def _unreadable(client: IMAPClient, blank: Sequence[int]) -> int:
    """How many have no body though they lie there: so are those shown that are gone (RFC 2180)."""
    return len(still_there(client, blank)) if blank else 0


def _together(parts: Sequence[Fetched]) -> Fetched:
    mails = [mail for part in parts for mail in part.mails]
    return Fetched(mails, sum(part.unreadable for part in parts))
