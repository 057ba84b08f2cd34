"""The real program on a real terminal: it draws, works, and leaves as a terminal wants it."""

import os
import pty
import select
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

import pytest
from hilltop import hilltop

from faxflow.errors import ExitCode

RUN = "from faxflow.cli.main import run; run()"
PATIENCE_SECONDS = 60.0
LEFT = b"\x1b[?1049l"
"""Back from the screen of the board to what was there before."""


@dataclass
class Terminal:
    """A board on a terminal of its own."""

    process: subprocess.Popen[bytes]
    master: int
    folder: Path
    shown: bytes = b""

    def until(self, text: bytes) -> None:
        """Waits until it has been drawn since the last time."""
        while text not in self.shown:
            readable, _, _ = select.select([self.master], [], [], PATIENCE_SECONDS)
            assert readable, self.shown[-2_000:]
            self.shown += os.read(self.master, 65_536)

    def press(self, keys: bytes) -> None:
        self.shown = b""
        os.write(self.master, keys)

    def ended(self) -> int:
        """Its exit code, what it still draws being read."""
        with suppress(OSError):  # nobody has the other end any more
            while select.select([self.master], [], [], PATIENCE_SECONDS)[0]:
                self.shown += os.read(self.master, 65_536)
        return self.process.wait(PATIENCE_SECONDS)

    def runs(self) -> list[tuple[str, int]]:
        store = sqlite3.connect(self.folder / "data" / "faxflow.db")
        sql = "SELECT command, exit_code FROM runs WHERE command <> 'test' ORDER BY rowid"
        found = store.execute(sql).fetchall()
        store.close()
        return found


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    hilltop(tmp_path)
    config = tmp_path / "faxflow.toml"
    config.write_text(config.read_text() + f'{getuser()} = "administrator"\n')
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "board", "--config", str(config), "--every", "3600"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"},
    )
    os.close(slave)
    yield Terminal(process, master, tmp_path)
    if process.poll() is None:
        process.kill()
        process.wait()
    with suppress(OSError):  # a test has hung up
        os.close(master)


def test_a_referral_is_taken_and_the_screen_is_given_back(terminal: Terminal) -> None:
    terminal.until(b"INTAKE DESK")
    terminal.press(b"t")
    terminal.until(b"is " + getuser().encode())
    terminal.press(b"q")

    assert terminal.ended() == ExitCode.DONE
    assert LEFT in terminal.shown
    assert terminal.runs() == [("board", 0), ("board referral assign", 0)]


def test_a_terminal_with_one_screen_alone_keeps_nothing_that_was_shown(terminal: Terminal) -> None:
    terminal.until(b"INTAKE DESK")
    terminal.press(b"\r")
    terminal.until(b"Inglethorpe")
    terminal.press(b"q")
    terminal.ended()

    _, _, wiped = terminal.shown.rpartition(b"\x1b[H" + b"\x1b[2K\x1b[B" * 30)
    assert LEFT in wiped
    assert b"Inglethorpe" not in wiped


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_it_cleanly(terminal: Terminal, name: str) -> None:
    terminal.until(b"INTAKE DESK")

    terminal.process.send_signal(signal.Signals[name])

    assert terminal.ended() == ExitCode.INTERRUPTED
    assert LEFT in terminal.shown
    assert b"Traceback" not in terminal.shown
    assert terminal.runs() == [("board", 0)]


def test_a_terminal_that_goes_away_ends_it(terminal: Terminal) -> None:
    terminal.until(b"INTAKE DESK")

    os.close(terminal.master)

    assert terminal.process.wait(PATIENCE_SECONDS) == ExitCode.INTERRUPTED
    assert terminal.runs() == [("board", 0)]


def test_no_other_command_waits_for_what_draws_the_board() -> None:
    calls = "main(['report', '--help']); main(['board', '--help'])"
    checked = f"import sys; from faxflow.cli.main import main; {calls}; print(*sys.modules)"

    told = subprocess.run([sys.executable, "-c", checked], capture_output=True, check=True)

    assert b"faxflow.cli.board_commands" in told.stdout
    assert b"textual" not in told.stdout


def test_the_board_is_drawn_before_what_its_keys_do_is_loaded() -> None:
    checked = "import sys, faxflow.cli.board.live; print(*sys.modules)"

    told = subprocess.run([sys.executable, "-c", checked], capture_output=True, check=True)

    assert b"faxflow.cli.board.app" in told.stdout.split()
    assert b"faxflow.cli.board.deeds" not in told.stdout.split()


def test_what_a_caller_by_sudo_set_is_taken_away_before_textual_reads_it() -> None:
    checked = "\n".join(
        [
            "import sys",
            "from faxflow.cli import board_commands",
            "from faxflow.cli.board import terminal",
            "from faxflow.cli.main import main",
            "terminal.is_live = lambda: True",
            "told = lambda: print('textual' in sys.modules)",
            "board_commands.world_of = lambda _: (told(), sys.exit())",
            "main(['board'])",
            "import faxflow.cli.board.live",
            "told()",
        ]
    )

    told = subprocess.run([sys.executable, "-c", checked], capture_output=True, check=True)

    assert told.stdout.split() == [b"False", b"True"]
