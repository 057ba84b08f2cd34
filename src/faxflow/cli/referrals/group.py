"""The group of commands about referrals."""

import typer

referral = typer.Typer(
    help="Referrals: each has one record, one stage, one owner and a due time.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(referral, name="referral")
