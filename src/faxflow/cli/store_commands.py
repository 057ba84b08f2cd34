"""Commands that keep the case store."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli import encryption_commands, restore_commands
from faxflow.cli.options import (
    Config,
    DryRun,
    Json,
    Printing,
    Quiet,
    finish,
    print_answer,
    world_of,
)
from faxflow.cli.restore_commands import Identity, IdentitySecret

store = typer.Typer(help="The case store.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    restore_commands.add_to(store)
    encryption_commands.add_to(store)
    app.add_typer(store, name="store")


@store.command("create")
def store_create(
    context: typer.Context,
    anew: Annotated[
        bool,
        typer.Option("--anew", help="Where one is gone and no backup is left: with the guard on."),
    ] = False,
    config: Config = None,
    json: Json = False,
) -> None:
    """Make the store that the configuration names."""
    from faxflow.cli.session import config_path
    from faxflow.cli.store_keeping import create

    world = world_of(context)
    answer = create(config_path(config, world), world, anew=anew)
    print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)


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
    """Copy the store, while it is in use.

    The copy is encrypted, where [backup] says so, and checked.
    """
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
    """Check the store against every promise.

    Its history, and the files beside it, too.
    """
    from faxflow.cli.checking_store import check_act

    raise finish(context, config, Printing(json, quiet), act=check_act(quick=quick))


@store.command("export")
def store_export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The archive, as faxflow.tar.")],
    move: Annotated[
        bool, typer.Option("--move", help="Put the store here aside, so that it sends no more.")
    ] = False,
    config: Config = None,
    json: Json = False,
) -> None:
    """Put the store and its files into an archive."""
    from faxflow.cli.moving_store import export
    from faxflow.cli.session import config_path

    world = world_of(context)
    code, answer = export(file, config_path(config, world), world, move=move)
    print_answer(answer, as_json=json)
    raise typer.Exit(code)


@store.command("import")
def store_import(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An export.")],
    identity: Identity = None,
    identity_secret: IdentitySecret = None,
    nothing_sent_since: Annotated[
        bool,
        typer.Option(
            "--nothing-sent-since",
            help="Put no guard on: it was exported with --move, and nothing has run on it since.",
        ),
    ] = False,
    dry_run: DryRun = False,
    config: Config = None,
    json: Json = False,
) -> None:
    """Make an export the store here.

    Where none stands; guarded as a restored one is.
    """
    from faxflow.cli.moving_store import Importing, import_store
    from faxflow.cli.opened_backup import KeyGiven
    from faxflow.cli.session import config_path

    world = world_of(context)
    asked = Importing(file, KeyGiven(identity, identity_secret), nothing_sent_since, dry_run)
    answer = import_store(asked, config_path(config, world), world)
    print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)
