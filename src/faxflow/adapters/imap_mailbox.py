"""The service inbox over IMAP, on one connection that is renewed when it drops."""

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from faxflow.adapters.imap_connection import DROPPED, connect, hang_up, ours
from faxflow.adapters.imap_filing import file_away, folder_path
from faxflow.adapters.imap_reading import fetch, list_uids
from faxflow.adapters.imap_waiting import wait_for_mail
from faxflow.adapters.mail_security import Peer, Secret
from faxflow.config.server import MailboxSettings
from faxflow.domain.mail import Folder, Mail
from faxflow.errors import ConfigurationProblem, FaxflowError, ServerUnreachable

T = TypeVar("T")

_BATCH = 50
"""Mails fetched at once: one at a time is ten times slower."""


class ImapMailbox:
    """Serves one thread; each call connects again once where the connection was dropped."""

    def __init__(self, settings: MailboxSettings, secret: Secret) -> None:
        self._secret = secret
        self._folder = settings.folder
        self._peer = Peer(settings, "[mailbox]")
        self._client: IMAPClient | None = None
        self._paths: dict[Folder, str] = {}
        self._listed: frozenset[int] = frozenset()
        self._validity: int | None = None  # UIDs name mails only as long as this stays the same
        self._listed_validity: int | None = None

    def batches(self) -> Iterator[list[Mail]]:
        """All that lies in the inbox now, oldest first, some dozens at a time.

        Raises LoginRefused, ServerUnreachable, InsecureServer.
        """
        uids, unreadable = self._steadily(self._list), 0
        for start in range(0, len(uids), _BATCH):
            fetched = self._steadily(partial(fetch, uids=uids[start : start + _BATCH]))
            if self._renumbered():
                return
            unreadable += fetched.unreadable
            if fetched.mails:
                yield fetched.mails
        if unreadable:
            what = f"it cannot show {unreadable} mails in {self._folder}"
            raise ServerUnreachable(server=self._peer.name, what=what)

    def file(self, uids: Sequence[int], folder: Folder) -> None:
        """Moves mails out of the inbox in one go; a UID that is gone is not an error."""
        if uids:
            self._steadily(partial(self._file, uids=uids, folder=folder))

    def wait(self, seconds: float) -> None:
        """Returns when new mail may have come (IDLE), or after `seconds` at the latest."""
        self._steadily(partial(self._wait, until=time.monotonic() + seconds))

    def close(self) -> None:
        """Logs out; never raises."""
        if self._client is not None:
            with contextlib.suppress(IMAPClientError, OSError):
                self._client.logout()
        self._drop()

    def _list(self, client: IMAPClient) -> list[int]:
        uids = list_uids(client)
        self._listed, self._listed_validity = frozenset(uids), self._validity
        return uids

    def _file(self, client: IMAPClient, uids: Sequence[int], folder: Folder) -> None:
        if self._renumbered():
            return
        if folder not in self._paths:
            self._paths[folder] = folder_path(client, folder)
        file_away(client, uids, self._paths[folder])

    def _wait(self, client: IMAPClient, until: float) -> None:
        if not self._renumbered():
            wait_for_mail(client, self._listed, until)

    def _renumbered(self) -> bool:
        """Whether the UIDs that were listed may name other mails by now; the next list mends it."""
        return self._validity != self._listed_validity

    def _steadily(self, act: Callable[[IMAPClient], T]) -> T:
        """What `act` gives, on a second connection where the first had been dropped."""
        try:
            with ours(self._peer):
                if self._client is not None:
                    with contextlib.suppress(*DROPPED):
                        return act(self._client)
                return act(self._connected())
        except (FaxflowError, KeyboardInterrupt):
            # Cut short, perhaps inside IDLE: a polite LOGOUT would wait for its answer in vain.
            self._drop()
            raise

    def _connected(self) -> IMAPClient:
        self._drop()
        self._client = connect(self._peer, self._secret)
        self._validity = self._select(self._client)
        return self._client

    def _select(self, client: IMAPClient) -> int:
        try:
            return int(client.select_folder(self._folder)[b"UIDVALIDITY"])
        except DROPPED:
            raise
        except IMAPClientError as error:
            raise ConfigurationProblem(
                where="[mailbox] folder",
                what=f"{self._peer.name} does not open {self._folder}",
                todo="Give the folder that the gateway's mails arrive in.",
            ) from error

    def _drop(self) -> None:
        if self._client is not None:
            hang_up(self._client)
        self._client = None
        self._paths.clear()
