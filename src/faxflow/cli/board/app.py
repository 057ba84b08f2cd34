"""The board's keys, each handed to what it does."""

from collections.abc import Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import ModuleType
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from faxflow.cli.board.detail import Detail
from faxflow.cli.board.dialogs import Ask, Tell
from faxflow.cli.board.fresh import Fresh
from faxflow.domain.board import Desk, Row, Wanted
from faxflow.domain.board_id import meant
from faxflow.views.board import keys_text

MOST_OF_ALL, MOST_OF_ONE = 50, 500
"""Rows of a desk, among all desks and by itself."""

_FIND = "Which id? As RF-000042, FX-000123 or T-12; a number alone is a referral's."

_A_LOOK = timedelta(seconds=1)
"""Nobody has read a row sooner."""

_AT_ONCE = timedelta(seconds=10)
"""A row that goes this soon after work on it was sent away by that."""

_LEAVING = frozenset({"leave"})
"""All that a screen which only shows can do."""


class BoardApp(Fresh):
    """What a key does, it does to the row under the cursor, or to the one that is shown whole."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "leave", priority=True),
        Binding("q", "leave"),
        Binding("t", "work('take')"),
        Binding("r", "work('release')"),
        Binding("a", "work('advance')"),
        Binding("c", "work('done')"),
        Binding("x", "work('close')"),
        Binding("n", "work('note')"),
        Binding("slash", "find"),
        Binding("d", "next_desk"),
        Binding("m", "mine"),
        Binding("l", "late"),
        Binding("u", "update"),
        Binding("escape", "back"),
        Binding("question_mark", "help"),
    ]

    _busy = False
    _worked, _worked_at = "", datetime.min.replace(tzinfo=UTC)

    def on_mount(self) -> None:
        """Loads what the keys do while the board is looked at; Textual calls that of Fresh, too."""
        if not self.showing.read_only:
            self.run_worker(self.beside(_loaded), group="load")

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether a key may do this here."""
        return action in _LEAVING if self.showing.read_only else True

    def on_option_list_option_selected(self, chosen: OptionList.OptionSelected) -> None:
        """Enter on a row shows it whole."""
        row = self._named(chosen.option_id)
        if chosen.option_list is self.rows and row and not self.showing.read_only:
            self.rows.known()
            self._begin(self._see(row))

    def action_work(self, key: str) -> None:
        """Works on the row."""
        if isinstance(self.screen, Detail):
            self._begin(self._work(key, self.screen.row))
            return
        row = self._named(self.rows.named)
        if row and self._is_meant():
            self._begin(self._work(key, row))

    def action_find(self) -> None:
        """Asks for the id of what is looked for."""
        self._begin(self._find())

    def action_next_desk(self) -> None:
        """The next desk alone; after the last one all."""
        desks: list[Desk | None] = [None, *(one.desk for one in self.seen.board.sections)]
        place = desks.index(self.wanted.desk) if self.wanted.desk in desks else 0
        desk = desks[(place + 1) % len(desks)]
        most = MOST_OF_ALL if desk is None else MOST_OF_ONE
        self._want(replace(self.wanted, desk=desk, most=most, only=None))

    def action_mine(self) -> None:
        """What is yours alone, or not."""
        self._want(replace(self.wanted, mine=not self.wanted.mine, only=None))

    def action_late(self) -> None:
        """What is late alone, or not."""
        self._want(replace(self.wanted, overdue=not self.wanted.overdue, only=None))

    def action_update(self) -> None:
        """Looks at once."""
        self.look_again()

    async def action_back(self) -> None:
        """From one thing to the rows, from some rows to all of them."""
        if len(self.screen_stack) > 1:
            self.screen.dismiss(None)
        else:
            self._want(Wanted(MOST_OF_ALL))

    def action_help(self) -> None:
        """All keys."""
        self.push_screen(Tell(keys_text.HELP))

    def action_leave(self) -> None:
        """Ends the board."""
        self.end()

    def _is_meant(self) -> bool:
        """Whether they know which row they press a key at; they are told where it is another.

        A row that their own work sent away is followed by the next, as they expect; only a key
        that comes too soon after it was meant for the one that went.
        """
        rows = self.rows
        departed, stranger = rows.departed, rows.stranger
        rows.known()
        if not (departed and stranger):
            return True
        own = departed == self._worked and self.strange_since - self._worked_at < _AT_ONCE
        if own and self.door.world.clock() - self.strange_since >= _A_LOOK:
            return True
        self.say(keys_text.not_meant(departed, stranger))
        return False

    def _named(self, named: str | None) -> Row | None:
        every = (row for section in self.seen.board.sections for row in section.rows)
        return next((row for row in every if row.name == named), None)

    def _want(self, wanted: Wanted) -> None:
        self.wanted = wanted
        if not self._busy:
            self.say("")
        self.look_again()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        """One piece of work at a time: a second key would meet what the first has changed."""
        if self._busy:
            work.close()
        else:
            self._busy = True
            self.run_worker(self._until_done(work), group="work")

    async def _until_done(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        finally:
            self._busy = False

    async def _work(self, key: str, row: Row) -> None:
        self._worked = row.name
        keys = await self.beside(_loaded)
        await keys.WORK[key](self, row)
        self._worked_at = self.door.world.clock()
        if isinstance(self.screen, Detail):
            self.screen.dismiss(None)
        self.look_again()

    async def _see(self, row: Row) -> None:
        keys = await self.beside(_loaded)
        answer = await self.do(keys.showing(row))
        if answer:
            self.push_screen(Detail(row, answer.text))

    async def _find(self) -> None:
        typed = await self.push_screen_wait(Ask(_FIND))
        if typed:
            self._want(Wanted(MOST_OF_ONE, only=meant(typed)))


def _loaded() -> ModuleType:
    """What the keys do. To load it takes longer than the board itself."""
    from faxflow.cli.board import keys

    return keys
