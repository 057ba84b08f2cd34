"""Commands that keep the case store."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli import restore_commands
from faxflow.cli.options import Config, Json, Printing, Quiet, finish, print_answer, world_of
from faxflow.cli.restore_commands import Identity, IdentitySecret

store = typer.Typer(help="The case store.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    restore_commands.add_to(store)
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
        Path | None, typer.Argument(metavar="FILE", help="Else dated, in [backup] folder.")
    ] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Make none: open this one, and look it over.")
    ] = False,
    identity: Identity = None,
    identity_secret: IdentitySecret = None,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Copy the store while it is in use, encrypt the copy, and check it."""
    from faxflow.cli.backing_up import backup_act, verify_backup
    from faxflow.cli.opened_backup import KeyGiven
    from faxflow.cli.session import config_path

    key = KeyGiven(identity, identity_secret)
    if verify:
        world = world_of(context)
        answer = verify_backup(file, key, config_path(config, world), world)
        if not quiet:
            print_answer(answer, as_json=json)
        return

    raise finish(context, config, Printing(json, quiet), act=backup_act(file))


@store.command("check")
def store_check(
    context: typer.Context,
    quick: Annotated[
        bool,
        typer.Option("--quick", help="Hash neither files nor history; compare no indexes."),
    ] = False,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check the store against every promise, its history, and the files beside it."""
    from faxflow.cli.checking_store import check_act

    raise finish(context, config, Printing(json, quiet), act=check_act(quick=quick))
