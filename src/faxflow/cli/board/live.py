"""Runs the board on this terminal until somebody ends it, or the terminal goes away."""

import asyncio
import os
import signal
from contextlib import suppress
from pathlib import Path

import typer

from faxflow.cli.board import terminal
from faxflow.cli.board.app import BoardApp
from faxflow.cli.board.door import Door
from faxflow.cli.board.fresh import Showing
from faxflow.cli.session import config_path
from faxflow.cli.world import World
from faxflow.errors import ExitCode

_ENDED_BY = ("SIGINT", "SIGTERM", "SIGHUP")


class LiveApp(BoardApp):
    """The board, which signals end as its keys do."""

    interrupted = False

    def on_mount(self) -> None:
        """Listens to them; Textual itself calls that of the board, too."""
        for name in _ENDED_BY:
            with suppress(AttributeError, NotImplementedError):  # as on Windows
                number = getattr(signal, name)
                asyncio.get_running_loop().add_signal_handler(number, self._ended_by, name)

    def _ended_by(self, name: str) -> None:
        self.interrupted = True
        if name == "SIGHUP":
            self.hang_up()
        else:
            self.end()


def show_live(world: World, given: Path | None, showing: Showing) -> typer.Exit:
    """The exit to raise once it has ended. Raises what opening it does, and what ended it."""
    door = Door(config_path(given, world), world)
    app = LiveApp(door, door.open(showing.wanted), showing, colour="NO_COLOR" not in os.environ)
    with terminal.that_may_go():
        app.run(mouse=not showing.read_only)
    if app.lost:
        terminal.forget()
    if app.failed:
        raise app.failed
    ended_by_signal = app.interrupted or app.lost
    return typer.Exit(ExitCode.INTERRUPTED if ended_by_signal else ExitCode.DONE)
