"""A web server on loopback that gives a report, or fails to, as a test says for each path."""

import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler

from servers.certificate import Certificate
from servers.loopback_web import LoopbackWeb


@dataclass(frozen=True)
class Page:
    """`length` is what is announced in place of the body's own; None: nothing is announced.

    With `stalls` the line stays open once the body is out, with `drips` a byte comes now and then.
    With `says_goodbye` TLS is told that this was the end.
    """

    body: bytes = b"MRN,Fax\n1,+12015550143\n"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = -1
    stalls: bool = False
    drips: bool = False
    says_goodbye: bool = False


@dataclass
class ReportServer:
    """`pages` by path; another path is a 404. `asked` holds path and headers of each question."""

    pages: dict[str, Page]
    certificate: Certificate | None = None
    asked: list[tuple[str, Message]] = field(default_factory=list)
    port: int = 0
    stalled: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"{'https' if self.certificate else 'http'}://127.0.0.1:{self.port}"

    @contextmanager
    def listening(self) -> Iterator["ReportServer"]:
        with LoopbackWeb(self, _Handler, self.certificate).listening(self.over) as self.port:
            yield self


class _Handler(BaseHTTPRequestHandler):
    server: "LoopbackWeb[ReportServer]"

    def do_GET(self) -> None:
        report = self.server.owner
        report.asked.append((self.path, self.headers))
        page = report.pages.get(self.path, Page(b"not here", 404))
        self.send_response(page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        if page.length is not None:
            length = len(page.body) if page.length < 0 else page.length
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(page.body)
        self.wfile.flush()
        while page.drips and not report.over.wait(0.05):
            self.wfile.write(b"x")
        if page.says_goodbye and isinstance(self.connection, ssl.SSLSocket):
            self.connection.unwrap()
        if page.stalls:
            report.stalled.set()
            report.over.wait()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nobody reads it."""
