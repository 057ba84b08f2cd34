"""Commands about what people must do."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json, Printing, finish
from faxflow.domain.task import TaskKind

task = typer.Typer(help="What people must do, and who is at it.", no_args_is_help=True)

Tasks = Annotated[list[str], typer.Argument(metavar="T-…", help="Tasks, as T-12.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(task, name="task")


@task.command("list")
def task_list(
    context: typer.Context,
    config: Config = None,
    every: Annotated[bool, typer.Option("--all", help="Those not due yet too.")] = False,
    mine: Annotated[bool, typer.Option("--mine", help="Those that you have taken.")] = False,
    kind: Annotated[TaskKind | None, typer.Option("--kind", help="Of one kind.")] = None,
    json: Json = False,
) -> None:
    """List what is due, the longest due first."""
    from faxflow.cli.taskwork import list_act

    act = list_act(kind, every=every, mine=mine)
    raise finish(context, config, Printing(json), act=act)


@task.command("take")
def task_take(
    context: typer.Context,
    tasks: Tasks,
    config: Config = None,
    over: Annotated[bool, typer.Option("--over", help="Even from somebody else.")] = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Take tasks, so that others know that you are at them."""
    from faxflow.cli.taskwork import take_act

    raise finish(context, config, Printing(json), act=take_act(tasks, over=over, dry_run=dry_run))


@task.command("done")
def task_done(
    context: typer.Context,
    tasks: Tasks,
    config: Config = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Close tasks by hand. One that still stands says how it is mended."""
    from faxflow.cli.taskwork import done_act

    raise finish(context, config, Printing(json), act=done_act(tasks, dry_run=dry_run))
