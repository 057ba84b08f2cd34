"""The options that pick faxes, and say how it is done to them; the same on every command."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from faxflow.cli.options import Config, DryRun, Json
from faxflow.domain.delivery import State
from faxflow.domain.held_for import HeldFor
from faxflow.domain.reasons import Reason

_Number = Annotated[str | None, typer.Option("--number", help="To this fax number.")]


@dataclass(frozen=True, slots=True)
class _Options:
    state: Annotated[
        list[State] | None, typer.Option("--state", help="In this state; again for several.")
    ] = None
    reason: Annotated[Reason | None, typer.Option("--reason", help="Failed last for this.")] = None
    held_for: Annotated[HeldFor | None, typer.Option("--held-for", help="Held for this.")] = None
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="Came then or later: a date, monday, 7d."),
    ] = None
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Came then or earlier.")
    ] = None
    batch: Annotated[str | None, typer.Option("--batch", help="Of this one, as B-000012.")] = None
    letter: Annotated[str | None, typer.Option("--letter", help="With the letter so named.")] = None
    gateway: Annotated[
        str | None, typer.Option("--gateway", help="Last handed over to this one.")
    ] = None


@dataclass(frozen=True, slots=True)
class PickedFaxes(_Options):
    """As they were typed; None where it does not matter."""

    number: _Number = None


@dataclass(frozen=True, slots=True)
class PickedByFormer(_Options):
    """The same where --number is what is given to them."""

    number: Annotated[
        str | None, typer.Option("--was", metavar="NUMBER", help="To this fax number so far.")
    ] = None


@dataclass(frozen=True, slots=True)
class Doing:
    """How it is done to them; `yes` asks nothing although they were picked, not named."""

    config: Config = None
    yes: Annotated[
        bool, typer.Option("--yes", help="Do it to all that were picked; ask nothing.")
    ] = False
    dry_run: DryRun = False
    json: Json = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """The faxes that a command is about: those named, else those picked."""

    names: Sequence[str]
    picked: PickedFaxes | PickedByFormer
