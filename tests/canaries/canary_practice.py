"""A practice whose report and referrals name canaries, and a day in its life."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from canary_watch import Seen, watched
from canary_words import Canary, Flock
from PIL import Image, ImageDraw, ImageFont

from arriving import FORM, fax, form_text, mail, pdf
from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.simulator.gateway.fax_gateway import FaxGateway
from faxflow.simulator.gateway.smtp_doors import Accepted
from faxflow.simulator.portal import server as portal_server
from faxflow.simulator.portal.report import MorningReport, ReportRow
from faxflow.simulator.portal.server import Portal
from faxflow.simulator.portal.spreadsheet import FILE_NAME, print_report
from faxflow.simulator.practice.folder import Servers, write_practice
from making import MovableClock
from rehearsing import PASSWORD, SECRETS

MORE = """
[retention]
letters_days = 60
reports_days = 60
mails_days = 60
documents_days = 60
names_days = 60

[log]
format = "json"
level = "debug"

[metrics]
file = "metrics/faxflow.prom"

[intake]
folder = "referrals"
settle_seconds = 0

[referrals.people]
tester = ["intake", "supervisor", "administrator"]
"""
_PAGER = """#!{python}
import os, sys
told = repr(sys.argv) + repr(dict(os.environ)) + sys.stdin.read()
open({heard!r}, "a").write(told)
"""
MORNING = ("extract", "normalize", "load", "send")
LOOKS = (
    "report",
    "report --json",
    "report --html page.html",
    "report --csv -",
    "scorecard",
    "rejects",
    "case list --all",
    "case list --all --json",
    "task list --all",
    "board --once",
    "mail list",
    "gateway status",
    "audit verify",
    "referral list",
    "queue",
    "batch show B-000001",
    "case show FX-999999",
    "rejects B-000099",
)
"""What people look at; what a look at one patient shows is no leak."""


class KeepingGateway(FaxGateway):
    """Keeps each mail whole as it was handed over."""

    def __init__(self, clock: MovableClock) -> None:
        super().__init__(clock, password=PASSWORD)
        self.raw: list[bytes] = []

    async def _take_fax(self, mail: Accepted) -> None:
        self.raw.append(mail.content)
        await super()._take_fax(mail)


@dataclass
class Day:
    """All that a day has shown to anybody but the gateway, and where its things lie."""

    folder: Path
    temporary: Path
    flock: Flock
    seen: Seen
    gateway: KeepingGateway
    codes: dict[str, int] = field(default_factory=dict)
    printed: str = ""
    paged: str = ""


def rows_of(flock: Flock) -> list[ReportRow]:
    """The report's rows; the last of them has no number, so that it is rejected."""
    rows = [_row(bird, _dashed(bird.number)) for bird in flock.birds]
    return [*rows[:-1], _row(flock.birds[-1], "N/A")]


@contextmanager
def canary_practice(
    folder: Path, flock: Flock, *, whole: bool = False
) -> Iterator[tuple[Day, "Door"]]:
    """A day that has not begun, and the door to its commands.

    `whole`: the report is behind a browser, LibreOffice draws, and a referral is a scanned page.
    """
    clock = MovableClock(datetime.now(UTC))
    temporary = folder / "tmp"
    temporary.mkdir()
    with (
        KeepingGateway(clock) as gateway,
        _portal(flock, wanted=whole) as url,
        watched(temporary) as seen,
        _temporary(temporary),
    ):
        config = write_practice(
            folder, Servers(gateway.smtp_port, gateway.imap_port, gateway.office_port, url)
        )
        pager = _pager(folder)
        text = config.read_text()
        text = text if whole else text.replace('engine = "auto"', 'engine = "builtin"')
        text = text.replace('"America/Chicago"', '"UTC"')
        text = text.replace("[notices]\n", f'[notices]\ncommand = ["{pager}"]\n')
        config.write_text(text + MORE)
        (folder / "referrals").mkdir()
        (folder / "metrics").mkdir()
        if whole:
            scan = a_scan(flock.birds[1])
            (folder / "referrals" / "scan.png").write_bytes(scan)
        yield Day(folder, temporary, flock, seen, gateway), Door(config, clock)


@dataclass
class Door:
    """Gives commands as a person or cron does."""

    config: Path
    clock: MovableClock
    count: int = 0

    def run(self, words: str) -> int:
        self.count += 1
        world = World(SECRETS, self.clock, "tester", lambda: f"{self.count:06x}")
        return main([*words.split(), "--config", str(self.config)], world)


def a_scan(bird: Canary) -> bytes:
    """A page as a fax machine sends it: a picture of words."""
    page = Image.new("L", (1700, 2200), 255)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(size=44)
    for number, line in enumerate(form_text(_form(bird)).splitlines()):
        draw.text((150, 150 + 80 * number), line, fill=0, font=font)
    stream = BytesIO()
    page.save(stream, "PNG")
    return stream.getvalue()


