"""A terminal that shows one text after another, and waits for a key: q, or Ctrl-C."""

import os
import select
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

_OPEN = "\x1b[?1049h\x1b[?25l"
_CLOSE = "\x1b[?25h\x1b[?1049l"
_HOME = "\x1b[H"
_REST_OF_LINE, _REST_OF_SCREEN = "\x1b[K", "\x1b[J"
_ENDS = {b"q", b"Q", b"\x03", b"\x04", b""}
"""Keys that end it; nothing at all is read of a terminal that is gone."""


class Screen(Protocol):
    """What the watch draws on."""

    def size(self) -> tuple[int, int]:
        """Columns and lines, as they are now."""

    def show(self, lines: list[str]) -> None:
        """These lines, in the place of all that stood there."""

    def ended(self, seconds: float) -> bool:
        """Whether somebody has ended it, within so many seconds."""


class TerminalScreen:
    """Standard output, and the keys typed on standard input."""

    def size(self) -> tuple[int, int]:
        """Columns and lines, as they are now."""
        found = shutil.get_terminal_size()
        return found.columns, found.lines

    def show(self, lines: list[str]) -> None:
        """These lines, in the place of all that stood there."""
        # Drawn over what is there: to clear it first would flicker.
        drawn = "\r\n".join(f"{line}{_REST_OF_LINE}" for line in lines)
        sys.stdout.write(f"{_HOME}{drawn}{_REST_OF_SCREEN}")
        sys.stdout.flush()

    def ended(self, seconds: float) -> bool:
        """Whether somebody has ended it, within so many seconds."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if _key_within(left) in _ENDS:
                return True
        return False


@contextmanager
def live_screen() -> Iterator[Screen]:
    """The terminal while the block runs; afterwards it is as it was, whatever happened."""
    with _keys_at_once():
        sys.stdout.write(_OPEN)
        try:
            yield TerminalScreen()
        finally:
            sys.stdout.write(_CLOSE)
            sys.stdout.flush()


if sys.platform == "win32":
    import msvcrt

    def _key_within(seconds: float) -> bytes | None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if msvcrt.kbhit():
                return msvcrt.getch()
            time.sleep(0.05)
        return None

    @contextmanager
    def _keys_at_once() -> Iterator[None]:
        yield

else:
    import termios
    import tty

    def _key_within(seconds: float) -> bytes | None:
        ready, _, _ = select.select([sys.stdin.fileno()], [], [], seconds)
        return os.read(sys.stdin.fileno(), 1) if ready else None

    @contextmanager
    def _keys_at_once() -> Iterator[None]:
        """Keys come without Enter, and are not shown; Ctrl-C still interrupts."""
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        tty.setcbreak(terminal)
        try:
            yield
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)
