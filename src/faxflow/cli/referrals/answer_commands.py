"""The command that tells referring offices what came of their referrals."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, finish


def add_to(referral: typer.Typer) -> None:
    """Adds it to those about referrals."""
    referral.command()(answer)


def answer(
    context: typer.Context,
    referrals: Annotated[
        list[str] | None,
        typer.Argument(metavar="[RF-…]", help="Referrals, as RF-000042; else all that are owed."),
    ] = None,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Make the faxes that answer referring offices. Every `send` does so, too."""
    from faxflow.cli.referrals.answering import answer_act

    act = answer_act(referrals or (), dry_run=dry_run)
    raise finish(context, config, Printing(json), act=act)
