"""The command that draws one letter from a template and a file of data."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Json, print_answer, world_of
from faxflow.config.letter import EngineName


def add_to(letter: typer.Typer) -> None:
    """Adds it to those about letters."""
    letter.command()(render)


def render(
    context: typer.Context,
    template: Annotated[Path, typer.Argument(metavar="TEMPLATE", help="The letter, a .docx.")],
    data: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="The fields, one JSON object; - for standard input."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PDF", help="The PDF to write.")
    ] = None,
    engine: Annotated[
        EngineName, typer.Option(help="What draws it; auto takes the best that is here.")
    ] = EngineName.AUTO,
    case: Annotated[
        str | None, typer.Option(metavar="FX-…", help="The case id on it; else a sample.")
    ] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help="Print a --data file to fill in; draw nothing.")
    ] = False,
    json: Json = False,
) -> None:
    """Draw one letter, checked as before sending. Needs no configuration."""
    from faxflow.cli.letters.rendering import Wish, blank_row, draw_one

    world = world_of(context)
    if blank:
        answer = blank_row(template)
    else:
        answer = draw_one(Wish(template, data, output, engine, case), world.clock())
    print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)
