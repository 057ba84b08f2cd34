"""Running any command again changes nothing but its own run record; two at once never meet."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from faxflow.errors import ExitCode
from rehearsing import Practice, practice

COMMANDS = [
    "extract",
    "normalize",
    "load",
    "send",
    "run-morning",
    "watch-bounces",
    "retry",
    "escalate",
    "report",
]


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A practice after its morning, its verdicts and its alert."""
    with practice(tmp_path_factory.mktemp("worked"), faxes=12) as here:
        for command in COMMANDS:
            here.run(command)
        while here.gateway.next_due() is not None:
            due = here.gateway.next_due()
            assert due is not None
            here.gateway.deliver_due(due)
        here.run("watch-bounces")
        here.run("escalate")
        yield here


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_run_again_changes_only_its_run_record(worked: Practice, command: str) -> None:
    before, taken, told = contents(worked), len(worked.gateway.taken), len(worked.gateway.notices)

    code = worked.run(command)

    assert code == ExitCode.DONE
    assert contents(worked) == before
    assert (len(worked.gateway.taken), len(worked.gateway.notices)) == (taken, told)


def test_a_day_that_is_run_again_by_date_sends_nothing_twice(worked: Practice) -> None:
    day = str(worked.rows("SELECT day FROM batches")[0][0])
    taken = len(worked.gateway.taken)

    code = worked.run("run-morning", "--date", day, "--again")

    assert code == ExitCode.DONE
    assert len(worked.gateway.taken) == taken


def test_a_second_morning_at_once_exits_75_and_names_the_first(
    worked: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = worked.folder / "data" / "locks" / "outbound.lock"
    with _holding(lock) as holder:
        code = worked.run("run-morning")

    assert code == ExitCode.TRY_LATER
    assert f"process {holder.pid}" in capsys.readouterr().err


def contents(here: Practice) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the run records."""
    found = sqlite3.connect(here.folder / "data" / "faxflow.db")
    names = [
        row[0]
        for row in found.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if row[0] not in {"runs", "sqlite_sequence"}
    ]
    rows = {name: found.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608
    found.close()
    return rows


class _holding:  # noqa: N801 - reads as what it does
    """Another process that holds a lock of ours, as a second run-morning would."""

    def __init__(self, lock: Path) -> None:
        self._lock = lock

    def __enter__(self) -> "subprocess.Popen[str]":
        self._process = subprocess.Popen(
            [sys.executable, "-c", _HOLD, str(self._lock.parent), self._lock.stem],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "held\n"
        return self._process

    def __exit__(self, *_: object) -> None:
        self._process.communicate("end\n")


_HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from faxflow.adapters.file_lock import FileLocks

with FileLocks(Path(sys.argv[1]), lambda: datetime.now(UTC)).hold(sys.argv[2], "other-run"):
    print("held", flush=True)
    sys.stdin.readline()
"""
