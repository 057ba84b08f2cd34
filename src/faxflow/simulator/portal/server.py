"""Serves the portal on loopback: its sessions, and downloads that come slowly or break off."""

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl

from faxflow.simulator.portal.answers import Answers
from faxflow.simulator.portal.changes import AS_RECORDED, PortalChanges
from faxflow.simulator.portal.exchange import Reply, Request
from faxflow.simulator.portal.report import MorningReport, morning_report
from faxflow.simulator.portal.sessions import Sessions
from faxflow.simulator.portal.spreadsheet import print_report
from faxflow.simulator.portal.trouble import Trouble

_CHUNKS = 8
_SLOW_SECONDS = 3.0


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
        slow = changes.trouble is Trouble.SLOW_DOWNLOAD
        self._delay = max(delay_seconds, _SLOW_SECONDS) if slow else delay_seconds
        self._answers = Answers(password, changes, self.report_bytes)
        self.sessions = Sessions(changes.session_requests)
        self._server = _Server(port, self)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self.login_posts = 0
        self.codes_entered = 0

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
        """The answer to a request, counted where it is a sign-in or a one-time code."""
        self.login_posts += (request.method, request.path) == ("POST", "/login")
        self.codes_entered += "CODE" in request.form
        return self._answers.reply(request)

    def pieces(self, body: bytes) -> Iterator[bytes]:
        """A download in parts that come slowly, spread over the portal's delay."""
        size = len(body) // _CHUNKS + 1
        cut = self._changes.trouble is Trouble.CUT_DOWNLOAD
        for start in range(0, len(body) // 2 if cut else len(body), size):
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
        portal, cookie = self.server.portal, _cookie(self.headers.get("Cookie", ""))
        living, passed = portal.sessions.is_living(cookie), portal.sessions.has_passed(cookie)
        reply = portal.reply(Request(self.command, self.path, form, living, passed))
        if reply.passes:
            portal.sessions.let_pass(cookie)
        self._send_head(reply)
        for piece in portal.pieces(reply.body) if reply.file_name else [reply.body]:
            self.wfile.write(piece)

    def _send_head(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in _headers(reply):
            self.send_header(name, value)
        if reply.starts_session:
            cookie = self.server.portal.sessions.begin()
            self.send_header("Set-Cookie", f"CKSESSION={cookie}; Path=/")
        self.end_headers()


def _headers(reply: Reply) -> Iterator[tuple[str, str]]:
    yield "Content-Type", reply.content
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
