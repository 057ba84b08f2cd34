"""Reads mails from the selected folder without marking them, and bears with those that vanish."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from faxflow.adapters.imap_connection import is_for_now, is_lost
from faxflow.domain.mail import Mail

_RECEIVED, _SIZE = b"INTERNALDATE", b"RFC822.SIZE"

_SIZES_AT_ONCE = 1000
"""UIDs in one command, so that its line stays within what servers take."""

_MOST_MAILS, _MOST_BYTES = 250, 8_000_000
"""What is fetched and kept at once: one mail at a time is ten times slower."""

LONGEST_READ = 16_000_000
"""Bytes read of one mail: what a gateway has to say stands before the fax that it returns."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """`unreadable` counts mails that lie there but that the server cannot show."""

    mails: list[Mail]
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Load:
    """Mails to be fetched together; `whole` unless they are one of excessive length."""

    uids: Sequence[int]
    whole: bool = True


def list_uids(client: IMAPClient) -> list[int]:
    """UIDs of all that waits to be read, oldest first; filed mails may lie there as deleted."""
    client.noop()  # Dovecot searches what it last told us of, and tells of new mail only then
    return sorted(client.search("UNDELETED"))


def sizes(client: IMAPClient, uids: Sequence[int]) -> dict[int, int]:
    """The bytes of each mail that is there, in the order of `uids`."""
    found: dict[int, int] = {}
    for start in range(0, len(uids), _SIZES_AT_ONCE):
        some = uids[start : start + _SIZES_AT_ONCE]
        told = client.fetch(some, [_SIZE])
        found |= {uid: told[uid][_SIZE] for uid in some if _SIZE in told.get(uid, {})}
    return found


def loads(lengths: Mapping[int, int]) -> Iterator[Load]:
    """The mails in their order, bundled by number and bytes; `lengths` as `sizes` gives them."""
    bundle: list[int] = []
    total = 0
    for uid, length in lengths.items():
        if bundle and (len(bundle) == _MOST_MAILS or total + length > _MOST_BYTES):
            yield Load(bundle)
            bundle, total = [], 0
        if length > LONGEST_READ:
            yield Load([uid], whole=False)
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
        return Fetched(_fetched(client, load))
    except IMAPClientError as error:  # some were taken away (RFC 5530 EXPUNGEISSUED), or are bad
        if is_lost(error) or is_for_now(error):
            raise
        return _one_by_one(client, still_there(client, load.uids), whole=load.whole)


def _fetched(client: IMAPClient, load: Load) -> list[Mail]:
    section = "BODY.PEEK[]" if load.whole else f"BODY.PEEK[]<0.{LONGEST_READ}>"
    body = b"BODY[]" if load.whole else b"BODY[]<0>"
    found = client.fetch(load.uids, [section, _RECEIVED])
    shown = [(uid, found[uid]) for uid in load.uids if found.get(uid, {}).get(body) is not None]
    return [Mail(uid, parts[body], parts.get(_RECEIVED)) for uid, parts in shown]


def _one_by_one(client: IMAPClient, uids: Sequence[int], *, whole: bool) -> Fetched:
    mails: list[Mail] = []
    for uid in uids:
        try:
            mails += _fetched(client, Load([uid], whole))
        except IMAPClientError as error:
            if is_lost(error) or is_for_now(error):
                raise
    return Fetched(mails, unreadable=len(uids) - len(mails))
