"""The options that pick referrals, the same on every command about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from faxflow.domain.referral import Queue, Stage


@dataclass(frozen=True, slots=True)
class _Options:
    stage: Annotated[Stage | None, typer.Option("--stage", help="In this stage.")] = None
    owner: Annotated[str | None, typer.Option("--owner", help="Taken by this account.")] = None
    overdue: Annotated[bool, typer.Option("--overdue", help="Past their due time.")] = False
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="Came then or later: a date, monday, 7d."),
    ] = None
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Came then or earlier.")
    ] = None


@dataclass(frozen=True, slots=True)
class PickedReferrals(_Options):
    """As they were typed; None or False where it does not matter."""

    at: Annotated[Queue | None, typer.Option("--at", "--queue", help="At this desk.")] = None


@dataclass(frozen=True, slots=True)
class PickedToAssign(_Options):
    """The same where --queue is the desk that they are given to."""

    at: Annotated[Queue | None, typer.Option("--at", help="At this desk so far.")] = None


@dataclass(frozen=True, slots=True)
class ChosenReferrals:
    """The referrals that a command is about: those named, else those picked."""

    names: Sequence[str]
    picked: PickedReferrals | PickedToAssign = PickedReferrals()
