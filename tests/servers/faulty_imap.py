"""Stands between a client and a real IMAP server, and goes wrong once, at one command."""

import contextlib
import re
import select
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from servers.scripted_smtp import End

GREETING = "greeting"
_COMMAND = re.compile(rb"(\S+) (?:UID )?(\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mishap:
    """What happens instead of a good answer, in this order.

    `meanwhile` is done elsewhere; `say` is sent unasked; the server gets the command only
    if `forwarded`, and of its reply `passed` bytes reach the client (None: all); `answer`
    follows under the command's tag; then the line ends as `end` says.
    """

    say: bytes = b""
    forwarded: bool = False
    passed: int | None = None
    answer: bytes | None = None
    end: End = End.NOT
    meanwhile: Callable[[], object] | None = None


@dataclass
class FaultyImap:
    """Listens on its own `port` for a server on `target`; `met` once it has gone wrong."""

    target: int
    at: str
    mishap: Mishap
    nth: int = 1
    met: bool = False
    _seen: Counter[str] = field(default_factory=Counter)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)
    _sockets: list[socket.socket] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._threads.append(threading.Thread(target=self._accept))
        self._threads[0].start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopped.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for end in tuple(self._sockets):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client = self._listener.accept()[0]
                server = socket.create_connection(("127.0.0.1", self.target))
                self._sockets += [client, server]
                thread = threading.Thread(target=self._serve, args=(client, server))
                self._threads.append(thread)
                thread.start()

    def _serve(self, client: socket.socket, server: socket.socket) -> None:
        with client, server, contextlib.suppress(OSError):
            if not self._greeted(client, server):
                return
            lines = client.makefile("rb", buffering=0)
            while line := lines.readline():
                if not self._command(line, client, server):
                    return

    def _greeted(self, client: socket.socket, server: socket.socket) -> bool:
        if self._is_due(GREETING):
            return self._go_wrong(b"*", b"", client, server)
        client.sendall(server.recv(65_536))
        return True

    def _command(self, line: bytes, client: socket.socket, server: socket.socket) -> bool:
        """Whether the line goes on."""
        found = _COMMAND.match(line)
        tag, verb = (found[1], found[2].decode().upper()) if found else (b"", "")
        if self._is_due(verb):
            return self._go_wrong(tag, line, client, server)
        server.sendall(line)
        _relay(tag, client, server)
        return True

    def _is_due(self, verb: str) -> bool:
        self._seen[verb] += 1
        due = verb == self.at and self._seen[verb] == self.nth and not self.met
        self.met = self.met or due
        return due

    def _go_wrong(
        self, tag: bytes, line: bytes, client: socket.socket, server: socket.socket
    ) -> bool:
        what = self.mishap
        if what.meanwhile:
            what.meanwhile()
        client.sendall(what.say)
        if what.forwarded:
            server.sendall(line)
            reply = _reply(tag, server)
            client.sendall(reply if what.passed is None else reply[: what.passed])
        if what.answer is not None:
            client.sendall(tag + b" " + what.answer + b"\r\n")
        if what.end is End.RESET:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if what.end is End.HANG:
            self._stopped.wait(30)
        return what.end is End.NOT


def _reply(tag: bytes, server: socket.socket) -> bytes:
    """All that the server says to a command."""
    reply = b""
    while not _is_over(tag, reply):
        more = server.recv(65_536)
        if not more:
            break
        reply += more
    return reply


def _relay(tag: bytes, client: socket.socket, server: socket.socket) -> None:
    """Passes bytes both ways until the command is answered."""
    said = b""
    while not _is_over(tag, said):
        for ready in select.select([client, server], [], [])[0]:
            words = ready.recv(65_536)
            if not words:
                raise OSError
            if ready is server:
                said += words
            (client if ready is server else server).sendall(words)


def _is_over(tag: bytes, said: bytes) -> bool:
    last = said[:-2].rpartition(b"\r\n")[2]
    return said.endswith(b"\r\n") and last.startswith(tag + b" ")
