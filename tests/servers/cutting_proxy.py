"""Passes bytes on to a server, listens to what the client says, and can cut the line."""

import contextlib
import socket
import threading
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

_WAIT_SECONDS = 20.0


@dataclass
class CuttingProxy:
    """Listens on its own `port` for a server on `target`; `lines` counts connections."""

    target: int
    lines: int = 0
    _heard: bytearray = field(default_factory=bytearray)
    _news: threading.Condition = field(default_factory=threading.Condition)
    _sockets: list[socket.socket] = field(default_factory=list)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._start(self._accept)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()
        for thread in self._threads:
            thread.join()

    def cut(self) -> None:
        """Ends every connection of this moment."""
        for end in tuple(self._sockets):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def wait_for(self, words: bytes) -> None:
        """Returns when a client has said `words`, on any connection so far."""
        with self._news:
            if not self._news.wait_for(lambda: words in self._heard, _WAIT_SECONDS):
                raise AssertionError(f"no client said {words!r}")

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client = self._listener.accept()[0]
                server = socket.create_connection(("127.0.0.1", self.target))
                self.lines += 1
                self._sockets += [client, server]
                self._start(self._pass_on, client, server, True)
                self._start(self._pass_on, server, client, False)

    def _start(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _pass_on(self, source: socket.socket, goal: socket.socket, listen: bool) -> None:
        with contextlib.suppress(OSError):
            while words := source.recv(65_536):
                goal.sendall(words)
                if listen:
                    with self._news:
                        self._heard += words
                        self._news.notify_all()
        for end in (source, goal):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        source.close()
