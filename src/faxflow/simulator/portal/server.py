"""Serves the portal on loopback: sessions, slow downloads, and changes that break recordings."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl

from faxflow.simulator.portal.answers import Answers, Reply, Request
from faxflow.simulator.portal.pages import RECORDED_WORDING, Wording
from faxflow.simulator.portal.report import MorningReport, morning_report
from faxflow.simulator.portal.spreadsheet import print_report

_CHUNKS = 8


@dataclass(frozen=True, slots=True)
class PortalChanges:
    """How this portal differs from the one that was recorded.

    `wording` renames the list of reports; `session_requests` ends each session after so many.
    """

    wording: Wording = RECORDED_WORDING
    session_requests: int | None = None


AS_RECORDED = PortalChanges()


class Portal:
    """A portal that listens on 127.0.0.1 between `start` and `stop`; port 0 takes a free one."""

    def __init__(
        self,
        password: str,
        *,
        faxes: int = 650,
        seed: int = 1,
        port: int = 0,
        delay_seconds: float = 0.5,
        changes: PortalChanges = AS_RECORDED,
    ) -> None:
        self._faxes, self._seed = faxes, seed
        self._changes = changes
        self._delay = delay_seconds
        self._answers = Answers(password, changes.wording, self.report_bytes)
        self._sessions: dict[str, int] = {}
        self._server = _Server(port, self)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self.login_posts = 0

    @property
    def url(self) -> str:
        """Where the sign-in page is, without a slash at its end."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def report(self, day: date) -> MorningReport:
        """The rows of the day's report, counted."""
        return morning_report(day, self._faxes, self._seed)

    def report_bytes(self, day: date) -> bytes:
        """The file that a download on this portal gives."""
        return print_report(self.report(day))

    def start(self) -> None:
        """Begins to serve."""
        self._thread.start()

    def _serve(self) -> None:
        self._server.serve_forever(poll_interval=0.02)

    def stop(self) -> None:
        """Ends serving; downloads that still run are cut."""
        self._server.shutdown()
        self._thread.join()
        self.close()

    def close(self) -> None:
        """Gives the port back."""
        self._server.server_close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def reply(self, request: Request) -> Reply:
        """The answer to a request, counted where it is a sign-in."""
        self.login_posts += (request.method, request.path) == ("POST", "/login")
        return self._answers.reply(request)

    def new_session(self) -> str:
        """The cookie of a session that has just begun."""
        cookie = f"CK{len(self._sessions) + 1:06d}"
        self._sessions[cookie] = 0
        return cookie

    def is_living(self, cookie: str) -> bool:
        """Whether the session exists and has requests left; counts this one."""
        if cookie not in self._sessions:
            return False
        self._sessions[cookie] += 1
        limit = self._changes.session_requests
        return limit is None or self._sessions[cookie] <= limit

    def pieces(self, body: bytes) -> Iterator[bytes]:
        """A download in parts that come slowly, spread over the portal's delay."""
        size = len(body) // _CHUNKS + 1
        for start in range(0, len(body), size):
            threading.Event().wait(self._delay / _CHUNKS)
            yield body[start : start + size]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, portal: Portal) -> None:
        self.portal = portal
        super().__init__(("127.0.0.1", port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Answers a link."""
        self._answer({})

    def do_POST(self) -> None:
        """Answers a form."""
        length = int(self.headers.get("Content-Length", 0))
        self._answer(dict(parse_qsl(self.rfile.read(length).decode("ascii", "replace"))))

    def log_message(self, *_: object) -> None:
        """Keeps the portal quiet: its addresses are of no use to a rehearsal."""

    def _answer(self, form: dict[str, str]) -> None:
        if self.path == "/favicon.ico":  # asked for by browsers alone, at times of their own
            self.send_error(404)
            return
        portal = self.server.portal
        living = portal.is_living(_cookie(self.headers.get("Cookie", "")))
        reply = portal.reply(Request(self.command, self.path, form, living))
        self._send_head(reply)
        for piece in portal.pieces(reply.body) if reply.file_name else [reply.body]:
            self.wfile.write(piece)

    def _send_head(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in _headers(reply):
            self.send_header(name, value)
        if reply.starts_session:
            cookie = self.server.portal.new_session()
            self.send_header("Set-Cookie", f"CKSESSION={cookie}; Path=/")
        self.end_headers()


def _headers(reply: Reply) -> Iterator[tuple[str, str]]:
    kind = "application/vnd.ms-excel" if reply.file_name else "text/html; charset=windows-1252"
    yield "Content-Type", kind
    yield "Content-Length", str(len(reply.body))
    yield "Cache-Control", "no-store"
    if reply.location:
        yield "Location", reply.location
    if reply.file_name:
        yield "Content-Disposition", f'attachment; filename="{reply.file_name}"'


def _cookie(header: str) -> str:
    """The session's cookie among all that the browser sends."""
    pairs = (part.strip().partition("=") for part in header.split(";"))
    return next((value for name, _, value in pairs if name == "CKSESSION"), "")
