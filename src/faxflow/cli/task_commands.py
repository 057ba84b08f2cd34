"""Commands about what people must do."""

from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, Printing, finish
from faxflow.cli.picked_faxes import Doing
from faxflow.cli.picked_tasks import ChosenTasks, PickedTasks
from faxflow.cli.shared_options import sharing

task = typer.Typer(help="What people must do, and who is at it.", no_args_is_help=True)

Tasks = Annotated[
    list[str] | None,
    typer.Argument(metavar="T-…", help="Tasks, as T-12; else those due that options pick."),
]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the tool."""
    app.add_typer(task, name="task")


@task.command("list")
@sharing(picked=PickedTasks)
def task_list(
    context: typer.Context,
    picked: PickedTasks,
    config: Config = None,
    every: Annotated[bool, typer.Option("--all", help="Those not due yet too.")] = False,
    json: Json = False,
) -> None:
    """List what is due, the longest due first."""
    from faxflow.cli.taskwork import list_act

    raise finish(context, config, Printing(json), act=list_act(picked, every=every))


@task.command("take")
@sharing(picked=PickedTasks, doing=Doing)
def task_take(
    context: typer.Context,
    picked: PickedTasks,
    doing: Doing,
    tasks: Tasks = None,
    over: Annotated[bool, typer.Option("--over", help="Even from somebody else.")] = False,
) -> None:
    """Take tasks, so that others know that you are at them."""
    from faxflow.cli.taskwork import take_act

    act = take_act(ChosenTasks(tasks or (), picked), doing, over=over)
    raise finish(context, doing.config, Printing(doing.json), act=act)


@task.command("done")
@sharing(picked=PickedTasks, doing=Doing)
def task_done(
    context: typer.Context, picked: PickedTasks, doing: Doing, tasks: Tasks = None
) -> None:
    """Close tasks by hand. One that still stands says how it is mended."""
    from faxflow.cli.taskwork import done_act

    act = done_act(ChosenTasks(tasks or (), picked), doing)
    raise finish(context, doing.config, Printing(doing.json), act=act)
