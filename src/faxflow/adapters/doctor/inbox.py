"""What is seen of a mailbox that has let us in: its folders, its room, what its server can do."""

import ssl
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from faxflow.config.server import InboxSettings
from faxflow.domain.server_facts import InboxFacts

if TYPE_CHECKING:
    from imapclient import IMAPClient


def looked_into(
    client: "IMAPClient", settings: InboxSettings, refusal: type[Exception]
) -> InboxFacts:
    """Opens its folders for reading alone; `refusal` is what the library raises."""
    opened: dict[bytes, object] = {}
    with suppress(refusal):
        opened = client.select_folder(settings.folder, readonly=True)
    return InboxFacts(
        expires_at=expiry(client.socket()),
        folder_opens=bool(opened),
        numbered=b"UIDVALIDITY" in opened,
        idles=client.has_capability("IDLE"),
        moves=client.has_capability("MOVE"),
        sent=_sent_folder(client, settings, refusal),
        filled=_filled(client, refusal),
    )


def _filled(client: "IMAPClient", refusal: type[Exception]) -> float | None:
    """The fullest of what the server sets a limit to (RFC 9208); None where it tells none."""
    if not client.has_capability("QUOTA"):
        return None
    # A root without a quota, and an answer that is none, tell nothing.
    with suppress(refusal, LookupError, ValueError):
        limited = [one for one in client.get_quota("INBOX") if one.limit]
        return max((one.usage / one.limit for one in limited), default=None)
    return None


def _sent_folder(
    client: "IMAPClient", settings: InboxSettings, refusal: type[Exception]
) -> str | None:
    """The one that is named, where it opens; else the one that the server calls so."""
    from imapclient.imapclient import SENT

    if settings.copies_in == "":
        return None
    if settings.copies_in is None:
        found = client.find_special_folder(SENT)
        return None if found is None else str(found)
    with suppress(refusal):
        client.select_folder(settings.copies_in, readonly=True)
        return settings.copies_in
    return None


def expiry(line: object) -> datetime | None:
    """When the certificate of the other side ends; None on a line without TLS."""
    shown = line.getpeercert() if isinstance(line, ssl.SSLSocket) else None
    until = shown.get("notAfter") if shown else None
    if not isinstance(until, str):
        return None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(until), UTC)
