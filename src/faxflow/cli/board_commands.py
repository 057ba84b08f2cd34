"""The command that shows the queues live, or once."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Printing, finish, world_of
from faxflow.domain.board import Desk, Wanted


def add_to(app: typer.Typer) -> None:
    """Adds it to the tool."""
    app.command()(board)


def board(
    context: typer.Context,
    config: Config = None,
    desk: Annotated[Desk | None, typer.Option("--desk", help="Begin with this desk.")] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Begin with what you have taken.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Begin with what is late.")] = False,
    every: Annotated[
        float, typer.Option("--every", min=1, max=3600, help="Seconds until it is read anew.")
    ] = 5,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Only show, for a screen on the wall.")
    ] = False,
    once: Annotated[
        bool, typer.Option("--once", help="Print it once; so it does off a terminal.")
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", min=1, help="At most so many of a desk, printed once.")
    ] = 50,
    json: Json = False,
) -> None:
    """Show the queues, live, and work on them by keyboard. Rows hold nothing of a patient."""
    from faxflow.cli.board.opening import once_act
    from faxflow.cli.board.terminal import is_live

    wanted = Wanted(limit, desk, mine, overdue)
    if once or json or not is_live():
        raise finish(context, config, Printing(json), act=once_act(wanted))
    world = world_of(context)  # under sudo Textual must not read what its caller set
    from faxflow.cli.board.fresh import Showing
    from faxflow.cli.board.live import show_live

    raise show_live(world, config, Showing(wanted, every, read_only))
