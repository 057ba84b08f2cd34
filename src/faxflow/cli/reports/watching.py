"""report --watch: the report read anew every few seconds, as one recorded run.

Each look opens the store again: in the days that a watch may last, the store may be restored
from a backup, and the configuration changed.
"""

import os
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

import typer

from faxflow.cli.options import world_of
from faxflow.cli.reports.live_screen import Screen, live_screen
from faxflow.cli.reports.reporting import ReportAsked, report_of, shown_text
from faxflow.cli.session import Answer, Session, config_path, perform, store_path
from faxflow.cli.store_key import unlock
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.errors import BadUsage, ExitCode, FaxflowError
from faxflow.steps.choose_gateway import gateway_in_use
from faxflow.steps.work import Work
from faxflow.store.connection import open_store
from faxflow.views.moment import local_second


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look found, and when, in words."""

    text: str
    moment: str


def watch_report(
    context: typer.Context, given: Path | None, asked: ReportAsked, *, every_seconds: float
) -> typer.Exit:
    """Shows it until somebody ends it. Raises BadUsage where nobody could see or end it."""
    if asked.json or asked.files.any():
        what = "--watch shows the report on this terminal, and nothing else."
        raise BadUsage(what=what, todo="Run it without --watch for JSON or a file.")
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        what = "--watch needs a terminal that it can draw on."
        raise BadUsage(what=what, todo="Run `faxflow report` for the report as it is now.")
    world = world_of(context)
    path = config_path(given, world)

    def act(session: Session) -> Answer:
        first = _looked(session.work, asked)
        with suppress(KeyboardInterrupt), live_screen() as screen:
            watch(screen, first, lambda: _anew(path, world, asked), every_seconds=every_seconds)
        return Answer("")

    return typer.Exit(perform("report", path, world, act)[0])


def watch(
    screen: Screen, first: Looked, look: Callable[[], Looked], *, every_seconds: float
) -> None:
    """Draws one look after another; one that fails for now is told, and the last one stays."""
    shown, trouble = first, ""
    while True:
        told = f"As of {shown.moment}, every {every_seconds:g} s; q ends. {trouble}".rstrip()
        screen.show(fitted(shown.text, told, screen.size()))
        if screen.ended(every_seconds):
            return
        try:
            shown, trouble = look(), ""
        except FaxflowError as problem:
            if problem.exit_code is not ExitCode.TRY_LATER:
                raise
            trouble = str(problem)


def fitted(text: str, told: str, size: tuple[int, int]) -> list[str]:
    """As many lines as the screen has, the last of them for what is told of the watch itself."""
    width, height = size
    lines = [part for line in text.splitlines() for part in _broken(line, width)]
    room = max(height - 1, 1)
    if len(lines) > room:
        left = len(lines) - room + 1
        lines = [*lines[: room - 1], f"… {left} more lines: `faxflow report` shows all"[:width]]
    return [*lines, *[""] * (room - len(lines)), told[:width]]


def _broken(line: str, width: int) -> list[str]:
    """The line in pieces that fit, between words where it can be."""
    if len(line) <= width:
        return [line]
    indent = line[: len(line) - len(line.lstrip())][: width // 2]
    return wrap(line, width, initial_indent=indent, subsequent_indent=indent) or [""]


def _anew(path: Path, world: World, asked: ReportAsked) -> Looked:
    """One look more; no run is recorded of it, since it changes nothing."""
    config = load_config(path, world.environment)
    unlock(config, world)
    environment = config.practice.environment
    with closing(open_store(store_path(config), environment, config=str(path))) as store:
        with store.read() as tx:
            using = gateway_in_use(tx, config)
        return _looked(Work(store, world.new_run(), config, using), asked)


def _looked(work: Work, asked: ReportAsked) -> Looked:
    found = report_of(work, asked)
    moment = local_second(found.as_of, work.config.practice.zone)
    return Looked(shown_text(work, found, plain=asked.plain), moment)
