"""The options that pick tasks, the same on every command about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from faxflow.domain.task import TaskKind


@dataclass(frozen=True, slots=True)
class PickedTasks:
    """As they were typed; None or False where it does not matter."""

    kind: Annotated[TaskKind | None, typer.Option("--kind", help="Of one kind.")] = None
    mine: Annotated[bool, typer.Option("--mine", help="Those that you have taken.")] = False
    owner: Annotated[str | None, typer.Option("--owner", help="Taken by this account.")] = None
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="Opened then or later: a date, monday, 7d."),
    ] = None
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Opened then or earlier.")
    ] = None
    batch: Annotated[str | None, typer.Option("--batch", help="Of this one, as B-000012.")] = None
    case: Annotated[str | None, typer.Option("--case", help="About this fax, as FX-000123.")] = None


@dataclass(frozen=True, slots=True)
class ChosenTasks:
    """The tasks that a command is about: those named, else those picked."""

    names: Sequence[str]
    picked: PickedTasks = PickedTasks()
