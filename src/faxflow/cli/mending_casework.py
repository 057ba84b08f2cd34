"""What the commands that change faxes do, each fax answered on a line of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from faxflow.cli import tools
from faxflow.cli.dead_claims import settle_dead_claims
from faxflow.cli.each import each
from faxflow.cli.picked_faxes import Chosen, Doing
from faxflow.cli.picking import chosen
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.decision import DECISIONS, Decision
from faxflow.domain.delivery import State
from faxflow.domain.ids import TaskId, task_name
from faxflow.errors import BadUsage
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.given_number import dialable_number
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.mended import Meant, Mended
from faxflow.steps.record_incident import Astray, record_incident

_WENT_OUT = (State.SENT, State.IN_DOUBT, State.DELIVERED)
"""From which an incident is picked."""


@dataclass(frozen=True, slots=True)
class Correcting:
    """A number as it was typed, and why, a word from a closed list."""

    number: str
    because: str


def mend_act(asked: Chosen, decision: Asked, doing: Doing) -> Act:
    """Holds, releases, cancels or resolves."""
    unseen = not (asked.names or asked.picked.held_for)
    wanted = replace(decision, unseen=unseen)

    def act(session: Session) -> Answer:
        names = chosen(session, asked, doing, usual=DECISIONS[decision.decision])
        if not doing.dry_run:
            settle_dead_claims(session)
        return each_mended(
            names, lambda name, meant: mend_case(session.work, name, replace(wanted, meant=meant))
        )

    return act


def correct_act(asked: Chosen, correcting: Correcting, doing: Doing) -> Act:
    """Gives faxes another number. Raises BadUsage where they may be to several by now."""
    if not (asked.names or asked.picked.number):
        what = "Faxes to several numbers would all be given one."
        raise BadUsage(what=what, todo="Add --was NUMBER, or name the faxes; nothing was changed.")

    def act(session: Session) -> Answer:
        names = chosen(session, asked, doing, usual=DECISIONS[Decision.CORRECT])
        dialable = dialable_number(session.config, correcting.number)
        field = tools.mapping(session).fax_number
        correction = Correction(dialable, correcting.because, field, doing.dry_run)
        if not doing.dry_run:
            settle_dead_claims(session)
        return each_mended(
            names,
            lambda name, meant: correct_case(session.work, name, replace(correction, meant=meant)),
        )

    return act


def incident_act(asked: Chosen, astray: Astray, doing: Doing) -> Act:
    """Records faxes that went astray."""

    def act(session: Session) -> Answer:
        names = chosen(session, asked, doing, usual=_WENT_OUT)
        work, letters = session.work, session.letters
        return each_mended(names, lambda name, _: record_incident(work, letters, name, astray))

    return act


def each_mended(
    names: Mapping[str, Meant | None], mend: Callable[[str, Meant | None], Mended]
) -> Answer:
    """The answer about all of them, each with what it was picked as.

    The tasks that they open are the person's own doing.
    """
    if not names:
        return Answer("No fax is picked; nothing was changed.", {"results": [], "done": 0})
    opened: list[TaskId] = []

    def mended(name: str) -> Mended:
        one = mend(name, names[name])
        opened.extend(one.opened)
        return one

    return replace(each([*names], mended, _data), opened=opened)


def _data(one: Mended) -> dict[str, object]:
    return {
        "case": one.case,
        "done": one.done,
        "told": one.told,
        "was": one.was,
        "state": one.state,
        "instead": list(one.instead),
        "tasks": [task_name(task) for task in one.opened],
    }
