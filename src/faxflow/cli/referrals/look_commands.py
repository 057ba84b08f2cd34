"""Commands that look at referrals: list, where, show, seen."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Printing, finish
from faxflow.cli.referrals.picked import PickedReferrals
from faxflow.cli.shared_options import sharing

Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many.")]


def add_to(referral: typer.Typer) -> None:
    """Adds these commands to those about referrals."""
    referral.command("list")(referral_list)
    referral.command("where")(where)
    referral.command("show")(show)
    referral.command("seen")(seen)


@sharing(picked=PickedReferrals)
def referral_list(
    context: typer.Context,
    picked: PickedReferrals,
    config: Config = None,
    search: Annotated[
        str | None, typer.Option("--search", help="Id, name, birth date or phone; shows names.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Ended ones too.")] = False,
    limit: Limit = 50,
    json: Json = False,
) -> None:
    """List the referrals at your desks, the most urgent first.

    The options that pick them work on every command that moves or assigns referrals.
    """
    from faxflow.cli.referrals.looking import Listing, list_act

    act = list_act(Listing(picked, search, every, limit))
    raise finish(context, config, Printing(json), act=act)


def where(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Id, name, birth date or phone.")],
    config: Config = None,
    json: Json = False,
) -> None:
    """Say in which stage a referral is. Who was looked up is on record."""
    from faxflow.cli.referrals.looking import where_act

    raise finish(context, config, Printing(json), act=where_act(text))


def show(
    context: typer.Context,
    referral: Annotated[str, typer.Argument(metavar="RF-…", help="The referral, as RF-000042.")],
    config: Config = None,
    json: Json = False,
) -> None:
    """Show a referral and all that happened to it. Who looked is on record."""
    from faxflow.cli.referrals.showing import show_act

    raise finish(context, config, Printing(json), act=show_act(referral))


def seen(
    context: typer.Context,
    referral: Annotated[str, typer.Argument(metavar="RF-…", help="The referral, as RF-000042.")],
    config: Config = None,
    json: Json = False,
) -> None:
    """List who was shown a referral, who was refused, and when."""
    from faxflow.cli.referrals.showing import seen_act

    raise finish(context, config, Printing(json), act=seen_act(referral))
