"""A day of patients with names of their own: none is found anywhere but in store, vaults and fax.

Each channel is searched, and each search is shown to find a leak that was planted there.
"""

import base64
import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, closing
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from canary_channels import BELONG_TILL_THEY_GO, CHANNELS
from canary_practice import Day, Door, canary_practice, live, say
from canary_watch import sleep_until, watched
from canary_words import Flock, a_flock

from faxflow.cli import pruning
from faxflow.errors import ExitCode

ENDINGS = ("31", "01", "03", "07", "05", "32", "33")
"""Delivered, busy twice, out of service, refused at once, silence, delivered, and no number."""


@pytest.fixture(scope="module")
def flock() -> Flock:
    return a_flock(f"{os.getpid()}", ENDINGS)


@pytest.fixture(scope="module")
def day(flock: Flock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    folder = tmp_path_factory.mktemp("day")
    with chdir(folder), canary_practice(folder, flock) as (day, door):
        live(day, door)
        crash(day, door)
        yield day


def crash(day: Day, door: Door) -> None:
    """A bug strikes while a patient's name is in its message."""
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(pruning, "prune", lambda *_, **__: int(day.flock.birds[0].surname))
        say(day, door, "prune")


def test_the_day_went_through_all_that_it_was_to_go_through(day: Day) -> None:
    cancelled = [code for words, code in day.codes.items() if words.startswith("case cancel")]

    went = {ExitCode.DONE, ExitCode.NEEDS_PERSON}
    assert {day.codes[one] for one in ("load", "send", "retry", "referral intake")} <= went
    assert day.codes["prune --dry-run"] == ExitCode.DONE
    assert day.codes["store backup"] == ExitCode.DONE
    assert len(day.gateway.raw) >= len(ENDINGS) - 1
    assert ExitCode.USAGE not in {
        code for words, code in day.codes.items() if not words.endswith("99")
    }
    assert day.gateway.office_mails
    assert "Subject:" in day.paged
    assert len(cancelled) == len(ENDINGS) - 1
    assert ExitCode.BUG in day.codes.values()


def test_the_canaries_are_found_where_they_belong(day: Day) -> None:
    backups = sorted((day.folder / "data" / "backups").iterdir())
    told = day.flock.found_in(backups[0].read_bytes())

    assert len({one.split()[0] for one in told}) == len(ENDINGS) - 1
    assert {one.partition(" ")[2] for one in told} >= {"surname", "given name", "record number"}
    assert any(day.flock.found_in(mail) for mail in day.gateway.raw)


@pytest.mark.parametrize("channel", CHANNELS)
def test_no_channel_names_anybody(day: Day, channel: str) -> None:
    assert CHANNELS[channel](day) == []


def test_after_all_is_over_whoever_was_only_faxed_is_left_in_no_file_but_backups(day: Day) -> None:
    faxed = replace(day.flock, birds=day.flock.birds[3:-1])
    kept = [
        path.parent.name
        for path in sorted(day.folder.rglob("*"))
        if path.is_file()
        and str(path.relative_to(day.folder)).startswith(BELONG_TILL_THEY_GO)
        and faxed.found_in(path.read_bytes())
    ]

    assert set(kept) == {"reports"}  # of which lines wait for a person


@dataclass(frozen=True)
class Plant:
    """A leak, and the channel in which it is to be found."""

    channel: str
    put: Callable[[Day, str], Day]


def appended(name: str) -> Callable[[Day, str], Day]:
    def put(day: Day, told: str) -> Day:
        with (day.folder / name).open("a") as file:
            file.write(told)
        return day

    return put


def in_headers(day: Day, told: str) -> Day:
    gateway = copy(day.gateway)
    gateway.raw = [*day.gateway.raw, f"Subject: {told}\r\n\r\n".encode()]
    return replace(day, gateway=gateway)


def in_mail(day: Day, told: str) -> Day:
    gateway = copy(day.gateway)
    body = base64.b64encode(told.encode()).decode()
    raw = f"Content-Transfer-Encoding: base64\r\n\r\n{body}\r\n".encode()
    gateway.office_mails = [*day.gateway.office_mails, (datetime.now(UTC), raw)]
    return replace(day, gateway=gateway)


def in_table(day: Day, told: str) -> Day:
    with closing(sqlite3.connect(day.folder / "data" / "faxflow.db")) as store:
        store.execute("UPDATE notices SET body = :told", {"told": told})
        store.commit()
    return day


def watching(day: Day, act: Callable[[], object]) -> Day:
    """The day, with what was seen of an act."""
    with watched(day.temporary) as seen:
        act()
        sleep_until(lambda: bool(seen.children or seen.temporary or seen.written))
    return replace(day, seen=seen)


def in_arguments(day: Day, told: str) -> Day:
    return watching(day, lambda: subprocess.run(["true", told], check=True))


def in_environment(day: Day, told: str) -> Day:
    given = {**os.environ, "PATIENT": told}
    return watching(day, lambda: subprocess.run(["true"], env=given, check=True))


def in_passing(day: Day, told: str) -> Day:
    """A file that is gone before anybody looks, but for whoever looks all the while."""

    def act() -> None:
        with tempfile.NamedTemporaryFile(dir=day.temporary) as file:
            file.write(told.encode())
            file.flush()
            sleep_until(lambda: False, seconds=0.2)

    return watching(day, act)


def in_a_name(day: Day, told: str) -> Day:
    def act() -> None:
        path = day.folder / "data" / f"{told}.pdf"
        path.touch()
        path.unlink()

    return watching(day, act)


def elsewhere(day: Day, told: str) -> Day:
    with tempfile.TemporaryDirectory(dir=day.folder.parent) as other:
        path = Path(other) / "page.html"
        found = watching(day, lambda: path.write_text(told))
        return replace(found, codes={"leaks": len(CHANNELS["files elsewhere"](found))})


PLANTS = (
    Plant("printed", lambda day, told: replace(day, printed=f"{day.printed} {told}")),
    Plant("program that tells staff", lambda day, told: replace(day, paged=told)),
    Plant("mails to staff", in_mail),
    Plant("headers to the gateway", in_headers),
    Plant("arguments and environment", in_arguments),
    Plant("arguments and environment", in_environment),
    Plant("file names", in_a_name),
    Plant("temporary files", in_passing),
    Plant("temporary files", appended("tmp/left")),
    Plant("files beside the vaults", appended("data/faxflow.log")),
    Plant("files beside the vaults", appended("metrics/faxflow.prom")),
    Plant("columns that are said to be plain", in_table),
)


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.channel.replace(" ", "-"))
@pytest.mark.parametrize("what", ["surname", "record", "born"])
def test_a_leak_that_is_planted_is_found(day: Day, plant: Plant, what: str) -> None:
    told = str(getattr(day.flock.birds[2], what))

    found = CHANNELS[plant.channel](plant.put(day, told))

    assert found


def test_a_leak_to_another_place_is_found(day: Day) -> None:
    assert elsewhere(day, day.flock.birds[3].surname).codes == {"leaks": 1}
