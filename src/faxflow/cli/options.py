"""The options that many commands share, and the way they all print and end."""

import json as json_text
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faxflow.errors import AnswerLost, ExitCode, FaxflowError

if TYPE_CHECKING:
    from faxflow.cli.session import Act, Answer
    from faxflow.cli.world import World

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        "-c",
        help="The configuration; else $FAXFLOW_CONFIG, ./faxflow.toml, or the one in /etc/faxflow.",
    ),
]
STANDARD_INPUT = "-"
"""In the place of a file's name."""

Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing when all is well.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done; do nothing.")]
Day = Annotated[str | None, typer.Option("--date", help="The day, as 2026-11-22; else today.")]


@dataclass(frozen=True, slots=True)
class Printing:
    """How the answer is wanted."""

    json: bool = False
    quiet: bool = False


def world_of(context: typer.Context) -> "World":
    """The world that the caller gave, else this machine's.

    Raises BadUsage where a file is named that sudo lends no rights to.
    """
    from faxflow.cli.sudo import check_own_path

    world: World = context.obj or _this_machine()
    for path in _named_files(context):
        check_own_path(world.sudo, path)
    return world


def _this_machine() -> "World":
    from faxflow.cli.world import forget_environment, this_machine

    world = this_machine()
    forget_environment(world)
    return world


def _named_files(context: typer.Context) -> Iterator[Path]:
    """All that were given but the configuration, which has a rule of its own."""
    metavars = {one.name: one.metavar or "" for one in context.command.params}
    for name, value in context.params.items():
        named = value if isinstance(value, list | tuple) else [value]
        if name != "config":
            yield from (one for one in named if isinstance(one, Path))
        if metavars.get(name, "").startswith("FILE") and value != STANDARD_INPUT:
            yield from (Path(one) for one in named if isinstance(one, str))


def finish(
    context: typer.Context, config: Path | None, printing: Printing, *, act: "Act"
) -> typer.Exit:
    """Performs a command, prints its answer, and gives the exit to raise."""
    from faxflow.cli.session import config_path, perform

    world = world_of(context)
    command = context.command_path.partition(" ")[2]
    try:
        code, answer = perform(
            command, config_path(config, world), world, act, dry_run=_is_dry(context)
        )
    except FaxflowError as problem:
        if printing.quiet and problem.has_task:
            return typer.Exit(problem.exit_code)
        raise
    if code or not printing.quiet:
        print_answer(answer, as_json=printing.json)
    if code == ExitCode.NEEDS_PERSON and not (printing.json or answer.lists_tasks):
        typer.echo("Something new needs a person: see faxflow report.")
    return typer.Exit(code)


def _is_dry(context: typer.Context) -> bool:
    return context.params.get("dry_run") is True


def print_answer(answer: "Answer", *, as_json: bool) -> None:
    """Prints an answer to standard output, whole whatever the width."""
    from faxflow.cli.session import SCHEMA_VERSION

    told = {"schema_version": SCHEMA_VERSION, **answer.data}
    text = json_text.dumps(told, indent=2, allow_nan=False) if as_json else answer.text
    try:
        if answer.content is not None:
            typer.echo(answer.content, nl=False)
        elif text:
            typer.echo(text)
    except BrokenPipeError:
        # Whoever read our answer has left, as `| head` does: that is no failure of ours.
        sys.stdout = None
    except OSError as error:
        sys.stdout = None  # else Python would try to write the rest at its end
        raise AnswerLost(what=error.strerror) from error
    for problem in () if as_json else answer.problems:
        typer.echo(f"faxflow: {problem}", err=True)
