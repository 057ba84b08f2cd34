"""The command that tells what an installation keeps of patients."""

import typer

from faxflow.cli.options import Config, Json, Printing, finish


def add_to(app: typer.Typer) -> None:
    """Adds it to the tool."""
    app.command()(privacy)


def privacy(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Tell what is kept of patients here.

    For how long, who sees it, and where it goes.
    """
    from faxflow.cli.privacy_facts import privacy_act

    raise finish(context, config, Printing(json), act=privacy_act)
