"""The launcher sets up its Python once, whole or again, and passes on what it was given."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from faxflow.errors import ExitCode

NOBODY = 65534
ROOT = Path(__file__).parents[2]

UV = """#!/bin/sh
# A stand-in for uv: makes an environment whose Python tells what it was asked.
echo "$1" >>"$UV_CALLS"
if [ "$1" = venv ]; then
    for place in "$@"; do :; done
    mkdir -p "$place/bin"
    cp "$UV_PYTHON_STUB" "$place/bin/python"
    exit 0
fi
[ -z "$UV_DIES" ] || kill -9 "$PPID"
"""

PYTHON = """#!/bin/sh
for argument in "$@"; do printf '[%s]' "$argument"; done
"""


@dataclass
class Clone:
    """A copy of the launcher with a stand-in for uv."""

    folder: Path
    tools: Path

    def run(
        self, *arguments: str, uv_dies: bool = False, user: int | None = None
    ) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": f"{self.tools}:{os.environ['PATH']}",
            "UV_CALLS": str(self.tools / "calls"),
            "UV_PYTHON_STUB": str(self.tools / "python-stub"),
            "UV_DIES": "yes" if uv_dies else "",
        }
        program = [str(self.folder / "faxflow"), *arguments]
        return subprocess.run(
            program,
            env=environment,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            user=user,
        )

    def set_ups(self) -> int:
        """How often packages were put in."""
        return (self.tools / "calls").read_text().split().count("pip")

    def change_lock(self) -> None:
        with (self.folder / "requirements.lock").open("a") as lock:
            lock.write("# changed\n")


@pytest.fixture
def clone() -> Iterator[Clone]:
    """In a folder that every account may enter, and whose name has a blank, as people's have."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield clone_in(Path(folder))


def clone_in(folder: Path) -> Clone:
    made = Clone(folder / "fax flow", folder / "tools")
    made.tools.mkdir()
    shutil.copytree(ROOT / "setup", made.folder / "setup")
    for name in ("faxflow", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, made.folder / name)
    for name, text in (("uv", UV), ("python-stub", PYTHON)):
        (made.tools / name).write_text(text)
        (made.tools / name).chmod(0o755)
    return made


def test_it_is_set_up_once_and_again_when_the_lock_has_changed(clone: Clone) -> None:
    clone.run("report")
    clone.run("report")
    before = clone.set_ups()
    clone.change_lock()

    clone.run("report")

    assert (before, clone.set_ups()) == (1, 2)


def test_arguments_come_through_as_they_were_given_but_for_no_system(clone: Clone) -> None:
    given = ["case", "show", "a b", "", "*", "--no-system", "two\nlines"]

    told = clone.run(*given).stdout

    assert told == "[-P][-m][faxflow][case][show][a b][][*][two\nlines]"


def test_a_set_up_that_was_killed_is_never_taken_for_a_whole_one(clone: Clone) -> None:
    clone.run("report")
    was = (clone.folder / "requirements.lock").read_bytes()
    clone.change_lock()
    clone.run("report", uv_dies=True)
    (clone.folder / "requirements.lock").write_bytes(was)

    clone.run("report")

    assert clone.set_ups() == 3


def test_an_environment_without_its_python_is_made_again(clone: Clone) -> None:
    clone.run("report")
    (clone.folder / ".venv" / "bin" / "python").unlink()

    done = clone.run("report")

    assert (done.returncode, done.stdout) == (0, "[-P][-m][faxflow][report]")


def test_an_environment_of_another_python_is_made_again(clone: Clone) -> None:
    clone.run("report")
    python = clone.folder / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(clone.tools / "python-stub")  # as when the system's Python was upgraded

    clone.run("report")

    assert clone.set_ups() == 2


def test_a_clone_that_cannot_be_set_up_says_who_must_do_it(clone: Clone) -> None:
    (clone.folder / ".setup.lock").mkdir()  # as if it were another account's

    done = clone.run("report")

    assert done.returncode == ExitCode.CONFIGURATION
    assert "once as its owner" in done.stderr


def test_a_python_that_is_closed_to_this_account_is_told_as_such(clone: Clone) -> None:
    clone.run("report")
    venv = clone.folder / ".venv"
    (venv / "bin" / "python").chmod(0o600)

    venv.chmod(0o555)

    done = clone.run("report", user=NOBODY if os.geteuid() == 0 else None)

    venv.chmod(0o755)
    assert done.returncode == ExitCode.CONFIGURATION
    assert "closed to this account" in done.stderr
