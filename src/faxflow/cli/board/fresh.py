"""The part of the board that shows the queues and keeps them fresh."""

from dataclasses import dataclass
from datetime import date, timedelta

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from faxflow.cli.board import terminal
from faxflow.cli.board.door import Door, Seen
from faxflow.cli.board.rows import Rows
from faxflow.cli.board.talking import Talking, survives
from faxflow.domain.board import Wanted
from faxflow.errors import AccessRefused, FaxflowError
from faxflow.views.board import head_text, keys_text
from faxflow.views.board.fitting import fitted
from faxflow.views.board.screen_text import screenful

AWAY = timedelta(minutes=1)
"""So long after the last key nobody is taken to be there any more."""

_HANDS = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
"""What a person does; a mouse that is only moved may have been knocked against."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What is wanted at first, and how many seconds lie between two readings."""

    wanted: Wanted
    every: float
    read_only: bool = False


class Fresh(Talking):
    """`seen` is the board as it was last read; `lost` where its terminal has gone.

    `strange_since`: when the cursor last came to a row by itself.
    """

    CSS = """
    Static { height: auto; }
    #title, #headings, #keys { height: 1; }
    #title { text-style: bold; }
    #halts, #stale { text-style: reverse bold; }
    #headings { text-style: underline; }
    #keys { text-style: reverse; }
    """

    def __init__(self, door: Door, seen: Seen, showing: Showing, *, colour: bool = True) -> None:
        super().__init__(door, seen.board.account, colour=colour)
        self.seen, self.showing, self.wanted = seen, showing, seen.board.wanted
        self.lost = False
        self._opened = _day(seen)
        self._last_key = door.world.clock()
        self._looking = False
        self._stale = ""
        self._drawn = self.wanted
        self.strange_since = self._last_key

    def compose(self) -> ComposeResult:
        """From the top of the screen to its bottom."""
        for name in ("title", "halts", "stale", "counts", "only", "headings"):
            yield Static(id=name, markup=False)
        yield Rows(read_only=self.showing.read_only)
        yield Static(id="said", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Begins to look again and again."""
        self.say("")
        self.draw()
        self.set_interval(self.showing.every, self.look_again)
        self.set_interval(1, self.watch_over)

    def on_resize(self) -> None:
        """The lines are as long as the screen is wide."""
        self.call_after_refresh(self.draw)

    async def on_event(self, event: events.Event) -> None:
        """Notes that somebody is there."""
        if isinstance(event, _HANDS):
            self._last_key = self.door.world.clock()
        await super().on_event(event)

    def look_again(self) -> None:
        """Reads the board anew, beside all else; one look at a time."""
        if not self._looking:
            self._looking = True
            self.run_worker(self._look(), group="look")

    def watch_over(self) -> None:
        """Leaves what shows a patient when nobody is there, and the board when the terminal is."""
        away = self.door.world.clock() - self._last_key
        while len(self.screen_stack) > 1 and not timedelta() <= away < AWAY:
            self.screen.dismiss(None)
        if not self.is_headless and terminal.is_lost():
            self.hang_up()

    def hang_up(self) -> None:
        """Ends a board that nobody can see any more."""
        self.lost = True
        self.end()

    def draw(self) -> None:
        """Shows the board as it was last read."""
        board, zone, width = self.seen.board, self.seen.zone, self.size.width
        self._tell("title", head_text.title(board, zone, width))
        self._tell("halts", "\n".join(head_text.halts(board, zone)))
        stale = head_text.stale(self._stale, board.at, zone) if self._stale else ""
        self._tell("stale", stale)
        self._tell("counts", "\n".join(head_text.counts(board)))
        self._tell("only", head_text.shown_only(board.wanted))
        keys = keys_text.footer(width, read_only=self.showing.read_only)
        self._tell("keys", keys.ljust(width))
        self.call_after_refresh(self._draw_rows)

    def _draw_rows(self) -> None:
        board, wall = self.seen.board, self.showing.read_only
        rows = self.rows
        full = screenful(
            fitted(board, rows.size.height) if wall else board,
            self.seen.zone,
            self.size.width - (0 if wall else 1),
            scrolls=not wall,
        )
        nothing = not board.shown
        self._tell(
            "headings",
            (head_text.nothing_found(board.wanted) if nothing else full.headings).ljust(
                self.size.width
            ),
        )
        before = rows.stranger
        rows.draw(full.lines, others_wanted=board.wanted != self._drawn)
        self._drawn = board.wanted
        if rows.stranger != before:
            self.strange_since = self.door.world.clock()

    @property
    def rows(self) -> Rows:
        """The rows, whatever stands before them."""
        return self.screen_stack[0].query_one(Rows)

    def _tell(self, name: str, text: str) -> None:
        """Writes a line where it is another than before; an empty one takes no room."""
        static = self.screen_stack[0].query_one(f"#{name}", Static)
        if static.content != text:
            static.update(text)
        static.display = bool(text)

    async def _look(self) -> None:
        asked = self.wanted
        try:
            seen = await self.beside(lambda: self._read(asked))
        except FaxflowError as problem:
            self._not_read(problem)
        else:
            self.seen, self.account, self._stale = seen, seen.board.account, ""
        self._looking = False
        self.draw()
        if asked != self.wanted:
            self.look_again()

    def _read(self, wanted: Wanted) -> Seen:
        """As it is now; once a day it is on record that the board is still shown."""
        seen = self.door.look(wanted)
        if _day(seen) == self._opened:
            return seen
        opened = self.door.open(wanted)
        self._opened = _day(opened)
        return opened

    def _not_read(self, problem: FaxflowError) -> None:
        if isinstance(problem, AccessRefused) or not survives(problem):
            self.end(problem)
        self._stale = str(problem)


def _day(seen: Seen) -> date:
    return seen.board.at.astimezone(seen.zone).date()
