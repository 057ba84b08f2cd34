"""What a visitor watches: live bars on a terminal, plain lines elsewhere, nothing for --json."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from faxflow.cli.demo.rehearsal import ZONE
from faxflow.cli.progress import LiveProgress, NoProgress
from faxflow.domain.delivery import State
from faxflow.domain.figures import DayFigures

if TYPE_CHECKING:
    from rich.progress import Progress as Bars


class Show(Protocol):
    """Told of all that happens; also the progress of the steps."""

    def advance(self, what: str, done: int, total: int) -> None:
        """`done` of `total` pieces of `what` are finished."""

    def say(self, now: datetime, what: str) -> None:
        """Something worth a line has begun."""

    def figures(self, now: datetime, figures: DayFigures) -> None:
        """How the day stands at `now`."""


class NoShow(NoProgress):
    """For --json."""

    def say(self, now: datetime, what: str) -> None:
        """Says nothing."""

    def figures(self, now: datetime, figures: DayFigures) -> None:
        """Says nothing."""


class PlainShow:
    """A line when something has changed, and at each quarter of long work."""

    def __init__(self) -> None:
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
        print(f"{now.astimezone(ZONE):%H:%M}  {what}", flush=True)  # noqa: T201

    def figures(self, now: datetime, figures: DayFigures) -> None:
        """A line, unless it would say what the last one said."""
        self._quarters.clear()
        told = standing(figures)
        if told != self._last:
            self._last = told
            self.say(now, told)


class LiveShow(LiveProgress):
    """Bars that move, and the day as a bar of delivered faxes."""

    def __init__(self, bars: "Bars") -> None:
        super().__init__(bars)
        self._screen = bars

    def say(self, now: datetime, what: str) -> None:
        """A line above the bars."""
        self._screen.console.print(f"{now.astimezone(ZONE):%H:%M}  {what}", highlight=False)

    def figures(self, now: datetime, figures: DayFigures) -> None:
        """Moves the day's bar; its words are the clock and the counts."""
        delivered = figures.states.get(State.DELIVERED, 0)
        self.advance("faxes delivered", delivered, figures.cases())
        words = f"{now.astimezone(ZONE):%H:%M}  {standing(figures)}"
        self._screen.update(self.shown["faxes delivered"], description=words)


def standing(figures: DayFigures) -> str:
    """The day's cases by state, in one line."""
    order = [state for state in State if figures.states.get(state)]
    return ", ".join(f"{figures.states[state]} {state}" for state in order) or "no faxes"


@contextmanager
def show_for(*, json: bool) -> Iterator[Show]:
    """The show that suits where standard output goes."""
    if json:
        yield NoShow()
    elif not sys.stdout.isatty():
        yield PlainShow()
    else:
        with _bars() as bars:
            yield LiveShow(bars)


def _bars() -> "Bars":
    from rich import progress as rich

    return rich.Progress(
        rich.SpinnerColumn("line"),  # a bar may stand still for a while
        rich.TextColumn("{task.description}"),
        rich.BarColumn(bar_width=24),
        rich.MofNCompleteColumn(),
    )
