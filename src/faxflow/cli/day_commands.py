"""The commands of the fax wing's day, from the report to the alert. Each is run by cron."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, Day, DryRun, Json, Printing, Quiet, finish
from faxflow.errors import BadUsage

Again = Annotated[bool, typer.Option("--again", help="Fetch the day's report anew.")]
Yes = Annotated[bool, typer.Option("--yes", help="Send even far more faxes than usual.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    for command in (load, send):
        app.command()(command)
    app.command("run-morning")(run_morning)
    app.command("watch-bounces")(watch_bounces)
    app.command()(retry)
    app.command()(escalate)


def load(
    context: typer.Context, config: Config = None, json: Json = False, quiet: Quiet = False
) -> None:
    """Make one case of each clean row; print the balanced ledger."""
    from faxflow.cli.outbound import load_act

    raise finish(context, config, Printing(json, quiet), act=load_act)


def send(
    context: typer.Context,
    config: Config = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Draw the letters of ready cases; hand each over, once."""
    from faxflow.cli.outbound import send_act

    raise finish(context, config, Printing(json, quiet), act=send_act(dry_run=dry_run, let_go=yes))


def run_morning(
    context: typer.Context,
    config: Config = None,
    day: Day = None,
    again: Again = False,
    yes: Yes = False,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Extract, normalize, load and send. Safe to run again after any crash."""
    from faxflow.cli.outbound import morning_act, planned_morning_act

    if dry_run:
        act = planned_morning_act(day, again=again, let_go=yes)
    else:
        act = morning_act(day, again=again, let_go=yes)
    raise finish(context, config, Printing(json, quiet), act=act)


def watch_bounces(
    context: typer.Context,
    config: Config = None,
    follow: Annotated[
        bool, typer.Option("--follow", help="Go on until Ctrl-C: a pass whenever mail comes.")
    ] = False,
    now: Annotated[
        bool, typer.Option("--now", help="Sign in though the mailbox refused it lately.")
    ] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Read the service inbox and give each verdict to its fax."""
    from faxflow.cli.watching import follow_forever, watch_act

    if follow and now:  # a service that starts again and again would have the account locked
        raise BadUsage(
            what="--now is for one pass, and --follow goes on.",
            todo="Run `faxflow watch-bounces --now`, then `--follow` alone.",
        )
    if follow:
        follow_forever(context, config, Printing(json, quiet))
    raise finish(context, config, Printing(json, quiet), act=watch_act(now=now))


def retry(
    context: typer.Context,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Make waiting cases ready whose time has come. `send` then sends them."""
    from faxflow.cli.alerting import retry_act

    raise finish(context, config, Printing(json, quiet), act=retry_act(dry_run=dry_run))


def escalate(
    context: typer.Context,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell staff, once, what to mend, is overdue, or is over."""
    from faxflow.cli.alerting import escalate_act

    raise finish(context, config, Printing(json, quiet), act=escalate_act(dry_run=dry_run))
