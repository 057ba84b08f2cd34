"""Commands about batches: the reports as they were fetched, and their faxes."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, finish

batch = typer.Typer(help="Fetched reports: hold one's faxes, or let them go.", no_args_is_help=True)

Batch = Annotated[str, typer.Argument(metavar="B-…", help="The batch, as B-000012.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(batch, name="batch")


@batch.command("list")
def batch_list(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """List the reports and how their faxes stand."""
    from faxflow.cli.batch_keeping import list_act

    raise finish(context, config, Printing(json), act=list_act)


@batch.command("show")
def batch_show(
    context: typer.Context, given: Batch, config: Config = None, json: Json = False
) -> None:
    """Show a report's ledger and its faxes by state."""
    from faxflow.cli.batch_keeping import show_act

    raise finish(context, config, Printing(json), act=show_act(given))


@batch.command("hold")
def batch_hold(
    context: typer.Context,
    given: Batch,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Hold all faxes of a report that are not sent yet."""
    from faxflow.cli.batch_keeping import hold_act

    raise finish(context, config, Printing(json), act=hold_act(given, dry_run=dry_run))


@batch.command("release")
def batch_release(
    context: typer.Context,
    given: Batch,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Let a report's faxes go, however many they are."""
    from faxflow.cli.batch_keeping import release_act

    raise finish(context, config, Printing(json), act=release_act(given, dry_run=dry_run))
