"""The command that looks at a template before letters are made of it."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Quiet, print_answer, world_of
from faxflow.config.letter import EngineName


def add_to(letter: typer.Typer) -> None:
    """Adds it to those about letters."""
    letter.command()(check)


def check(
    context: typer.Context,
    template: Annotated[Path, typer.Argument(metavar="TEMPLATE", help="The letter, a .docx.")],
    mapping: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The mapping that fills it; else that of -c."),
    ] = None,
    config: Config = None,
    engine: Annotated[
        EngineName | None, typer.Option(help="What draws it; else that of -c, or the best here.")
    ] = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Say what a template asks for, and what of it gets lost.

    It needs no store; the configuration is read only where -c names one.
    """
    from faxflow.cli.letters.checking import Wish, check_template

    answer = check_template(Wish(template, mapping, config, engine), world_of(context))
    if answer.code or not quiet:
        print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)
