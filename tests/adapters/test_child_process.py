"""Child programs end with their time, with their group and with their parent."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from watched_processes import gone

from faxflow.adapters.child_process import run_child
from faxflow.errors import PartMissing

SLEEPER = "sleep 60 & echo $!; wait"


def test_tells_how_a_program_ended_and_what_it_said() -> None:
    script = "echo fine; echo odd >&2; exit 7"

    child = run_child(["/bin/sh", "-c", script], timeout_seconds=5)

    assert (child.exit_code, child.stdout, child.stderr) == (7, "fine\n", "odd\n")
    assert not child.timed_out


def test_gives_the_program_only_the_environment_it_was_told() -> None:
    script = "echo ${HOME:-none} $COLOUR"

    child = run_child(["/bin/sh", "-c", script], timeout_seconds=5, environment={"COLOUR": "teal"})

    assert child.stdout == "none teal\n"


def test_a_timeout_kills_the_grandchildren_too() -> None:
    started = time.monotonic()

    child = run_child(["/bin/sh", "-c", SLEEPER], timeout_seconds=0.3)

    assert child.timed_out
    assert gone(int(child.stdout))
    assert time.monotonic() - started < 10


def test_a_program_that_is_not_there_is_named() -> None:
    command = ["/nowhere/sofa-office", "--headless"]

    with pytest.raises(PartMissing) as raised:
        run_child(command, timeout_seconds=5)

    assert "sofa-office is not installed" in str(raised.value)


def test_the_child_dies_when_its_parent_is_killed(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    os.mkfifo(pid_file)
    script = textwrap.dedent(f"""
        from faxflow.adapters.child_process import run_child
        run_child(["/bin/sh", "-c", "sleep 60 & echo $! > {pid_file}; wait"], timeout_seconds=60)
    """)
    parent = subprocess.Popen([sys.executable, "-c", script])
    sleeper = int(pid_file.read_text())

    parent.send_signal(signal.SIGKILL)
    parent.wait()

    assert gone(sleeper)
