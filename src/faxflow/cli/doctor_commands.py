"""The command that says what is wrong with this set-up, and what to do."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Json, print_answer, world_of

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        "-c",
        readable=False,  # that it cannot be read is one of our findings
        help="The configuration; else $FAXFLOW_CONFIG, ./faxflow.toml, or the one in /etc/faxflow.",
    ),
]
Names = Annotated[
    list[str] | None, typer.Option(metavar="KEY", help="Only this check; may be given again.")
]
Skipped = Annotated[
    list[str] | None, typer.Option(metavar="KEY", help="Not this check; may be given again.")
]


def add_to(app: typer.Typer) -> None:
    """Adds this command to the tool."""
    app.command("doctor")(doctor)


def doctor(
    context: typer.Context,
    only: Names = None,
    skip: Skipped = None,
    offline: Annotated[bool, typer.Option("--offline", help="Ask nobody on the network.")] = False,
    config: Config = None,
    json: Json = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print only what is wrong; for cron.")
    ] = False,
) -> None:
    """Say what is wrong, and the cure of it.

    It looks at machine, set-up, store and servers.

    It changes nothing and sends nothing. It ends with 5 where something is bad, and with 0 where
    there are warnings alone; docs/doctor.md lists all checks.
    """
    from faxflow.cli.doctor.examining import Wish, examine
    from faxflow.cli.session import config_path

    world = world_of(context)
    wish = Wish(only or (), skip or (), offline, quiet)
    answer = examine(config_path(config, world), wish, world)
    if answer.text or json:
        print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)
