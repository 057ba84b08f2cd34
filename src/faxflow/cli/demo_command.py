"""demo: a whole rehearsed day in one command."""

import typer


def add_to(app: typer.Typer) -> None:
    """Adds this command to the tool."""
