"""What can be done from the board: the commands by their names, with the acts that they have."""

from collections.abc import Mapping
from dataclasses import dataclass

from faxflow.cli.board.task_showing import show_task_act
from faxflow.cli.casework import show_act as show_case_act
from faxflow.cli.picked_faxes import Doing
from faxflow.cli.picked_tasks import ChosenTasks
from faxflow.cli.referrals.contacting import note_act
from faxflow.cli.referrals.moving import (
    advance_act,
    assign_act,
    close_act,
    complete_act,
    take_act,
)
from faxflow.cli.referrals.showing import show_act
from faxflow.cli.session import Act
from faxflow.cli.taskwork import done_act
from faxflow.cli.taskwork import take_act as take_task_act
from faxflow.domain.board import Row, Thing, Way
from faxflow.domain.referral import Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import MoveKind
from faxflow.domain.referrals.moving import Wish
from faxflow.steps.referrals.advance import Asked
from faxflow.steps.referrals.assign import Assigning
from faxflow.store.referrals.notes import NewNote


@dataclass(frozen=True, slots=True)
class Deed:
    """A command by its name, as `referral advance`, and what it does; `shows` is one that asks."""

    command: str
    act: Act
    shows: bool = False


def showing(row: Row) -> Deed:
    """Shows it whole."""
    if row.thing is Thing.REFERRAL:
        return Deed("referral show", show_act(row.name), shows=True)
    if row.thing is Thing.CASE:
        return Deed("case show", show_case_act(row.name), shows=True)
    return Deed("task show", show_task_act(row.name), shows=True)


def taking(row: Row) -> Deed:
    """Takes it, unless it is somebody else's."""
    if row.thing is Thing.REFERRAL:
        return Deed("referral assign", take_act([row.name], dry_run=False))
    return Deed("task take", take_task_act(ChosenTasks([row.name]), Doing(), over=False))


def taking_over(row: Row, account: str) -> Deed:
    """Takes it from whoever has it."""
    if row.thing is Thing.REFERRAL:
        return Deed("referral assign", assign_act([row.name], Assigning(owner=account)))
    return Deed("task take", take_task_act(ChosenTasks([row.name]), Doing(), over=True))


def releasing(name: str) -> Deed:
    """Gives a referral back to its desk."""
    return Deed("referral assign", assign_act([name], Assigning()))


def finishing(name: str) -> Deed:
    """Closes a task."""
    return Deed("task done", done_act(ChosenTasks([name]), Doing()))


def moving(name: str, way: Way, wish: Wish, typed: Mapping[Field, str]) -> Deed:
    """Moves a referral, or closes it."""
    if way.kind is MoveKind.CLOSE:
        return Deed("referral close", close_act({name: None}, Asked(wish)))
    return Deed("referral advance", advance_act({name: None}, Asked(wish, typed)))


def trying(name: str, to: Stage | None = None) -> Deed:
    """Says why a referral cannot be moved so; where it can, nothing is changed."""
    return Deed("referral advance", advance_act({name: None}, Asked(Wish(to), dry_run=True)))


def completing(name: str, outcome: str) -> Deed:
    """Ends a referral whose visit took place."""
    return Deed("referral complete", complete_act({name: None}, outcome, Asked(Wish())))


def noting(name: str, text: str) -> Deed:
    """Keeps a few words with a referral."""
    return Deed("referral note", note_act(name, NewNote(text), dry_run=False))
