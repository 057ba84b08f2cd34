"""Commands about recordings of a walk through a portal."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Json, Quiet, print_answer, world_of

recording = typer.Typer(help="Recordings of a walk through the portal.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(recording, name="recording")


@recording.command("check")
def recording_check(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="Chrome's recorder JSON, or Selenium IDE's .side."),
    ],
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Say what recordings do, need, and cannot do again. Needs no store."""
    from faxflow.cli.recording_checking import check_recordings

    world_of(context)  # it refuses files that sudo lends no rights to
    answer = check_recordings(files)
    if answer.code or not quiet:
        print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)
