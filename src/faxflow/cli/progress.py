"""Shows that long work goes on: a live bar on a terminal, nothing anywhere else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from faxflow.steps.ports import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID


class NoProgress:
    """Says nothing, as cron wants it."""

    def advance(self, what: str, done: int, total: int) -> None:
        """Says nothing."""


class LiveProgress:
    """One bar for each kind of work."""

    def __init__(self, bars: "Bars") -> None:
        self._bars = bars
        self.shown: dict[str, TaskID] = {}

    def advance(self, what: str, done: int, total: int) -> None:
        """Moves the bar of `what`."""
        if what not in self.shown:
            self.shown[what] = self._bars.add_task(what, total=total)
        self._bars.update(self.shown[what], completed=done, total=total)


@contextmanager
def progress_for() -> Iterator[Progress]:
    """Progress on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield NoProgress()
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        yield LiveProgress(bars)
