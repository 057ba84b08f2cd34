"""The folder of handled mails: looked through, and cleared of those that need not be kept."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from imapclient import DELETED, IMAPClient

from faxflow.adapters.imap_connection import connect, hang_up, ours
from faxflow.adapters.imap_filing import folder_name
from faxflow.adapters.imap_reading import fetch, loads, sizes
from faxflow.adapters.mail_security import Peer, Secret, TokenSource
from faxflow.config.server import InboxSettings
from faxflow.domain.mail import Folder, Mail

_AT_ONCE: Final = 500


class FiledMails:
    """One account's folder, over a connection of its own; nothing is moved or marked by looking."""

    def __init__(
        self, settings: InboxSettings, secret: Secret, *, tokens: TokenSource | None = None
    ) -> None:
        self._settings = settings
        self._secret = secret
        self._peer = Peer(settings, settings.section, tokens)
        self._client: IMAPClient | None = None

    @property
    def name(self) -> str:
        """The server, and the folder there."""
        return f"{self._peer.name}, {self._settings.filed_in(Folder.HANDLED)}"

    def batches(self, before: datetime) -> Iterator[list[Mail]]:
        """What came in before that day by the server's own calendar, oldest first.

        Raises LoginRefused, ServerUnreachable, InsecureServer.
        """
        client = self._connected()
        with ours(self._peer):
            uids = self._older(client, before)
        for start in range(0, len(uids), _AT_ONCE):
            with ours(self._peer):
                found = sizes(client, uids[start : start + _AT_ONCE])
            for load in loads(found, self._settings.longest_read):
                with ours(self._peer):
                    mails = fetch(client, load).mails
                yield list(mails)

    def remove(self, uids: Sequence[int]) -> None:
        """Removes mails for good. Raises ServerUnreachable.

        A server without UIDPLUS (RFC 4315) keeps them, marked as deleted, until it tidies up.
        """
        client = self._connected()
        with ours(self._peer):
            client.add_flags(uids, [DELETED], silent=True)
            if client.has_capability("UIDPLUS"):
                client.uid_expunge(uids)

    def close(self) -> None:
        """Hangs up; never raises."""
        if self._client is not None:
            hang_up(self._client)
        self._client = None

    def _connected(self) -> IMAPClient:
        if self._client is None:
            self._client = connect(self._peer, self._secret)
        return self._client

    def _older(self, client: IMAPClient, before: datetime) -> list[int]:
        path = folder_name(client, self._settings.filed_in(Folder.HANDLED))
        if not client.folder_exists(path):
            return []
        client.select_folder(path)
        return sorted(client.search(["UNDELETED", "BEFORE", before.date()]))
