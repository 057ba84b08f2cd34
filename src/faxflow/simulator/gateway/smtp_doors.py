"""Where the rehearsal takes mail in: one door for faxes, one for the office's notices."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from weakref import WeakSet

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from faxflow.domain.rehearsal import REHEARSAL_HOST
from faxflow.simulator.gateway.outcomes import DROPPED_AFTER_DOT, GREYLISTED, NO_SUCH_FAX
from faxflow.simulator.gateway.quick_smtp import QuickSmtp
from faxflow.simulator.gateway.received_fax import number_of


@dataclass(frozen=True, slots=True)
class Accepted:
    """One mail that a door took: its envelope and its bytes."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes


Take = Callable[[Accepted], Awaitable[None]]


class OfficeDoor:
    """Takes every mail."""

    def __init__(self, take: Take) -> None:
        self._take = take

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, _session: Any, envelope: Any
    ) -> str:
        """250 once the mail is ours."""
        await self._take(Accepted(envelope.mail_from, tuple(envelope.rcpt_tos), envelope.content))
        return await self.reply(server, envelope)

    async def reply(self, _server: SMTP, _envelope: Any) -> str:
        """The answer to the final dot."""
        return "250 2.0.0 Taken"


class FaxDoor(OfficeDoor):
    """Takes faxes; where it `teases`, it misbehaves for the numbers that rehearse it."""

    def __init__(self, take: Take, *, teases: bool = True) -> None:
        super().__init__(take)
        self._teases = teases
        self._deferred: set[str] = set()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name and order
        self, _server: SMTP, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        """550 for no number, or for one that has no fax; 450 once for a greylisted one."""
        if not self._teases:
            envelope.rcpt_tos.append(address)
            return "250 2.1.5 OK"
        number = number_of(address)
        if number is None or number.endswith(NO_SUCH_FAX):
            return "550 5.1.1 There is no such fax number"
        if number.endswith(GREYLISTED) and number not in self._deferred:
            self._deferred.add(number)
            return "450 4.2.1 Try this number again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def reply(self, server: SMTP, envelope: Any) -> str:
        """The answer to the final dot; for one ending the connection breaks instead."""
        numbers = [number_of(address) or "" for address in envelope.rcpt_tos]
        if self._teases and any(number.endswith(DROPPED_AFTER_DOT) for number in numbers):
            _break(server)
            await asyncio.sleep(3600)  # cancelled as soon as the connection is gone
        return await super().reply(server, envelope)


class Door:
    """A listening SMTP server on loopback."""

    def __init__(self, handler: OfficeDoor, users: dict[str, str]) -> None:
        self._handler = handler
        self._users = users
        self._talks: WeakSet[QuickSmtp] = WeakSet()
        self._server: asyncio.Server | None = None

    async def open(self, port: int) -> int:
        """Listens; gives the port."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._talk, "127.0.0.1", port)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Listens no more and hangs up on everyone."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
        for talk in list(self._talks):
            _break(talk)

    def _talk(self) -> QuickSmtp:
        talk = QuickSmtp(
            self._handler,
            hostname=REHEARSAL_HOST,
            ident="rehearsal gateway",
            authenticator=self._authenticated,
            auth_require_tls=False,  # loopback only
            loop=asyncio.get_running_loop(),
        )
        self._talks.add(talk)
        return talk

    def _authenticated(self, *arguments: Any) -> AuthResult:
        given = arguments[-1]
        known = isinstance(given, LoginPassword) and (
            self._users.get(given.login.decode()) == given.password.decode()
        )
        return AuthResult(success=known, handled=False)


def _break(talk: SMTP) -> None:
    transport = talk.transport
    if isinstance(transport, asyncio.WriteTransport):
        transport.abort()
