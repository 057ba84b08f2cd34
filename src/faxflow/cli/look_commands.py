"""Commands that look into the history."""

import typer

from faxflow.cli.options import Config, Json, Printing, Quiet, finish

audit = typer.Typer(help="The history, and whether anybody has changed it.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(audit, name="audit")


@audit.command("verify")
def audit_verify(
    context: typer.Context, config: Config = None, json: Json = False, quiet: Quiet = False
) -> None:
    """Check that nobody has changed the history after it was written."""
    from faxflow.cli.looking import verify_act

    raise finish(context, config, Printing(json, quiet), act=verify_act)
