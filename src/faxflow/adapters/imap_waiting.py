"""Waits for new mail in the selected folder: told by the server (IDLE), or by asking."""

import ssl
import time

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from faxflow.adapters.imap_connection import DROPPED
from faxflow.adapters.imap_reading import list_uids

_IDLE_SECONDS = 120.0
"""Re-issued far below the 29 minutes of RFC 2177: routers forget quiet connections sooner,
and a mail that came just as IDLE began may have been announced a moment before."""

_ASK_EVERY_SECONDS = 15.0


def wait_for_mail(client: IMAPClient, known: frozenset[int], until: float) -> None:
    """Returns when the folder holds a UID not in `known`, or when `time.monotonic()` is `until`."""
    while known.issuperset(list_uids(client)):
        left = until - time.monotonic()
        if left <= 0:
            return
        if client.has_capability("IDLE"):
            _idle(client, min(left, _IDLE_SECONDS))
        else:
            time.sleep(min(left, _ASK_EVERY_SECONDS))


def _idle(client: IMAPClient, seconds: float) -> None:
    try:
        client.idle()
        if not _heard_more(client):
            client.idle_check(timeout=seconds)
        client.idle_done()
    except DROPPED:
        raise
    except IMAPClientError as error:  # news ahead of the go-ahead: what comes next is unknown
        raise IMAPClientAbortError("the server spoke out of turn") from error


def _heard_more(client: IMAPClient) -> bool:
    """Whether news came in one packet with the server's go-ahead: idle_check would not see it."""
    sock = client.socket()
    before = sock.gettimeout()
    sock.settimeout(0)
    try:
        return bool(client._imap.file.peek(1))
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    finally:
        sock.settimeout(before)
