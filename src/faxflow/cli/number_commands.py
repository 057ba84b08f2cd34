"""Commands about fax numbers: their history, and the do-not-fax list."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Printing, finish
from faxflow.domain.number_record import BlockReason

number = typer.Typer(
    help="Fax numbers: their history, and the do-not-fax list.", no_args_is_help=True
)

Number = Annotated[
    str, typer.Argument(metavar="NUMBER", help="The number as you write it, or its id N-…")
]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(number, name="number")


@number.command("show")
def number_show(
    context: typer.Context, given: Number, config: Config = None, json: Json = False
) -> None:
    """Show whether it may be dialled, its failures, its open faxes."""
    from faxflow.cli.number_keeping import show_act

    raise finish(context, config, Printing(json), act=show_act(given))


@number.command("list")
def number_list(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """List the do-not-fax list, and the numbers whose last fax failed."""
    from faxflow.cli.number_keeping import list_act

    raise finish(context, config, Printing(json), act=list_act)


@number.command("block")
def number_block(
    context: typer.Context,
    given: Number,
    because: Annotated[BlockReason, typer.Option("--because", help="Why.")],
    until: Annotated[
        str | None, typer.Option("--until", help="The last day, as 2026-11-22; else for good.")
    ] = None,
    config: Config = None,
    json: Json = False,
) -> None:
    """Put a number on the do-not-fax list: every fax to it is held."""
    from faxflow.cli.number_keeping import block_act

    raise finish(context, config, Printing(json), act=block_act(given, because, until))


@number.command("unblock")
def number_unblock(
    context: typer.Context, given: Number, config: Config = None, json: Json = False
) -> None:
    """Let a number be dialled again; say which faxes were held for it."""
    from faxflow.cli.number_keeping import unblock_act

    raise finish(context, config, Printing(json), act=unblock_act(given))
