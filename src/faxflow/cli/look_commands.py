"""Commands that look: report, audit."""

import typer

from faxflow.cli.options import Config, Day, Json, Printing, Quiet, finish

audit = typer.Typer(help="The history, and whether anybody has changed it.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.command()(report)
    app.add_typer(audit, name="audit")


def report(
    context: typer.Context, config: Config = None, day: Day = None, json: Json = False
) -> None:
    """Show what needs a person, then figures that add up."""
    from faxflow.cli.looking import report_act

    raise finish(context, config, Printing(json), act=report_act(day))


@audit.command("verify")
def audit_verify(
    context: typer.Context, config: Config = None, json: Json = False, quiet: Quiet = False
) -> None:
    """Check that nobody has changed the history after it was written."""
    from faxflow.cli.looking import verify_act

    raise finish(context, config, Printing(json, quiet), act=verify_act)
