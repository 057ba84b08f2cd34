"""An inbox over IMAP, on one connection that is renewed when it drops."""

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from faxflow.adapters import imap_folders
from faxflow.adapters.imap_connection import (
    connect,
    hang_up,
    is_for_now,
    is_lost,
    ours,
    response_code,
)
from faxflow.adapters.imap_filing import file_away, folder_path
from faxflow.adapters.imap_reading import (
    Fetched,
    Load,
    fetch,
    list_uids,
    loads,
    portions,
    sizes,
    unknown_sizes,
)
from faxflow.adapters.imap_waiting import wait_for_mail
from faxflow.adapters.mail_security import Peer, Secret, TokenSource
from faxflow.config.server import InboxSettings
from faxflow.domain.counted import counted
from faxflow.domain.ids import Reference
from faxflow.domain.mail import Folder, Mail, Misfiled
from faxflow.errors import (
    ConfigurationProblem,
    FilingRefused,
    LineLost,
    MailsRenumbered,
    MailsUnreadable,
)

T = TypeVar("T")

_MOST_BREAKS = 20
"""Loads and mails in a row on which the line breaks: the server itself ails then."""


class ImapMailbox:
    """Serves one thread; each call connects again once where the connection was dropped."""

    def __init__(
        self,
        settings: InboxSettings,
        secret: Secret,
        *,
        patience_seconds: float = 5.0,
        tokens: TokenSource | None = None,
    ) -> None:
        self._secret = secret
        self._patience_seconds = patience_seconds
        self._settings = settings
        self._folder = settings.folder
        self._peer = Peer(settings, settings.section, tokens)
        self._client: IMAPClient | None = None
        self._breaks = 0
        self._paths: dict[Folder, str] = {}
        self._listed: frozenset[int] = frozenset()
        self._validity: int | None = None  # UIDs name mails only as long as this stays the same
        self._listed_validity: int | None = None

    def batches(self) -> Iterator[list[Mail]]:
        """All that lies in the inbox now, oldest first, some hundreds at a time.

        Raises LoginRefused, ServerUnreachable, InsecureServer, or at its end MailsUnreadable
        or MailsRenumbered: what was not read may speak of any fax.
        """
        unreadable = 0
        for fetched in self._fetched():
            unreadable += fetched.unreadable
            if fetched.mails:
                yield list(fetched.mails)
        if self._renumbered():
            raise MailsRenumbered(server=self._peer.name, folder=self._folder)
        if unreadable:
            mails = counted(unreadable, "mail")
            raise MailsUnreadable(server=self._peer.name, mails=mails, folder=self._folder)

    def file(self, uids: Sequence[int], folder: Folder) -> None:
        """Moves mails out of the inbox in one go; a UID that is gone is not an error.

        Raises FilingRefused where the server will not, as when the account is full.
        """
        if uids:
            self._steadily(partial(self._file, uids=uids, folder=folder))

    def refile(self, lost: Misfiled) -> None:
        """Moves a mail that was filed before to another folder, if it is found."""
        self._steadily(partial(self._refile, lost=lost))

    def copies(self, references: Sequence[Reference]) -> frozenset[Reference]:
        """Those of which a copy lies in the Sent folder; a missing one proves nothing."""
        return self._steadily(partial(self._copies, references=references))

    def wait(self, seconds: float) -> None:
        """Returns when new mail may have come (IDLE), or after `seconds` at the latest."""
        self._steadily(partial(self._wait, until=time.monotonic() + seconds))

    def close(self) -> None:
        """Logs out; never raises."""
        if self._client is not None:
            with contextlib.suppress(IMAPClientError, OSError):
                self._client.logout()
        self._drop()

    def _fetched(self) -> Iterator[Fetched]:
        uids = self._steadily(self._list)
        self._breaks = 0
        for some in portions(uids):
            for load in loads(self._sizes(some), self._settings.longest_read):
                for fetched in self._load(load):
                    if self._renumbered():
                        return
                    yield fetched

    def _list(self, client: IMAPClient) -> list[int]:
        uids = list_uids(client)
        self._listed, self._listed_validity = frozenset(uids), self._validity
        return uids

    def _sizes(self, uids: Sequence[int]) -> dict[int, int]:
        try:
            return self._steadily(partial(sizes, uids=uids))
        except LineLost:
            return unknown_sizes(uids)

    def _load(self, load: Load) -> Iterator[Fetched]:
        """The load's mails, one by one where it breaks the line."""
        fetched = self._unbroken(load)
        if fetched is not None:
            yield fetched
            return
        for one in load.singly():
            yield self._unbroken(one) or Fetched([], unreadable=1)

    def _unbroken(self, load: Load) -> Fetched | None:
        """None where the line breaks each time: Dovecot hangs up on a mail that it cannot open.

        Raises LineLost where that goes on and on: it is no fault of the mails.
        """
        try:
            fetched = self._steadily(partial(fetch, load=load))
        except LineLost:
            self._breaks += 1
            if self._breaks == _MOST_BREAKS:
                raise
            return None
        self._breaks = 0
        return fetched

    def _file(self, client: IMAPClient, uids: Sequence[int], folder: Folder) -> None:
        if self._renumbered():
            return
        try:
            if folder not in self._paths:
                self._paths[folder] = folder_path(client, self._settings.filed_in(folder))
            file_away(client, uids, self._paths[folder])
        except IMAPClientError as error:
            if is_lost(error) or is_for_now(error):
                raise
            raise FilingRefused(
                server=self._peer.name, folder=folder, what=response_code(error)
            ) from error

    def _refile(self, client: IMAPClient, lost: Misfiled) -> None:
        self._elsewhere(client, lambda: imap_folders.refile(client, lost))

    def _copies(self, client: IMAPClient, references: Sequence[Reference]) -> frozenset[Reference]:
        look = partial(imap_folders.copies, client, self._settings.copies_in, references)
        return self._elsewhere(client, look) or frozenset()

    def _elsewhere(self, client: IMAPClient, look: Callable[[], T]) -> T | None:
        """What `look` gives, None where the server will not; the inbox is selected again."""
        try:
            found = look()
        except IMAPClientError as error:
            if is_lost(error):
                raise
            found = None
        self._validity = self._select(client)
        return found

    def _wait(self, client: IMAPClient, until: float) -> None:
        if not self._renumbered():
            wait_for_mail(client, self._listed, until)

    def _renumbered(self) -> bool:
        """Whether the UIDs that were listed may name other mails by now; the next list mends it."""
        return self._validity != self._listed_validity

    def _steadily(self, act: Callable[[IMAPClient], T]) -> T:
        """What `act` gives, on a second connection where the first had been lost."""
        try:
            with ours(self._peer):
                if self._client is not None:
                    try:
                        return act(self._client)
                    except (IMAPClientError, OSError) as error:
                        if not is_lost(error):
                            raise
                return self._anew(act)
        except FilingRefused:  # said over a connection that is well
            raise
        except BaseException:
            # Cut short, perhaps inside IDLE: a polite LOGOUT would wait for its answer in vain.
            # Or in another folder: the next pass must not take that for the inbox.
            self._drop()
            raise

    def _anew(self, act: Callable[[IMAPClient], T]) -> T:
        client = self._connected()
        with ours(self._peer, lost=LineLost):
            return act(client)

    def _connected(self) -> IMAPClient:
        self._drop()
        client = connect(self._peer, self._secret, patience_seconds=self._patience_seconds)
        self._client = client
        self._validity = self._select(client)
        return client

    def _select(self, client: IMAPClient) -> int:
        try:
            return int(client.select_folder(self._folder)[b"UIDVALIDITY"])
        except IMAPClientError as error:
            if is_lost(error) or is_for_now(error):
                raise
            raise ConfigurationProblem(
                where=f"{self._settings.section} folder",
                what=f"{self._peer.name} does not open {self._folder}",
                todo="Give the folder that its mails arrive in.",
            ) from error

    def _drop(self) -> None:
        if self._client is not None:
            hang_up(self._client)
        self._client = None
        self._paths.clear()
