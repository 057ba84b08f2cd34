"""Commands about one fax."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Printing, finish

case = typer.Typer(help="One fax: its state and its whole history.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(case, name="case")


@case.command("show")
def case_show(
    context: typer.Context,
    case_id: Annotated[str, typer.Argument(help="The case, as FX-000123.")],
    config: Config = None,
    json: Json = False,
) -> None:
    """Show a case, its attempts and every event of its life."""
    from faxflow.cli.casework import case_act

    raise finish(context, config, Printing(json), act=case_act(case_id))
