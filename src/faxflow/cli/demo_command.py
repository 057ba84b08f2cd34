"""demo: a whole rehearsed day in one command."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Json, world_of


def add_to(app: typer.Typer) -> None:
    """Adds this command to the tool."""
    app.command()(demo)


def demo(
    context: typer.Context,
    faxes: Annotated[int, typer.Option("--faxes", min=1, max=20000, help="How many.")] = 650,
    seed: Annotated[int, typer.Option("--seed", help="The same seed, the same day.")] = 1,
    keep: Annotated[
        Path | None,
        typer.Option(
            "--keep", help="New folder for all it makes; else one in the temporary folder."
        ),
    ] = None,
    json: Json = False,
    no_system: Annotated[
        bool, typer.Option("--no-system", help="Install no system parts (./faxflow only).")
    ] = False,
) -> None:
    """Rehearse a whole day with 650 faxes; nothing leaves here."""
    from faxflow.cli.demo.run import Wish, run_demo

    _ = no_system  # what may be installed is settled before Python starts
    raise typer.Exit(run_demo(world_of(context), Wish(faxes, seed, keep, json)))
