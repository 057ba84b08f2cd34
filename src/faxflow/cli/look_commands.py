"""Commands that look: report, rejects, audit."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, Day, Json, Printing, Quiet, finish

audit = typer.Typer(help="The history, and whether anybody has changed it.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.command()(report)
    app.command()(rejects)
    app.add_typer(audit, name="audit")


def report(
    context: typer.Context, config: Config = None, day: Day = None, json: Json = False
) -> None:
    """Show what needs a person, then figures that add up."""
    from faxflow.cli.looking import report_act

    raise finish(context, config, Printing(json), act=report_act(day))


def rejects(
    context: typer.Context,
    batch: Annotated[str, typer.Argument(help="The batch, as B-000012.")],
    config: Config = None,
    json: Json = False,
) -> None:
    """List the rows of a report that became no fax, and why."""
    from faxflow.cli.looking import rejects_act

    raise finish(context, config, Printing(json), act=rejects_act(batch))


@audit.command("verify")
def audit_verify(
    context: typer.Context, config: Config = None, json: Json = False, quiet: Quiet = False
) -> None:
    """Check that nobody has changed the history after it was written."""
    from faxflow.cli.looking import verify_act

    raise finish(context, config, Printing(json, quiet), act=verify_act)
