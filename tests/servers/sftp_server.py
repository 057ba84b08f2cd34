"""A real SFTP server on loopback, with accounts, host keys and mishaps as a test wants them."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import asyncssh

USER = "hilltop"
PASSWORD = "right-horse"

OnRead = Callable[[asyncssh.SSHServerConnection, int], None]
"""Called with the line and the offset before each read."""


@dataclass
class SftpServer:
    """Serves `folder`; `logins` holds every password that was tried.

    With `asks` passwords are taken by keyboard-interactive alone.
    """

    folder: Path
    host_keys: list[asyncssh.SSHKey]
    taken: str = PASSWORD
    known_key: asyncssh.SSHKey | None = None
    asks: bool = False
    on_read: OnRead | None = None
    on_stat: Callable[[bytes], None] | None = None
    logins: list[str] = field(default_factory=list)
    port: int = 0
    opened: list[IO[bytes]] = field(default_factory=list)

    @contextmanager
    def listening(self) -> Iterator["SftpServer"]:
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever)
        thread.start()
        acceptor = asyncio.run_coroutine_threadsafe(self._listen(), loop).result()
        self.port = acceptor.get_port()
        try:
            yield self
        finally:
            asyncio.run_coroutine_threadsafe(_ended(acceptor), loop).result()
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            # A read that was cancelled half way leaves its file open.
            for file in self.opened:
                file.close()
            loop.close()

    async def _listen(self) -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            config=None,
            server_host_keys=self.host_keys,
            server_factory=lambda: _Accounts(self),
            sftp_factory=lambda channel: _Files(self, channel),
        )


async def _ended(acceptor: asyncssh.SSHAcceptor) -> None:
    acceptor.close()
    await acceptor.wait_closed()
    # Lines that are still open end with their tasks.
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


class _Accounts(asyncssh.SSHServer):
    def __init__(self, server: SftpServer) -> None:
        self._server = server

    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return self._server.known_key is None and not self._server.asks

    def validate_password(self, username: str, password: str) -> bool:
        self._server.logins.append(password)
        return (username, password) == (USER, self._server.taken)

    def public_key_auth_supported(self) -> bool:
        return self._server.known_key is not None

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        self._server.logins.append(key.get_fingerprint())
        known = self._server.known_key
        return known is not None and key == known.convert_to_public()

    def kbdint_auth_supported(self) -> bool:
        return self._server.known_key is None

    def get_kbdint_challenge(self, username: str, lang: str, submethods: str) -> object:
        return "Welcome", "", "", [("Secret word: ", False)]

    def validate_kbdint_response(self, username: str, responses: list[str]) -> bool:
        return self.validate_password(username, responses[0])


class _Files(asyncssh.SFTPServer):
    def __init__(self, server: SftpServer, channel: asyncssh.SSHServerChannel) -> None:
        super().__init__(channel, chroot=str(server.folder))
        self._server = server
        self._line = channel.get_connection()

    def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> object:
        file = super().open(path, pflags, attrs)
        self._server.opened.append(file)
        return file

    def open56(self, path: bytes, access: int, flags: int, attrs: asyncssh.SFTPAttrs) -> object:
        file = super().open56(path, access, flags, attrs)
        self._server.opened.append(file)
        return file

    def read(self, file_obj: object, offset: int, size: int) -> bytes:
        if self._server.on_read:
            self._server.on_read(self._line, offset)
        return super().read(file_obj, offset, size)

    def stat(self, path: bytes) -> object:
        if self._server.on_stat:
            self._server.on_stat(path)
        return super().stat(path)
