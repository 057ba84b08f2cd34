"""How tasks look in JSON, and what an undo did."""

from typing import Annotated, TypedDict

from faxflow.domain.task import TaskKind
from faxflow.views.answers.words import Count, Done, Instead, Told
from faxflow.views.answers.words import Task as TaskName
from faxflow.views.figures_shape import Moment


class TaskLineData(TypedDict):
    """A task on a list."""

    task: TaskName
    kind: TaskKind
    title: str
    opened_at: Moment
    due_at: Moment
    owner: Annotated[str | None, "null: nobody has taken it"]
    case: str | None
    batch: str | None


class TaskListData(TypedDict):
    """What `faxflow task list --json` prints."""

    tasks: Annotated[list[TaskLineData], "The longest due first"]
    not_due: Annotated[int, "How many come due later"]


class WorkedTaskData(TypedDict):
    """What became of one task."""

    task: Annotated[str, "As it was named"]
    done: Done
    told: Told
    instead: Instead


class WorkedTasksData(TypedDict):
    """What `task take` and `task done` print."""

    results: list[WorkedTaskData]
    done: Count


class UndoneData(TypedDict):
    """What became of one thing that a command had done."""

    subject: Annotated[str, "FX-… or T-…"]
    done: Done
    told: Told


class UndoData(TypedDict):
    """What `faxflow undo --json` prints."""

    run: Annotated[str, "The run that is undone"]
    results: list[UndoneData]
    done: Count
