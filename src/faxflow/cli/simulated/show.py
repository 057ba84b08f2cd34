"""What a visitor watches: live bars on a terminal, plain lines elsewhere, nothing for --json."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Protocol

from faxflow.cli.progress import LiveProgress, NoProgress

if TYPE_CHECKING:
    from rich.progress import Progress as Bars


@dataclass(frozen=True, slots=True)
class Standing:
    """How the day stands, in one line; `done` of `total` pieces of `what` are at their end."""

    words: str
    what: str
    done: int
    total: int


class Show(Protocol):
    """Told of all that happens; also the progress of the steps."""

    def advance(self, what: str, done: int, total: int) -> None:
        """`done` of `total` pieces of `what` are finished."""

    def say(self, now: datetime, what: str) -> None:
        """Something worth a line has begun."""

    def standing(self, now: datetime, standing: Standing) -> None:
        """How the day stands at `now`."""


class NoShow(NoProgress):
    """For --json."""

    def say(self, now: datetime, what: str) -> None:
        """Says nothing."""

    def standing(self, now: datetime, standing: Standing) -> None:
        """Says nothing."""


class PlainShow:
    """A line when something has changed, and at each quarter of long work."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._last = ""
        self._quarters: dict[str, int] = {}

    def advance(self, what: str, done: int, total: int) -> None:
        """A line at each quarter of many pieces."""
        quarter = done * 4 // total
        if quarter > self._quarters.get(what, 0) and total >= 4:  # noqa: PLR2004 - quarters
            self._quarters[what] = quarter
            print(f"       {done} of {total} {what}", flush=True)  # noqa: T201

    def say(self, now: datetime, what: str) -> None:
        """A line with the time."""
        print(f"{now.astimezone(self._zone):%H:%M}  {what}", flush=True)  # noqa: T201

    def standing(self, now: datetime, standing: Standing) -> None:
        """A line, unless it would say what the last one said."""
        self._quarters.clear()
        if standing.words != self._last:
            self._last = standing.words
            self.say(now, standing.words)


class LiveShow(LiveProgress):
    """Bars that move, one of them the day's."""

    def __init__(self, bars: "Bars", zone: tzinfo) -> None:
        super().__init__(bars)
        self._screen, self._zone = bars, zone

    def say(self, now: datetime, what: str) -> None:
        """A line above the bars."""
        self._screen.console.print(f"{now.astimezone(self._zone):%H:%M}  {what}", highlight=False)

    def standing(self, now: datetime, standing: Standing) -> None:
        """Moves the day's bar; its words are the clock and how the day stands."""
        self.advance(standing.what, standing.done, standing.total)
        words = f"{now.astimezone(self._zone):%H:%M}  {standing.words}"
        self._screen.update(self.shown[standing.what], description=words)


@contextmanager
def show_for(zone: tzinfo, *, json: bool) -> Iterator[Show]:
    """The show that suits where standard output goes; its clock is the zone's."""
    if json:
        yield NoShow()
    elif not sys.stdout.isatty():
        yield PlainShow(zone)
    else:
        with _bars() as bars:
            yield LiveShow(bars, zone)


def _bars() -> "Bars":
    from rich import progress as rich

    return rich.Progress(
        rich.SpinnerColumn("line"),  # a bar may stand still for a while
        rich.TextColumn("{task.description}"),
        rich.BarColumn(bar_width=24),
        rich.MofNCompleteColumn(),
    )
