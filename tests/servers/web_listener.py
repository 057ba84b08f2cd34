"""A small web server on loopback that answers as a test says, and keeps what it was sent."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from servers.certificate import Certificate


@dataclass
class WebListener:
    """`posts` holds path and body of each; with `drips` a first line comes that never ends."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    certificate: Certificate | None = None
    hangs: bool = False
    drips: bool = False
    posts: list[tuple[str, bytes]] = field(default_factory=list)
    gets: int = 0
    port: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def listening(self) -> Iterator["WebListener"]:
        server = _Server(self)
        self.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield self
        finally:
            self.over.set()
            server.shutdown()
            server.server_close()
            thread.join()


class _Server(ThreadingHTTPServer):
    def __init__(self, listener: WebListener) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.listener = listener
        if listener.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(listener.certificate.public, listener.certificate.key)
            self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client may leave when it likes."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        listener = self.server.listener
        length = int(self.headers["Content-Length"])
        listener.posts.append((self.path, self.rfile.read(length)))
        if listener.hangs:
            listener.over.wait()
        elif listener.drips:
            self._drip()
        else:
            self._answer()

    def do_GET(self) -> None:
        self.server.listener.gets += 1
        self._answer()

    def _answer(self) -> None:
        self.send_response(self.server.listener.status)
        for name, value in self.server.listener.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self) -> None:
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 ")
            while not self.server.listener.over.wait(0.05):
                self.wfile.write(b"2")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nobody reads it."""
