"""Runs a rehearsal from the first line to the last, and takes it away again."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import typer

from faxflow.cli.options import print_answer
from faxflow.cli.rehearse.day import live_a_day
from faxflow.cli.rehearse.outcome import letters_of, outcome_of
from faxflow.cli.rehearse.practice_copy import practice_at
from faxflow.cli.rehearse.report_file import choose_report
from faxflow.cli.rehearse.stage import Stage, remove, staged
from faxflow.cli.rehearse.wish import Wish
from faxflow.cli.session import Answer, config_path
from faxflow.cli.simulated.folder import new_folder
from faxflow.cli.simulated.show import show_for
from faxflow.cli.world import World
from faxflow.domain.rehearsed_day import RehearsedDay
from faxflow.errors import ExitCode, FaxflowError
from faxflow.frames.mapping import mapping_problems
from faxflow.simulator.gateway.chances import Chances
from faxflow.views.rehearsal_data import rehearsal_data
from faxflow.views.rehearsal_text import Shown, rehearsal_text


def run_rehearsal(world: World, wish: Wish) -> ExitCode:
    """Rehearses the day and tells of it.

    NEEDS_PERSON where the practice's own day would have needed somebody, CHECK_FAILED where the
    numbers do not add up. Raises as a real morning would.
    """
    began, path = time.monotonic(), config_path(wish.config, world)
    practice = practice_at(path, world.environment)
    for problem in mapping_problems(practice.config.report.mapping):
        raise problem
    with _folder(wish) as folder:
        report = choose_report(wish, practice.config, world, folder)
        chances = Chances(wish.troubles, wish.seed)
        with _told(), staged(world, practice, report, folder, chances=chances) as stage:
            with show_for(stage.zone, json=wish.json) as show:
                lived = live_a_day(stage, show, wish.faxes)
            seconds = time.monotonic() - began
            day = outcome_of(stage, lived, troubles=wish.troubles, seconds=seconds)
        _print(stage, day, wish, path)
        if _may_be_looked_at(wish):
            _wait_for_enter(folder)
    return _code(day)


def _code(day: RehearsedDay) -> ExitCode:
    if not day.adds_up:
        return ExitCode.CHECK_FAILED
    return ExitCode.NEEDS_PERSON if day.needs_person else ExitCode.DONE


@contextmanager
def _folder(wish: Wish) -> Iterator[Path]:
    """The rehearsal's folder, which goes however it ends, unless it is to be kept."""
    # `kill` and systemd ask with SIGTERM, which would leave patients' data behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = new_folder(wish.keep, "faxflow-rehearsal-")
    try:
        yield folder
    finally:
        if wish.keep is None:
            remove(folder)


@contextmanager
def _told() -> Iterator[None]:
    """Says of a failure that it was a rehearsal's."""
    try:
        yield
    except FaxflowError:
        typer.echo("The rehearsal ended as a real morning would; nothing was sent:", err=True)
        raise


def _print(stage: Stage, day: RehearsedDay, wish: Wish, path: Path) -> None:
    shown = Shown(
        zone=stage.zone,
        folder=str(stage.folder),
        letters=letters_of(stage),
        kept=wish.keep is not None,
        waits=_may_be_looked_at(wish),
        config=str(path),
        own=str(stage.config),
        command=stage.command,
    )
    data = rehearsal_data(day, shown.folder if shown.kept else None)
    print_answer(Answer("\n" + rehearsal_text(day, shown), {**data}), as_json=wish.json)


def _may_be_looked_at(wish: Wish) -> bool:
    asked = not (wish.keep or wish.no_wait or wish.json)
    return asked and sys.stdin.isatty() and sys.stdout.isatty()


def _wait_for_enter(folder: Path) -> None:
    with suppress(EOFError, KeyboardInterrupt):
        input(f"\nEnter removes {folder} and all that it holds of patients: ")
