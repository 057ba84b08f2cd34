"""The command that proves which templates' letters may share documents."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Printing, Quiet, finish


def add_to(letter: typer.Typer) -> None:
    """Adds it to those about letters."""
    letter.command()(certify)


def certify(
    context: typer.Context,
    templates: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[TEMPLATE…]", help="Letters, .docx; else all configured ones."),
    ] = None,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Prove that a template's letters may be drawn together.

    That is several times as fast. Until it is proved, and where it fails, each is drawn alone.
    """
    from faxflow.cli.letters.certifying import certify_act

    raise finish(context, config, Printing(json, quiet), act=certify_act(templates or []))
