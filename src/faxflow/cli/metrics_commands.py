"""The command for those who watch from outside."""

import typer

from faxflow.cli.options import Config, Json, Printing, finish


def add_to(app: typer.Typer) -> None:
    """Adds this command to the tool."""
    app.command()(metrics)


def metrics(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Print how things stand, for Prometheus. `[metrics] file` keeps it."""
    from faxflow.cli.signals.showing import metrics_act

    raise finish(context, config, Printing(json), act=metrics_act)
