"""Commands by which a person enters a referral, and fills in and confirms its fields."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, finish, world_of
from faxflow.errors import BadUsage

One = Annotated[str, typer.Argument(metavar="RF-…", help="The referral, as RF-000042.")]
Data = Annotated[
    str | None,
    typer.Option("--data", metavar="FILE", help="Fields as JSON or TOML; - reads stdin."),
]
_PAIRS = "Fields, as surname=Okafor."


def add_to(referral: typer.Typer) -> None:
    """Adds these commands to those about referrals."""
    for name, command in (("new", new), ("set", set_), ("confirm", confirm)):
        referral.command(name)(command)


def new(
    context: typer.Context,
    values: Annotated[list[str] | None, typer.Argument(metavar="FIELD=VALUE", help=_PAIRS)] = None,
    config: Config = None,
    data: Data = None,
    source: Annotated[
        str, typer.Option("--source", help="Who told it: a number or an address.")
    ] = "",
    blank: Annotated[
        bool, typer.Option("--blank", help="Print a --data file to fill in; make nothing.")
    ] = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Enter a referral that came by word of mouth or on paper.

    --data keeps what you type out of the machine's list of running commands.
    """
    from faxflow.cli.referrals.filling import blank_act, enter_act
    from faxflow.cli.referrals.typed_words import fields_in_file, fields_typed

    world_of(context)
    typed = {**fields_in_file(data), **fields_typed(values or ())}
    act = blank_act if blank else enter_act(typed, source, dry_run=dry_run)
    raise finish(context, config, Printing(json), act=act)


def set_(
    context: typer.Context,
    referral: One,
    values: Annotated[list[str] | None, typer.Argument(metavar="FIELD=VALUE", help=_PAIRS)] = None,
    config: Config = None,
    data: Data = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Fill in fields of a referral, or empty them. Each change is on record.

    All of them are written, or none. --data keeps values out of the list of running commands.
    """
    from faxflow.cli.referrals.filling import set_act
    from faxflow.cli.referrals.typed_words import fields_in_file, fields_typed

    world_of(context)
    typed = {**fields_in_file(data), **fields_typed(values or ())}
    if not typed:
        raise BadUsage(what="No field is given.", todo="Write field=value, or name a --data file.")
    raise finish(context, config, Printing(json), act=set_act(referral, typed, dry_run=dry_run))


def confirm(
    context: typer.Context,
    referral: One,
    fields: Annotated[list[str], typer.Argument(metavar="FIELD…", help="Fields that are right.")],
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Say that doubtful readings are right as they stand."""
    from faxflow.cli.referrals.filling import confirm_act
    from faxflow.cli.referrals.typed_words import field_meant

    meant = [field_meant(name) for name in fields]
    act = confirm_act(referral, meant, dry_run=dry_run)
    raise finish(context, config, Printing(json), act=act)
