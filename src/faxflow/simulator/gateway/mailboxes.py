"""The customer's IMAP server in the rehearsal: pymap, in memory."""

import asyncio
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from proxyprotocol.reader import ProxyProtocolReader
from proxyprotocol.version import ProxyProtocolVersion
from pymap.backend.dict import Config, Identity, Login
from pymap.concurrent import Subsystem
from pymap.exceptions import MailboxConflict
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext

_INBOX = "INBOX"


class _Config(Config):
    """pymap's own, less the look-up of this machine's name, which can take seconds."""

    @property
    def greeting(self) -> bytes:
        return b"Rehearsal mailbox ready"


class Mailboxes:
    """All of it belongs to one event loop; `users` maps each name to its password."""

    def __init__(self, users: dict[str, str]) -> None:
        self._config = _Config(
            Namespace(passlib_cfg=None, proxy_protocol=None),
            host=None,
            port=0,
            demo_data=False,
            demo_user="",
            demo_password="",
            tls_enabled=False,
            hash_context=Cleartext(),
            cpu_subsystem=Subsystem.for_asyncio(),
            invalid_user_sleep=0,
        )
        self._login = Login(self._config)
        for name, password in users.items():
            self._login.users_dict[name] = UserMetadata(self._config, name, password=password)
        self._server: asyncio.Server | None = None

    async def open(self, port: int) -> int:
        """Listens on loopback; gives the port."""
        self._config.apply_context()
        reader = ProxyProtocolReader(ProxyProtocolVersion.get(None))
        serve = reader.get_callback(IMAPServer(self._login, self._config))
        self._server = await asyncio.start_server(serve, "127.0.0.1", port)
        return int(self._server.sockets[0].getsockname()[1])

    async def deliver(
        self, user: str, mails: Sequence[tuple[datetime, bytes]], folder: str = _INBOX
    ) -> None:
        """Appends mails to a folder of the user's, in that order, each with the time it came."""
        async with Identity(user, self._login, None, frozenset()).new_session() as session:
            if folder != _INBOX:
                with suppress(MailboxConflict):
                    await session.create_mailbox(folder)
            await session.append_messages(folder, [AppendMessage(mail, at) for at, mail in mails])

    async def close(self) -> None:
        """Listens no more."""
        if self._server is not None:
            self._server.close()
            with suppress(ConnectionError):
                await self._server.wait_closed()
