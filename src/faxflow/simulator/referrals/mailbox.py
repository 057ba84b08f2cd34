"""The practice's shared mailbox on loopback, which can lose count of its mails."""

from collections.abc import Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from faxflow.simulator.gateway.mailboxes import Mailboxes
from faxflow.simulator.gateway.server_loop import ServerLoop

USER = "referrals"


class IntakeMailbox:
    """An IMAP server with one inbox; `port` tells where it listens."""

    def __init__(self, password: str) -> None:
        self._users = {USER: password}

    def __enter__(self) -> Self:
        self._loop = ServerLoop("rehearsal-intake")
        self._mailboxes = Mailboxes(self._users)
        self.port = self._loop.run(self._mailboxes.open(0))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.run(self._mailboxes.close())
        self._loop.stop()

    def deliver(self, mails: Sequence[tuple[datetime, bytes]]) -> None:
        """Puts mails into the inbox, each with the time it came."""
        self._loop.run(self._mailboxes.deliver(USER, mails))

    def restore(self, mails: Sequence[tuple[datetime, bytes]]) -> None:
        """Begins anew with just these mails in the inbox, all under other numbers than before,
        as after a backup was put back."""
        self._loop.run(self._mailboxes.close())
        self._mailboxes = Mailboxes(self._users)
        self._loop.run(self._mailboxes.open(self.port))
        self.deliver(mails)
