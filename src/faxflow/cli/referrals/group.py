"""The group of commands about referrals."""

import typer

from faxflow.cli.referrals import (
    answer_commands,
    contact_commands,
    document_commands,
    duplicate_commands,
    field_commands,
    intake_commands,
    look_commands,
    match_commands,
    move_commands,
)

referral = typer.Typer(
    help="Referrals: one record, stage, owner and due time each.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    look_commands.add_to(referral, app)
    document_commands.add_to(referral)
    intake_commands.add_to(referral)
    duplicate_commands.add_to(referral)
    field_commands.add_to(referral)
    move_commands.add_to(referral)
    contact_commands.add_to(referral)
    answer_commands.add_to(referral)
    match_commands.add_to(referral)
    app.add_typer(referral, name="referral")
