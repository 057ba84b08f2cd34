"""Whether there is a terminal to be live on, and how one that is lost is left."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

_GIVES_BACK = "\x1b[?1049l"
"""With this the terminal shows again what it showed before the board."""

_WIPES = "\x1b[0m\x1b[H" + "\x1b[2K\x1b[B" * 1_000 + "\x1b[H"
"""Line by line, more than there are: to clear a screen at once may keep it for scrolling back."""


def is_live() -> bool:
    """Whether what is typed, shown and complained all goes to a terminal that can be drawn on."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    drawable = os.environ.get("TERM", "") not in {"", "dumb"} or os.name == "nt"
    return drawable and all(stream is not None and stream.isatty() for stream in streams)


def is_lost() -> bool:
    """Whether the terminal has gone away, as when a connection to this machine ended."""
    return not os.isatty(0)


def forget() -> None:
    """After this nothing is written to a terminal that is gone: each try would be an error."""
    sys.stdout = sys.stderr = None


class _MayGo:
    """The terminal, to which what cannot be written any more is not: nobody is there to read it.

    What draws the board would wait for ever for a terminal that has gone. Before one is given
    back it is wiped: the Linux console, and some others, have one screen alone, on which a
    patient would stay.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Writes it, or not."""
        with suppress(OSError):
            self._stream.write(text.replace(_GIVES_BACK, _WIPES + _GIVES_BACK))
        return len(text)

    def flush(self) -> None:
        """Writes what is left, or not."""
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def that_may_go() -> Iterator[None]:
    """While the block runs, drawing on a terminal that has gone is no error."""
    real = sys.__stderr__
    sys.__stderr__ = _MayGo(real) if real else None  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        sys.__stderr__ = real  # type: ignore[misc]
