"""Commands about the fax gateway."""

import typer

from faxflow.cli.options import Config, Json, Printing, finish

gateway = typer.Typer(
    help="The fax gateway: in use, or halted for a refused account.", no_args_is_help=True
)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(gateway, name="gateway")


@gateway.command("status")
def gateway_status(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Say whether the gateway is halted, and when it was last heard of."""
    from faxflow.cli.gateway_keeping import gateway_act

    raise finish(context, config, Printing(json), act=gateway_act)


@gateway.command("resume")
def gateway_resume(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Let the gateway be used again, once its account is mended."""
    from faxflow.cli.gateway_keeping import resume_act

    raise finish(context, config, Printing(json), act=resume_act)
