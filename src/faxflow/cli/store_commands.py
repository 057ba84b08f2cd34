"""Commands that keep the case store."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Printing, Quiet, finish, print_answer, world_of

store = typer.Typer(help="The case store.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(store, name="store")


@store.command("create")
def store_create(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Make the store that the configuration names, for its environment."""
    from faxflow.cli.session import config_path
    from faxflow.cli.store_keeping import create

    world = world_of(context)
    print_answer(create(config_path(config, world), world), as_json=json)


@store.command("backup")
def store_backup(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Else dated, in data/backups.")
    ] = None,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Copy the store while it is in use, and check the copy."""
    from faxflow.cli.store_keeping import backup_act

    raise finish(context, config, Printing(json, quiet), act=backup_act(file))
