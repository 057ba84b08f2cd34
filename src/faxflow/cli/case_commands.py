"""Commands that look at faxes, and the one that adds one by hand."""

from typing import Annotated

import typer

from faxflow.cli import case_mending_commands
from faxflow.cli.options import Config, DryRun, Json, Printing, finish
from faxflow.cli.picked_faxes import PickedFaxes
from faxflow.cli.shared_options import sharing

case = typer.Typer(
    help="Faxes: find them, add one, and do what only a person can.", no_args_is_help=True
)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(case, name="case")


@case.command("list")
@sharing(picked=PickedFaxes)
def case_list(
    context: typer.Context,
    picked: PickedFaxes,
    config: Config = None,
    every: Annotated[bool, typer.Option("--all", help="Finished ones too.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 50,
    json: Json = False,
) -> None:
    """List open faxes, first those that need a person.

    The options that pick them work on every command about faxes.
    """
    from faxflow.cli.casework import list_act

    act = list_act(picked, limit, every=every)
    raise finish(context, config, Printing(json), act=act)


@case.command("show")
def case_show(
    context: typer.Context,
    case_id: Annotated[str, typer.Argument(metavar="FX-…", help="The case, as FX-000123.")],
    config: Config = None,
    json: Json = False,
) -> None:
    """Show a case, what you can do next, and its whole life."""
    from faxflow.cli.casework import show_act

    raise finish(context, config, Printing(json), act=show_act(case_id))


@case.command("add")
def case_add(
    context: typer.Context,
    config: Config = None,
    number: Annotated[str | None, typer.Option("--number", help="The fax number.")] = None,
    data: Annotated[
        str | None,
        typer.Option("--data", metavar="FILE", help="The letter's fields as JSON; - reads stdin."),
    ] = None,
    pdf: Annotated[
        str | None,
        typer.Option("--pdf", metavar="FILE", help="A finished letter; - reads stdin."),
    ] = None,
    letter: Annotated[
        str | None, typer.Option("--letter", help="The letter's name; else as the mapping says.")
    ] = None,
    quiet_hours: Annotated[
        str | None, typer.Option("--quiet-hours", help="As 20:00-07:00, or none.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Although its like is over, or was corrected.")
    ] = False,
    blank: Annotated[
        bool, typer.Option("--blank", help="Print a --data file to fill in; add nothing.")
    ] = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Add one urgent fax by hand. It goes before the queue."""
    from faxflow.cli.adding_casework import add_act, blank_act
    from faxflow.cli.given_letter import Given

    if blank:
        raise finish(context, config, Printing(json), act=blank_act(letter))
    given = Given(number, data, pdf, quiet_hours, letter)
    act = add_act(given, again=again, dry_run=dry_run)
    raise finish(context, config, Printing(json), act=act)


case_mending_commands.add_to(case)
