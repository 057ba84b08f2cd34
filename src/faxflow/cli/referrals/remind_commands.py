"""The command that reminds the desks of referrals."""

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, Quiet, finish


def add_to(app: typer.Typer) -> None:
    """Adds it to the tool."""
    app.command()(remind)


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
