"""The commands for whoever watches from outside."""

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, finish


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.command()(metrics)
    app.command()(ping)


def metrics(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Print how things stand, for Prometheus. `[metrics] file` keeps it."""
    from faxflow.cli.signals.showing import metrics_act

    raise finish(context, config, Printing(json), act=metrics_act)


def ping(
    context: typer.Context, config: Config = None, dry_run: DryRun = False, json: Json = False
) -> None:
    """Try the dead-man's switches of `[ping]`.

    They are not told that all is well.
    """
    from faxflow.cli.signals.trying import try_act

    raise finish(context, config, Printing(json), act=try_act(dry_run=dry_run))
