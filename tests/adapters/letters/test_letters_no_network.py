"""Nothing outside a template is fetched for a letter: no page, no file."""

import io
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pikepdf
import pytest
from PIL import Image

from adapters.letters.both_ways import both_ways, opened, real_office
from adapters.letters.making.outside import outside_links
from faxflow.adapters.child_process import run_child
from faxflow.adapters.letters.office import program
from faxflow.adapters.letters.office.no_network import without_network
from faxflow.adapters.letters.office.pixels import reference_pdf
from faxflow.adapters.letters.office.program import Office, find_office

SIZE = (37, 23)
"""Dots of the picture outside, by which it is known in a PDF."""


class Counting(HTTPServer):
    """Gives everybody the picture, and notes what was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Giving)
        self.asked: list[str] = []


class Giving(BaseHTTPRequestHandler):
    server: Counting

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(picture())

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 # names that the base class asks for

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[Counting]:
    with Counting() as counting:
        thread = Thread(target=counting.serve_forever)
        thread.start()
        yield counting
        counting.shutdown()
        thread.join()


@pytest.fixture
def addresses(server: Counting, tmp_path: Path) -> tuple[str, str]:
    """A page and a file, which hold the same picture."""
    beside = tmp_path / "secret.png"
    beside.write_bytes(picture())
    return f"http://127.0.0.1:{server.server_port}/secret.png", beside.as_uri()


@pytest.mark.parametrize("cut_off", [True, False])
def test_no_link_is_followed_whether_the_system_cuts_the_network_off_or_not(
    server: Counting,
    addresses: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    cut_off: bool,
) -> None:
    if not cut_off:
        monkeypatch.setattr(program, "without_network", tuple)

    template = opened(outside_links(*addresses), tmp_path)

    with real_office() as office:
        ways = both_ways(template, [{"case_id": "FX-000001"}], office)
        with_fields = reference_pdf(office, outside_links(*addresses, fields=True))

    assert isinstance(with_fields, bytes)
    assert server.asked == []
    assert not any(map(holds_the_picture, [*ways.usual, *ways.ours, with_fields]))


def test_an_office_with_its_own_settings_would_follow_them(
    server: Counting, addresses: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "without_network", tuple)
    found = find_office()
    assert found is not None

    pdf = reference_pdf(Office(found, tmp_path), outside_links(*addresses))

    assert isinstance(pdf, bytes)
    assert server.asked != []
    assert holds_the_picture(pdf)


@pytest.mark.skipif(not without_network(), reason="this system cuts no program's network off")
def test_a_program_without_network_does_not_even_reach_loopback(server: Counting) -> None:
    asking = f"import socket; socket.create_connection(('127.0.0.1', {server.server_port}))"

    ended = run_child([*without_network(), sys.executable, "-c", asking], timeout_seconds=20)

    assert ended.exit_code == 1
    assert "Network is unreachable" in ended.stderr


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", SIZE, (200, 30, 90)).save(buffer, "PNG")
    return buffer.getvalue()


def holds_the_picture(pdf: bytes) -> bool:
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        streams = [each for each in whole.objects if isinstance(each, pikepdf.Stream)]
        images = [each for each in streams if each.get("/Subtype") == "/Image"]
        return SIZE in [(int(image.Width), int(image.Height)) for image in images]
