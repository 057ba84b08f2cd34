"""Checks run side by side; one that hangs holds up no other, and a bug is not hidden."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any, cast

import pytest

from faxflow.domain.checkup import Checked, Finding, Level, well
from faxflow.errors import FileMissing
from faxflow.steps.doctor.check import NOTHING, Check
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.run_checks import Asked, run_checks

PREMISES = Premises(
    Path("faxflow.toml"), {}, None, None, None, cast(Any, None), datetime(2026, 11, 23, tzinfo=UTC)
)


class Counted:
    """Progress that a test can look at."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def advance(self, what: str, done: int, total: int) -> None:
        self.told.append((done, total))


def fine(_: Premises) -> Iterator[Finding]:
    yield well("it", "It is well.")


def check(key: str, look: Any = fine, seconds: float = 20.0) -> Check:
    return Check(key, key.title(), "something", "Mend it.", look, NOTHING, seconds)


def run(*checks: Check) -> list[Checked]:
    return run_checks(Asked(checks), PREMISES, Counted())


def test_a_check_that_hangs_is_told_and_holds_up_no_other() -> None:
    over = Event()

    def hangs(_: Premises) -> Iterator[Finding]:
        over.wait(30)
        yield well("it", "It came late.")

    started = time.monotonic()
    found = run(check("hangs", hangs, 0.2), check("works"))
    took = time.monotonic() - started
    over.set()

    assert [one.level for one in found] == [Level.BAD, Level.OK]
    assert found[0].findings[0].cure == "Mend it."
    assert took < 10


def test_the_order_is_that_of_the_list_whoever_is_done_first() -> None:
    first = Event()

    def waits(_: Premises) -> Iterator[Finding]:
        assert first.wait(10)
        yield well("it", "It is well.")

    def frees(_: Premises) -> Iterator[Finding]:
        yield well("it", "It is well.")
        first.set()

    found = run(check("waits", waits), check("frees", frees))

    assert [one.key for one in found] == ["waits", "frees"]


def test_what_was_found_before_a_failure_is_told_with_it() -> None:
    def fails(_: Premises) -> Iterator[Finding]:
        yield well("one", "It is well.")
        raise FileMissing(path="letter.docx")

    (found,) = run(check("fails", fails))

    assert [one.level for one in found.findings] == [Level.OK, Level.BAD]
    assert found.findings[1].what == "letter.docx: no such file."


def test_a_folder_that_nobody_lets_us_into_is_a_finding() -> None:
    def closed(_: Premises) -> Iterator[Finding]:
        raise PermissionError(13, "Permission denied", "/var/lib/faxflow")
        yield

    (found,) = run(check("closed", closed))

    assert found.level is Level.BAD
    assert "/var/lib/faxflow" in found.findings[0].what
    assert "Permission denied" in found.findings[0].what


def test_a_bug_in_a_check_is_no_finding() -> None:
    def broken(_: Premises) -> Iterator[Finding]:
        raise ZeroDivisionError
        yield

    with pytest.raises(ZeroDivisionError):
        run(check("broken", broken))


def test_many_checks_are_all_run_and_their_progress_is_told() -> None:
    progress = Counted()
    checks = [replace(check("one"), key=f"check-{number}") for number in range(40)]

    found = run_checks(Asked(checks), PREMISES, progress)

    assert len(found) == 40
    assert progress.told[-1] == (40, 40)
