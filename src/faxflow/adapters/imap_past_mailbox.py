"""An inbox over IMAP that shows what came and went before: copies of what was sent, read mails."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from imapclient import IMAPClient

from faxflow.adapters import imap_past
from faxflow.adapters.imap_mailbox import ImapMailbox
from faxflow.domain.counted import counted
from faxflow.domain.mail import Folder, Mail
from faxflow.domain.sent_copy import SentCopy
from faxflow.errors import MailsRenumbered, MailsUnreadable

T = TypeVar("T")


class ImapPastMailbox(ImapMailbox):
    """As `ImapMailbox`; nothing in the other folders is changed or marked by looking at it."""

    def sent_since(self, since: datetime) -> Sequence[SentCopy] | None:
        """The copies of our faxes since then, oldest first; None where there is no Sent folder.

        Raises LoginRefused, ServerUnreachable, InsecureServer, or MailsRenumbered.
        """
        path = self._steadily(partial(imap_past.sent_folder, named=self._settings.copies_in))
        if path is None:
            return None
        place = self._away(partial(imap_past.listed_since, path=path, since=since))
        copies = self._away(partial(imap_past.copies_in, place=place))
        return sorted(self._not_renumbered(copies, path), key=lambda copy: copy.at)

    def filed_since(self, folder: Folder, since: datetime) -> Iterator[list[Mail]]:
        """The mails that were read and filed in a folder since then, oldest first.

        Raises as `batches` does.
        """
        path = self._steadily(partial(imap_past.filed_folder, name=self._settings.filed_in(folder)))
        if path is None:
            return
        place = self._away(partial(imap_past.listed_since, path=path, since=since))
        longest, unreadable = self._settings.longest_read, 0
        loads = self._away(partial(imap_past.loads_of, place=place, longest=longest))
        for load in self._not_renumbered(loads, path):
            some = self._away(partial(imap_past.fetched, place=place, load=load))
            fetched = self._not_renumbered(some, path)
            unreadable += fetched.unreadable
            yield list(fetched.mails)
        if unreadable:
            mails = counted(unreadable, "mail")
            raise MailsUnreadable(server=self._peer.name, mails=mails, folder=path)

    def _away(self, act: Callable[[IMAPClient], T]) -> T:
        """What `act` gives, which selects another folder; the inbox is selected again."""

        def there_and_back(client: IMAPClient) -> T:
            done = act(client)
            self._validity = self._select(client)
            return done

        return self._steadily(there_and_back)

    def _not_renumbered(self, found: T | None, path: str) -> T:
        if found is None:
            raise MailsRenumbered(server=self._peer.name, folder=path)
        return found
