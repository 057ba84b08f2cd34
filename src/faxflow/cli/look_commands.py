"""Commands that look, and the few that keep house: report, case, rejects, audit, store, gateway."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, Day, Json, Printing, Quiet, finish, print_answer, world_of

case = typer.Typer(help="One fax: its state and its whole history.", no_args_is_help=True)
audit = typer.Typer(help="The history, and whether anybody has changed it.", no_args_is_help=True)
store = typer.Typer(help="The case store.", no_args_is_help=True)
gateway = typer.Typer(
    help="The fax gateway: in use, or halted for a refused account.", no_args_is_help=True
)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.command()(report)
    app.command()(rejects)
    for name, group in (("case", case), ("audit", audit), ("store", store), ("gateway", gateway)):
        app.add_typer(group, name=name)


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


@case.command("show")
def case_show(
    context: typer.Context,
    case_id: Annotated[str, typer.Argument(help="The case, as FX-000123.")],
    config: Config = None,
    json: Json = False,
) -> None:
    """Show a case, its attempts and every event of its life."""
    from faxflow.cli.looking import case_act

    raise finish(context, config, Printing(json), act=case_act(case_id))


@audit.command("verify")
def audit_verify(
    context: typer.Context, config: Config = None, json: Json = False, quiet: Quiet = False
) -> None:
    """Check that nobody has changed the history after it was written."""
    from faxflow.cli.looking import verify_act

    raise finish(context, config, Printing(json, quiet), act=verify_act)


@store.command("create")
def store_create(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Make the store that the configuration names, for its environment."""
    from faxflow.cli.looking import create
    from faxflow.cli.session import config_path

    world = world_of(context)
    print_answer(create(config_path(config, world), world), as_json=json)


@gateway.command("status")
def gateway_status(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Say whether the gateway is halted, and when it was last heard of."""
    from faxflow.cli.looking import gateway_act

    raise finish(context, config, Printing(json), act=gateway_act)


@gateway.command("resume")
def gateway_resume(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Let the gateway be used again, once its account is mended."""
    from faxflow.cli.looking import resume_act

    raise finish(context, config, Printing(json), act=resume_act)
