"""Commands about the fax gateways."""

from pathlib import Path
from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Printing, finish, print_answer, world_of

gateway = typer.Typer(
    help="Fax gateways: their profiles, and which is in use.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(gateway, name="gateway")


@gateway.command("list")
def gateway_list(json: Json = False) -> None:
    """Name the services that faxflow knows, and how each is known."""
    from faxflow.cli.gateway_looking import list_profiles

    print_answer(list_profiles(), as_json=json)


@gateway.command("show")
def gateway_show(
    context: typer.Context,
    profile: Annotated[
        str | None, typer.Argument(help="A profile's name or file; else your own settings.")
    ] = None,
    config: Config = None,
    json: Json = False,
) -> None:
    """Show a profile, or your settings and where each comes from."""
    from faxflow.cli.gateway_looking import show_profile, show_settings
    from faxflow.cli.session import config_path
    from faxflow.cli.sudo import check_own_path

    world = world_of(context)
    if profile and profile.endswith(".toml"):
        check_own_path(world.sudo, Path(profile))
    answer = show_profile(profile) if profile else show_settings(config_path(config, world), world)
    print_answer(answer, as_json=json)


@gateway.command("status")
def gateway_status(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Say which gateway is in use, halted, or silent."""
    from faxflow.cli.gateway_keeping import gateway_act

    raise finish(context, config, Printing(json), act=gateway_act)


@gateway.command("use")
def gateway_use(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The gateway's name, as status tells it.")],
    config: Config = None,
    json: Json = False,
) -> None:
    """Let faxes go by this gateway from the next run on."""
    from faxflow.cli.gateway_keeping import use_act

    raise finish(context, config, Printing(json), act=use_act(name))


@gateway.command("resume")
def gateway_resume(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="The gateway's name; else the one that is halted.")
    ] = None,
    config: Config = None,
    json: Json = False,
) -> None:
    """Let a halted gateway be used again, once its account is mended."""
    from faxflow.cli.gateway_keeping import resume_act

    raise finish(context, config, Printing(json), act=resume_act(name))
