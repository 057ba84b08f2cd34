"""report --watch: live on a terminal, on record once, and left as it was found."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from faxflow.cli.reports.watching import Looked, fitted, watch
from faxflow.errors import StoreLocked, StoreMissing
from rehearsing import Practice, practice

PROGRAM = "from faxflow.cli.main import run; run()"


@dataclass
class FakeScreen:
    """Ends after so many looks, and keeps what was drawn."""

    looks: int
    shown: list[list[str]] = field(default_factory=list)

    def size(self) -> tuple[int, int]:
        return 80, 10

    def show(self, lines: list[str]) -> None:
        self.shown.append(lines)

    def ended(self, seconds: float) -> bool:
        return len(self.shown) >= self.looks


def looking(*found: Looked | Exception) -> Callable[[], Looked]:
    waiting = iter(found)

    def look() -> Looked:
        one = next(waiting)
        if isinstance(one, Exception):
            raise one
        return one

    return look


def test_each_look_takes_the_place_of_the_one_before() -> None:
    screen = FakeScreen(2)

    watch(screen, Looked("sent 1", "08:15"), looking(Looked("sent 2", "08:16")), every_seconds=5)

    assert [lines[0] for lines in screen.shown] == ["sent 1", "sent 2"]
    assert screen.shown[1][-1] == "As of 08:16, every 5 s; q ends."


def test_a_store_that_is_locked_for_now_leaves_what_was_there_and_is_told() -> None:
    screen = FakeScreen(3)
    look = looking(StoreLocked(path=Path("s.db")), Looked("sent 2", "08:17"))

    watch(screen, Looked("sent 1", "08:15"), look, every_seconds=5)

    assert screen.shown[1][0] == "sent 1"
    assert "is locked" in screen.shown[1][-1]
    assert "is locked" not in screen.shown[2][-1]


def test_what_will_not_pass_ends_the_watch() -> None:
    look = looking(StoreMissing(path=Path("s.db"), config="faxflow.toml"))

    with pytest.raises(StoreMissing):
        watch(FakeScreen(2), Looked("sent 1", "08:15"), look, every_seconds=5)


@pytest.mark.parametrize("size", [(80, 24), (80, 5), (20, 8), (3, 1)])
def test_it_never_draws_beyond_the_screen(size: tuple[int, int]) -> None:
    text = "\n".join(f"  a line of some length, number {at}" for at in range(12))

    lines = fitted(text, "As of 08:15:00 CST, every 5 s; q ends.", size)

    assert len(lines) <= max(size[1], 2)
    assert max(map(len, lines[-1:] if size[0] < 10 else lines)) <= size[0]


def test_what_does_not_fit_is_told_by_its_number() -> None:
    lines = fitted("\n".join(map(str, range(30))), "told", (80, 10))

    assert lines[-2:] == ["… 22 more lines: `faxflow report` shows all", "told"]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    with practice(tmp_path, faxes=2) as made:
        made.run("run-morning")
        yield made


@dataclass
class Terminal:
    """The command on a terminal of its own."""

    process: "subprocess.Popen[bytes]"
    master: int
    seen: bytes = b""

    def until(self, words: bytes) -> None:
        """Reads until it shows the words."""
        deadline = time.monotonic() + 30
        while words not in self.seen and time.monotonic() < deadline:
            if select.select([self.master], [], [], 0.1)[0]:
                self.seen += os.read(self.master, 65536)
        assert words in self.seen

    def type(self, keys: bytes) -> None:
        os.write(self.master, keys)

    def leave(self) -> int:
        code = self.process.wait(20)
        while select.select([self.master], [], [], 0.2)[0]:
            try:
                self.seen += os.read(self.master, 65536)
            except OSError:
                break
        return code


@pytest.fixture
def terminal(here: Practice) -> Iterator[Terminal]:
    master, slave = pty.openpty()
    arguments = ["report", "--watch", "--every", "1", "--config", str(here.config)]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "40"}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        start_new_session=True,
        preexec_fn=_own_terminal,  # noqa: PLW1509 - the child has one thread
    ) as process:
        os.close(slave)
        yield Terminal(process, master)
        process.kill()
    os.close(master)


def _own_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.mark.parametrize("key", [b"q", b"\x03"])
def test_it_ends_cleanly_by_a_key_and_leaves_the_terminal_as_it_was(
    here: Practice, terminal: Terminal, key: bytes
) -> None:
    terminal.until(b"every 1 s; q ends.")
    terminal.seen = b""
    terminal.until(b"every 1 s; q ends.")  # a look of its own, after the first
    terminal.type(key)

    code = terminal.leave()

    assert code == 0
    assert terminal.seen.endswith(b"\x1b[?25h\x1b[?1049l")
    assert b"Traceback" not in terminal.seen
    ended = here.rows("SELECT count(*), max(exit_code) FROM runs WHERE command = 'report'")
    assert ended == [(1, 0)]