@contextmanager
def _portal(flock: Flock, *, wanted: bool) -> Iterator[str | None]:
    """A portal whose report is of these people."""
    if not wanted:
        yield None
        return
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(portal_server, "morning_report", lambda *_: the_report(flock))
        with Portal(PASSWORD, faxes=len(flock.birds), delay_seconds=0.05) as portal:
            yield portal.url


def the_report(flock: Flock) -> MorningReport:
    """Today's, with a row of each of them."""
    rows = tuple(rows_of(flock))
    return MorningReport(datetime.now(UTC).date(), rows, len(rows) - 1, 0, 1)


def live(day: Day, door: Door) -> None:
    """From the report to its end: delivered, busy, failed, refused, doubted; then all is over."""
    _arrive(day)
    say(day, door, "store create", *MORNING)
    _results(day, door, hours=1)
    say(day, door, "referral intake", "remind", "escalate")
    _results(day, door, hours=2)
    day.folder.joinpath("broken.csv").write_text(f"{day.flock.birds[0].surname}\n\0\0")
    say(day, door, "extract --again --file broken.csv", "normalize")
    say(day, door, "escalate", *LOOKS, "store backup")
    for case in range(1, len(day.flock.birds)):
        say(day, door, f"case cancel FX-{case:06d} --because not-wanted")
    say(day, door, "case resolve FX-000005 --delivered", "report mail --dry-run")
    door.clock.forward(days=100)
    say(day, door, "escalate", "prune --dry-run", "prune", "report")
    day.paged = (day.folder / "paged").read_text()


def say(day: Day, door: Door, *commands: str) -> None:
    """Gives commands, and keeps what they print."""
    for words in commands:
        with TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) as stream:
            with redirect_stdout(stream), redirect_stderr(stream):
                day.codes[words] = door.run(words)
            assert isinstance(stream.buffer, BytesIO)
            day.printed += f"$ {words}\n{stream.buffer.getvalue().decode()}"


def _results(day: Day, door: Door, *, hours: int) -> None:
    door.clock.forward(hours=hours)
    day.gateway.deliver_due(door.clock())
    say(day, door, "watch-bounces", "retry", "send")


def _arrive(day: Day) -> None:
    """The day's report, and referrals of the same people: a form, a mail, and what nobody reads."""
    (day.folder / "drop" / FILE_NAME).write_bytes(print_report(the_report(day.flock)))
    one, two, three = day.flock.birds[:3]
    forms = day.folder / "referrals"
    (forms / f"{one.surname}.pdf").write_bytes(pdf(_form(one)))
    (forms / "two.txt").write_text(form_text(_form(two)))
    (forms / "three.eml").write_bytes(mail(f"About {three.given} {three.surname}"))
    (forms / "four.pdf").write_bytes(b"%PDF-1.4 damaged " + three.surname.encode())
    (forms / "five.eml").write_bytes(fax(pdf(_form(three))))


def _form(bird: Canary) -> dict[str, str]:
    return {
        **FORM,
        "Patient Name": f"{bird.given} {bird.surname}",
        "Date of Birth": f"{bird.born:%m/%d/%Y}",
        "Member ID": bird.record,
        "Phone": _dashed(bird.number),
    }


def _row(bird: Canary, number: str) -> ReportRow:
    cells = (
        f"{bird.surname.upper()}, {bird.given.upper()} ({bird.record})",
        f"{bird.born:%m/%d/%Y}",
        f"{datetime.now(UTC):%m/%d/%Y} 09:15 AM",
        "HALE, MONICA R MD / 1413000729",
        f"Follow-up of {bird.surname}",
        f"Clinic of {bird.surname}",
        number,
        "12.00",
    )
    return ReportRow("HALE, MONICA R MD", cells)


def _dashed(number: str) -> str:
    return f"({number[:3]}) {number[3:6]}-{number[6:]}"


def _pager(folder: Path) -> Path:
    """A program that staff are told by; it notes all that it is given."""
    path = folder / "pager"
    path.write_text(_PAGER.format(python=sys.executable, heard=str(folder / "paged")))
    path.chmod(0o700)
    return path


@contextmanager
def _temporary(folder: Path) -> Iterator[None]:
    """Temporary files of this process, and of what it starts, lie in that folder."""
    was, tempfile.tempdir = tempfile.tempdir, str(folder)
    before = {name: os.environ.get(name) for name in ("TMPDIR", "SQLITE_TMPDIR")}
    os.environ |= dict.fromkeys(before, str(folder))
    try:
        yield
    finally:
        tempfile.tempdir = was
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
