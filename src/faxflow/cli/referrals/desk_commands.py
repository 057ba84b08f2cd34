"""What a desk begins its day with: what is to do, and what is due soon."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, Quiet, finish


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.command()(queue)
    app.command()(remind)


def queue(
    context: typer.Context,
    config: Config = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 50,
    json: Json = False,
) -> None:
    """List what is yours to do with referrals, by due time."""
    from faxflow.cli.referrals.looking import queue_act

    raise finish(context, config, Printing(json), act=queue_act(limit))


def remind(
    context: typer.Context,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell each desk, once, which of its referrals are due soon."""
    from faxflow.cli.referrals.reminding import remind_act

    raise finish(context, config, Printing(json, quiet), act=remind_act(dry_run=dry_run))
