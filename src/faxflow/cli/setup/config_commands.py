"""Commands about the configuration itself."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Quiet, print_answer, world_of

config = typer.Typer(help="The configuration: see it, and what is wrong.", no_args_is_help=True)

Named = Annotated[
    list[str] | None,
    typer.Argument(metavar="SECTION|KEY", help="As gateway, or gateway.host; else all."),
]
Changed = Annotated[bool, typer.Option("--changed", help="Leave out what has its default.")]
ConfigFile = Annotated[
    Path | None, typer.Argument(metavar="FILE", help="The configuration; else that of -c.")
]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(config, name="config")


@config.command("show")
def config_show(
    context: typer.Context,
    named: Named = None,
    config: Config = None,
    changed: Changed = False,
    json: Json = False,
) -> None:
    """Show every setting and where it comes from.

    Of secrets, where each would come from.
    """
    from faxflow.cli.setup.showing import Wish, show_config

    world = world_of(context)
    print_answer(show_config(config, Wish(named or (), changed), world), as_json=json)


@config.command("validate")
def config_validate(
    context: typer.Context,
    file: ConfigFile = None,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Name all that is wrong with it.

    With the files that it names, too.

    It ends with 5 where it found something. Variables of the environment count, too.
    """
    from faxflow.cli.session import config_path
    from faxflow.cli.setup.validating import validate_config

    world = world_of(context)
    answer = validate_config(file or config_path(config, world), world)
    if answer.code or not quiet:
        print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)
