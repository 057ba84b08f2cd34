"""The part of the board that asks a person and answers them, over the dialogs of the screen."""

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

from faxflow.cli.board.dialogs import Ask, Choose, Tell
from faxflow.cli.board.door import Door
from faxflow.cli.session import Answer
from faxflow.domain.board import Ways
from faxflow.errors import ExitCode, FaxflowError

if TYPE_CHECKING:
    from faxflow.cli.board.deeds import Deed

T = TypeVar("T")

_WAITS = {ExitCode.TRY_LATER, ExitCode.USAGE, ExitCode.CONFIGURATION, ExitCode.NEEDS_PERSON}
"""Failures that a board survives: it tells of them, and a later try may go well."""


def survives(problem: FaxflowError) -> bool:
    """Whether the board goes on after this failure."""
    return problem.exit_code in _WAITS


class Talking(App[None]):
    """Asks and answers; work on the store is done in a thread, so that the screen stays alive.

    `failed` is what ended the board, None where a person did.
    """

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, door: Door, account: str, *, colour: bool) -> None:
        super().__init__(ansi_color=not colour)
        self.door, self.account = door, account
        self.failed: Exception | None = None

    async def beside(self, work: Callable[[], T]) -> T:
        """What the work gives; it may wait for the store, while the screen goes on."""
        return await asyncio.to_thread(work)

    async def choose(self, question: str, choices: Mapping[str, str]) -> str | None:
        """The key of what they choose."""
        return await self._asked(Choose(question, choices))

    async def ask(self, question: str) -> str | None:
        """A few words."""
        return await self._asked(Ask(question))

    async def tell(self, text: str, offers: Mapping[str, str] | None = None) -> str | None:
        """The key of the offer that they take."""
        return await self._asked(Tell(text, offers))

    async def do(self, deed: "Deed") -> Answer | None:
        """What came of it; a problem is told."""
        self.say("One moment …")
        answer = await self.tried(lambda: self.door.do(deed.command, deed.act))
        if answer:
            self.say("" if deed.shows else answer.text)
        return answer

    async def ways(self, name: str) -> Ways | None:
        """Where a referral may be brought."""
        return await self.tried(lambda: self.door.ways(name))

    def say(self, text: str) -> None:
        """A line below the rows."""
        said = self.screen_stack[0].query_one("#said", Static)
        said.update(text)
        said.display = bool(text)

    async def tried(self, work: Callable[[], T]) -> T | None:
        """What the work gives; None where it failed, after which they have read why."""
        try:
            return await self.beside(work)
        except FaxflowError as problem:
            self.say(str(problem))  # who waited elsewhere for the store has still to see it
            if survives(problem):
                await self.tell(str(problem))
            else:
                self.end(problem)
            return None

    def end(self, problem: Exception | None = None) -> None:
        """Ends the board, because of a problem if there is one."""
        self.failed = self.failed or problem
        self.exit()

    async def _asked(self, screen: Screen[str]) -> str | None:
        return await self.push_screen_wait(screen)

    def _fatal_error(self) -> None:
        # Textual's own prints the values of the functions that were running: patients' too.
        self.panic()

    def _handle_exception(self, error: Exception) -> None:
        self.failed = self.failed or getattr(error, "error", error)
        super()._handle_exception(error)
