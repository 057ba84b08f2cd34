"""One holder a lock; whoever comes second hears who has it; the dead hold nothing."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from faxflow.adapters.file_lock import FileLocks
from faxflow.errors import ExitCode, LockHeld
from making import MovableClock

HOLDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from faxflow.adapters.file_lock import FileLocks
locks = FileLocks(Path(sys.argv[1]), lambda: datetime(2026, 11, 23, 11, 0, tzinfo=UTC))
with locks.hold("outbound", "run-of-another"):
    print("held", flush=True)
    sys.stdin.read()
"""


def locks_in(folder: Path) -> FileLocks:
    return FileLocks(folder / "locks", MovableClock())


@contextmanager
def another_process(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A real process that holds the lock until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder / "locks")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def test_the_second_holder_hears_which_run_and_process_has_the_lock(tmp_path: Path) -> None:
    locks = locks_in(tmp_path)

    with another_process(tmp_path) as process:
        with pytest.raises(LockHeld) as held, locks.hold("outbound", "mine"):
            pass
        pid = process.pid

    assert held.value.exit_code is ExitCode.TRY_LATER
    assert re.search(
        rf"outbound is at work already: run run-of-another, process {pid},"
        r" since 2026-11-23 11:00:00 UTC",
        str(held.value),
    )


def test_a_process_that_is_killed_frees_its_lock(tmp_path: Path) -> None:
    with another_process(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()

        with locks_in(tmp_path).hold("outbound", "mine"):
            pass


def test_a_lock_is_free_again_after_its_block_however_it_ends(tmp_path: Path) -> None:
    locks = locks_in(tmp_path)
    with pytest.raises(KeyError), locks.hold("outbound", "first"):
        raise KeyError

    with (
        locks.hold("outbound", "second"),
        pytest.raises(LockHeld, match="run second"),
        locks.hold("outbound", "third"),
    ):
        pass


def test_locks_of_other_names_do_not_meet(tmp_path: Path) -> None:
    locks = locks_in(tmp_path)

    with locks.hold("outbound", "one"), locks.hold("mailbox", "one"):
        pass


def test_a_refused_holder_leaves_the_signature_as_it_was(tmp_path: Path) -> None:
    locks = locks_in(tmp_path)
    with locks.hold("outbound", "first"):
        before = (tmp_path / "locks" / "outbound.lock").read_text()

        with pytest.raises(LockHeld), locks.hold("outbound", "second"):
            pass

        assert (tmp_path / "locks" / "outbound.lock").read_text() == before


@pytest.mark.parametrize("signature", ["", "{", "[]", '{"pid": 1}', "\x00" * 40])
def test_a_holder_whose_signature_is_broken_is_told_as_unknown(
    tmp_path: Path, signature: str
) -> None:
    locks = locks_in(tmp_path)
    with locks.hold("outbound", "first"):
        (tmp_path / "locks" / "outbound.lock").write_text(signature)

        with pytest.raises(LockHeld, match="not signed yet"), locks.hold("outbound", "second"):
            pass


def test_a_longer_signature_leaves_nothing_behind(tmp_path: Path) -> None:
    locks = locks_in(tmp_path)
    with locks.hold("outbound", "x" * 200):
        pass

    with (
        locks.hold("outbound", "short"),
        pytest.raises(LockHeld, match="run short, process"),
        locks.hold("outbound", "other"),
    ):
        pass


def test_a_lock_that_cannot_be_signed_is_held_all_the_same(tmp_path: Path) -> None:
    locks, held = locks_in(tmp_path), []
    (tmp_path / "locks").mkdir()
    (tmp_path / "locks" / "outbound.lock").symlink_to("/dev/full")  # as a full disk

    with locks.hold("outbound", "first"):
        held.append("first")

    assert held == ["first"]
