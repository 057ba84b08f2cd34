"""The command that shows a letter as the fax machine prints it."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, print_answer, world_of
from faxflow.domain.fax_page import Resolution


def add_to(letter: typer.Typer) -> None:
    """Adds it to those about letters."""
    letter.command()(preview)


def preview(
    context: typer.Context,
    letter: Annotated[
        Path, typer.Argument(metavar="LETTER", help="A finished .pdf, or a template, .docx.")
    ],
    data: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="The template's fields, JSON; else their own names."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="A .png (OUT-1.png, OUT-2.png, … of several pages), a .tiff, or a folder.",
        ),
    ] = None,
    resolution: Annotated[
        Resolution, typer.Option(help="Fine has 196 lines to the inch, standard 98.")
    ] = Resolution.FINE,
    dither: Annotated[
        bool, typer.Option("--dither", help="Scatter greys as dots; most gateways do not.")
    ] = False,
    threshold: Annotated[
        int | None, typer.Option(min=1, max=255, help="Greys below it are black; else 128.")
    ] = None,
    cover: Annotated[
        bool, typer.Option("--cover", help="With the cover page that [letter] cover makes.")
    ] = False,
    config: Config = None,
    json: Json = False,
) -> None:
    """See a letter as a fax machine prints it, and what it loses.

    Pictures have marks where ink vanishes; a TIFF is the fax as it is. Needs no configuration.
    """
    from faxflow.cli.letters.previewing import Wish, inking_of, preview_letter

    world = world_of(context)
    inking = inking_of(resolution, threshold, dither=dither)
    answer = preview_letter(Wish(letter, data, output, inking, config, cover), world)
    print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)
