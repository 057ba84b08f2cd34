"""The command that signs in to mail servers."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, print_answer, world_of


def add_to(app: typer.Typer) -> None:
    """Adds this command to the tool."""
    app.command("sign-in")(sign_in)


def sign_in(
    context: typer.Context,
    part: Annotated[
        str | None,
        typer.Argument(help="gateway, second_gateway, mailbox or notices; else all of them."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only try whether each server lets us in.")
    ] = False,
    config: Config = None,
    json: Json = False,
) -> None:
    """Sign in to mail servers that want OAuth."""
    from faxflow.cli.session import config_path
    from faxflow.cli.signing_in import sign_in as signed_in
    from faxflow.config.load import load_config
    from faxflow.config.secrets import Secrets

    world = world_of(context)
    settings = load_config(config_path(config, world), world.environment)
    secrets = Secrets(world.environment, settings.paths.secrets)
    answer = signed_in(settings, secrets, part, check=check)
    print_answer(answer, as_json=json)
    raise typer.Exit(answer.code)
