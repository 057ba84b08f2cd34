"""The group of commands about referrals."""

import typer

from faxflow.cli.referrals import duplicate_commands, intake_commands

referral = typer.Typer(
    help="Referrals: each has one record, one stage, one owner and a due time.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    intake_commands.add_to(referral)
    duplicate_commands.add_to(referral)
    app.add_typer(referral, name="referral")
