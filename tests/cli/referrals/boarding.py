"""A board over a practice's real store, and keys pressed at it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from hilltop import Hilltop
from textual.pilot import Pilot

from faxflow.cli.board.app import BoardApp
from faxflow.cli.board.door import Door
from faxflow.cli.board.fresh import Showing
from faxflow.domain.board import Wanted
from faxflow.domain.referral import Queue

NARROW, WIDE = (80, 24), (200, 50)
NEVER = 3_000.0
"""Seconds until a board looks by itself."""


class PromptApp(BoardApp):
    """A board whose work is done when the key is, without a thread."""

    async def beside(self, work: Callable[[], Any]) -> Any:
        return work()


@dataclass
class Board:
    """A board that is on screen."""

    app: BoardApp
    pilot: Pilot[None]

    async def press(self, *keys: str) -> "Board":
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
        return self

    async def look(self) -> "Board":
        """What the board does every few seconds."""
        self.app.look_again()
        await self.app.workers.wait_for_complete(
            [one for one in self.app.workers if one.group == "look"]
        )
        await self.pilot.pause()
        return self

    @property
    def lines(self) -> list[str]:
        """The screen as text, without the blanks at the ends of its lines."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def door(here: Hilltop, account: str) -> Door:
    return Door(here.folder / "faxflow.toml", here.world(account))


def app_for(
    here: Hilltop, account: str, *, wanted: Wanted | None = None, read_only: bool = False
) -> BoardApp:
    through = door(here, account)
    showing = Showing(wanted or Wanted(50), NEVER, read_only)
    return PromptApp(through, through.open(showing.wanted), showing)


def on_board(
    app: BoardApp,
    play: Callable[[Board], Awaitable[object]],
    *,
    size: tuple[int, int] = NARROW,
) -> None:
    """Plays at a board that is closed again after it."""

    async def played() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await play(Board(app, pilot))

    asyncio.run(played())


def pressed(here: Hilltop, account: str, *keys: str) -> str:
    """What the screen says after these keys."""
    said: list[str] = []

    async def play(board: Board) -> None:
        await board.press(*keys)
        said.append(board.text)

    on_board(app_for(here, account), play)
    return said[0]


def seen(here: Hilltop, account: str, size: tuple[int, int] = NARROW) -> str:
    texts: list[str] = []

    async def play(board: Board) -> None:
        texts.append(board.text)

    on_board(app_for(here, account), play, size=size)
    return texts[0]


def count(here: Hilltop, table: str) -> int:
    found: int = here.rows(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608
    return found


def worked_at(here: Hilltop) -> None:
    """Two late, one that waits, one that somebody took."""
    here.run("ada", "referral", "assign", "RF-000003", "--to", "sofia")
    here.run("ada", "referral", "advance", "RF-000002", "--to", "waiting-on-referring-office")
    here.add_task(Queue.INTAKE, "A-000001: look at it")
    here.clock.forward(hours=30)
