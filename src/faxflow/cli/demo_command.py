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
    referrals: Annotated[
        bool, typer.Option("--referrals", help="Rehearse the referral desks instead.")
    ] = False,
    faxes: Annotated[int, typer.Option("--faxes", min=1, max=20000, help="How many.")] = 650,
    count: Annotated[
        int, typer.Option("--count", min=20, max=500, help="How many referrals.")
    ] = 120,
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
    """Rehearse 650 faxes, or 120 referrals; nothing leaves here."""
    from faxflow.cli.demo import run
    from faxflow.cli.demo.referrals import run as run_desks

    _ = no_system  # what may be installed is settled before Python starts
    world = world_of(context)
    if referrals:
        wish = run_desks.Wish(count, seed, keep, json)
        raise typer.Exit(run_desks.run_referrals(world, wish))
    raise typer.Exit(run.run_demo(world, run.Wish(faxes, seed, keep, json)))
