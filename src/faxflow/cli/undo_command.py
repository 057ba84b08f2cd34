"""undo: takes a command back."""

from typing import Annotated

import typer

from faxflow.cli.options import Printing, finish
from faxflow.cli.picked_faxes import Doing
from faxflow.cli.shared_options import sharing


def add_to(app: typer.Typer) -> None:
    """Adds this command to the tool."""
    app.command()(undo)


@sharing(doing=Doing)
def undo(
    context: typer.Context,
    doing: Doing,
    run: Annotated[
        str | None,
        typer.Argument(metavar="[RUN]", help="The run, as `case show` names it; else your last."),
    ] = None,
) -> None:
    """Take back what a command of yours did.

    As far as nothing came of it since: faxes that were held, released or added, tasks taken or
    done. What cannot be undone honestly names the command that mends it.
    """
    from faxflow.cli.undoing import undo_act

    raise finish(context, doing.config, Printing(doing.json), act=undo_act(run, doing))
