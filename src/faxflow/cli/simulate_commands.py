"""simulate: the rehearsal's portal and gateway, each alone."""

import typer


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
