"""The command that removes what need not be kept any longer."""

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, Quiet, finish


def add_to(app: typer.Typer) -> None:
    """Adds it to the tool."""
    app.command()(prune)


def prune(
    context: typer.Context,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Remove what need not be kept any longer.

    Letters, reports, mails and names of what is long over, as [retention] says.
    """
    from faxflow.cli.pruning import prune_act

    raise finish(context, config, Printing(json, quiet), act=prune_act(dry_run=dry_run))
