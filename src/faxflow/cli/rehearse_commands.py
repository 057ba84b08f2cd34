"""rehearse: the practice's own day, without one real fax."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, world_of


def add_to(app: typer.Typer) -> None:
    """Adds this command to the tool."""
    app.command()(rehearse)


def rehearse(
    context: typer.Context,
    config: Config = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", help="A report of yours; else the newest of the store."),
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", help="The day, as 2026-11-22; else the report's.")
    ] = None,
    extract: Annotated[
        bool, typer.Option("--extract", help="Fetch the report for real first; asks before.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Agree to --extract.")] = False,
    faxes: Annotated[
        int | None, typer.Option("--faxes", min=1, help="Send so many at most, from all over.")
    ] = None,
    troubles: Annotated[
        str, typer.Option("--troubles", help="What goes wrong: none, usual, or bad.")
    ] = "usual",
    seed: Annotated[int, typer.Option("--seed", help="The same seed, the same troubles.")] = 1,
    keep: Annotated[
        Path | None, typer.Option("--keep", help="New folder for all of it, which stays.")
    ] = None,
    no_wait: Annotated[
        bool, typer.Option("--no-wait", help="Remove all of it at the end without waiting.")
    ] = False,
    json: Json = False,
    no_system: Annotated[
        bool, typer.Option("--no-system", help="Install no system parts (./faxflow only).")
    ] = False,
) -> None:
    """Rehearse a whole day with your own files.

    Nothing leaves here.

    Your configuration, mapping, templates and report, with a simulated gateway, mailbox and
    clock. The copy holds patient data, and is removed at the end unless --keep names a folder.
    """
    from faxflow.cli.rehearse.run import run_rehearsal
    from faxflow.cli.rehearse.troubles import troubles_called
    from faxflow.cli.rehearse.wish import Wish

    _ = no_system  # what may be installed is settled before Python starts
    wish = Wish(
        config=config,
        report=report,
        date=date,
        extract=extract,
        yes=yes,
        faxes=faxes,
        troubles=troubles_called(troubles),
        seed=seed,
        keep=keep,
        no_wait=no_wait,
        json=json,
    )
    raise typer.Exit(run_rehearsal(world_of(context), wish))
