"""Commands for the worst night: a backup becomes the store, and is held against the mailbox."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, finish, print_answer, world_of
from faxflow.domain.because import LiftBecause

Identity = Annotated[
    Path | None, typer.Option("--identity", help="The file of the secret key, as age writes it.")
]
IdentitySecret = Annotated[
    str | None, typer.Option("--identity-secret", help="Else the NAME of the secret that holds it.")
]


def add_to(store: typer.Typer) -> None:
    """Adds these commands to those about the store."""
    for command in (restore, reconcile, guard, same, lift):
        store.command(command.__name__)(command)


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")],
    identity: Identity = None,
    identity_secret: IdentitySecret = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Move the store that stands there aside.")
    ] = False,
    dry_run: DryRun = False,
    config: Config = None,
    json: Json = False,
) -> None:
    """Make a backup the store. Nothing goes out by itself until the guard is lifted."""
    from faxflow.cli.opened_backup import KeyGiven
    from faxflow.cli.restoring import Restoring
    from faxflow.cli.restoring import restore as restored
    from faxflow.cli.session import config_path

    world = world_of(context)
    asked = Restoring(file, KeyGiven(identity, identity_secret), replace, dry_run)
    answer = restored(asked, config_path(config, world), world)
    print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)


def reconcile(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Hold a restored store against the mailbox.

    Its Sent folder, and the mails of the time that is lost.
    """
    from faxflow.cli.reconciling import reconcile_act

    raise finish(context, config, Printing(json), act=reconcile_act)


def guard(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Show what is known since a restore.

    And what waits for a person.
    """
    from faxflow.cli.reconciling import guard_act

    raise finish(context, config, Printing(json), act=guard_act)


def same(
    context: typer.Context,
    case: Annotated[
        str | None, typer.Argument(metavar="FX-…", help="The fax as it is now.")
    ] = None,
    reference: Annotated[
        str | None, typer.Argument(metavar="FX-…-A…", help="What it went out by.")
    ] = None,
    pairs: Annotated[
        bool, typer.Option("--pairs", help="All that stand alone on their numbers, one each.")
    ] = False,
    dry_run: DryRun = False,
    config: Config = None,
    json: Json = False,
) -> None:
    """Say that a held fax is one of the lost time."""
    from faxflow.cli.reconciling import Naming, same_act

    raise finish(
        context, config, Printing(json), act=same_act(Naming(case, reference, pairs, dry_run))
    )


def lift(
    context: typer.Context,
    because: Annotated[LiftBecause, typer.Option("--because", help="Why nothing is in its way.")],
    dry_run: DryRun = False,
    config: Config = None,
    json: Json = False,
) -> None:
    """Lift the guard: new faxes go out again.

    What is held stays so.
    """
    from faxflow.cli.reconciling import lift_act

    raise finish(context, config, Printing(json), act=lift_act(because, dry_run=dry_run))
