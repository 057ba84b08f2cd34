"""The command by which the machine itself tells a person that something of faxflow failed."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Quiet, print_answer, world_of
from faxflow.errors import BadUsage

alert = typer.Typer(help="What the machine tells staff.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(alert, name="alert")


@alert.command("unit")
def alert_unit(
    context: typer.Context,
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="As faxflow-morning.service.")],
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell staff, by the ways of [notices], that a unit of systemd failed.

    Each unit of `schedule install` names it in OnFailure=. Without a store that answers they are
    told all the same, once an hour.
    """
    from faxflow.cli.session import config_path
    from faxflow.cli.unit_alerting import alert
    from faxflow.domain.failed_unit import failed_unit

    world = world_of(context)
    found = failed_unit(unit, world.environment)
    if found is None:
        raise BadUsage(what="That is no unit's name.", todo="Name it as systemctl does.")
    answer = alert(found, config_path(config, world), world)
    if not quiet:
        print_answer(answer, as_json=json)
