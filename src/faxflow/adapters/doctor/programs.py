"""Programs that draw letters, read scans and walk through portals, each tried a little."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Final

from faxflow.adapters.child_process import run_child
from faxflow.adapters.portal.programs import find_chromium, find_driver, need_browser
from faxflow.config.source import PortalSettings
from faxflow.domain.machine_facts import Program
from faxflow.errors import PartMissing

_SECONDS: Final = 20.0
_TITLE: Final = "faxflow was here"
_PAGE: Final = f"<!doctype html><title>{_TITLE}</title>".encode()


class MachinePrograms:
    """Those of this machine; nothing that is started outlives the look at it."""

    def office(self) -> Program | None:
        """LibreOffice, None where it is not installed."""
        from faxflow.adapters.letters.office.program import find_office, open_office

        found = find_office()
        if found is None:
            return None
        with TemporaryDirectory(prefix="faxflow-doctor-") as scratch:
            return Program(str(found), open_office(found, Path(scratch)).version())

    def draws_a_letter(self) -> bool:
        """Whether LibreOffice makes a PDF of a tiny letter. Raises PartMissing."""
        from faxflow.adapters.letters.choose import installed_office
        from faxflow.adapters.letters.office.program import open_office
        from faxflow.adapters.letters.survey.font_probe import probed

        with TemporaryDirectory(prefix="faxflow-doctor-") as scratch:
            return bool(probed(("Arial",), open_office(installed_office(), Path(scratch))))

    def has_word(self) -> bool:
        """Whether Microsoft Word and what drives it are here."""
        from faxflow.adapters.letters.word import has_word

        return has_word() and find_spec("docx2pdf") is not None

    def ocr_languages(self) -> tuple[str, ...] | None:
        """The languages that Tesseract reads; None where it is not installed."""
        try:
            ended = run_child(("tesseract", "--list-langs"), timeout_seconds=_SECONDS)
        except PartMissing:
            return None
        return tuple(line.strip() for line in ended.stdout.splitlines()[1:])

    def browser(self, source: PortalSettings) -> Program | None:
        """Chromium or Chrome."""
        return _program(find_chromium(source.chromium))

    def driver(self, source: PortalSettings) -> Program | None:
        """What drives it."""
        return _program(find_driver(source.chromedriver))

    def opens_a_page(self, source: PortalSettings) -> bool:
        """Whether the browser starts and shows a page of this machine's. Raises PartMissing."""
        from selenium.common.exceptions import WebDriverException

        from faxflow.adapters.portal.browser import open_browser

        chromium, driver = need_browser(source.chromium, source.chromedriver)
        with _page() as url, open_browser(chromium, driver) as browser:
            try:
                browser.driver.get(url)
                return bool(browser.driver.title == _TITLE)
            except WebDriverException:
                return False


def _program(path: Path | None) -> Program | None:
    if path is None:
        return None
    try:
        ended = run_child((str(path), "--version"), timeout_seconds=_SECONDS, environment=_few())
    except PartMissing:
        return Program(str(path), "")
    said = ended.stdout.strip().splitlines() if ended.exit_code == 0 else []
    return Program(str(path), said[0].strip() if said else "")


def _few() -> dict[str, str]:
    """No secret of ours for a browser."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}


@contextmanager
def _page() -> Iterator[str]:
    """The address of a page on loopback, while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """The same page whatever is asked for."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(_PAGE)))
        self.end_headers()
        self.wfile.write(_PAGE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name for it
        """Nobody reads it."""
