"""Finds the referrals that a person named, or picked by options, as far as they may see them."""

from collections.abc import Callable, Mapping

from faxflow.cli.agreeing import names_or_picked
from faxflow.cli.picked_faxes import Doing
from faxflow.cli.picking import span_of
from faxflow.cli.referrals.picked import ChosenReferrals, PickedReferrals, PickedToAssign
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import counted
from faxflow.domain.referral import Stage
from faxflow.steps.referrals.look import Asked, list_referrals

_EVERY = 1_000_000_000

Stood = Mapping[str, Stage | None]
"""The referrals' names, each with the stage in which it was picked; None where it was named."""


def asked_of(
    session: Session, picked: PickedReferrals | PickedToAssign, *, final: bool = False
) -> Asked:
    """What the options ask for; `final`: those at their end too. Raises BadUsage."""
    since, until = span_of(session, picked.since, picked.until)
    return Asked(
        picked.stage,
        picked.at,
        picked.owner,
        picked.overdue,
        final,
        since=since,
        until=until,
    )


def for_chosen(
    asked: ChosenReferrals,
    doing: Doing,
    act_of: Callable[[Stood], Act],
    *,
    final: bool = False,
) -> Act:
    """What `act_of` does with them; nothing where none matches or a person says no.

    Raises BadUsage, also where nobody could be asked, and AccessRefused.
    """

    def act(session: Session) -> Answer:
        names = _chosen(session, asked, doing, final=final)
        if not names:
            text = "No referral is picked; nothing was changed."
            return Answer(text, {"results": [], "done": 0})
        return act_of(names)(session)

    return act


def _chosen(session: Session, asked: ChosenReferrals, doing: Doing, *, final: bool) -> Stood:
    stood: dict[str, Stage] = {}

    def find() -> tuple[list[str], str]:
        wanted = asked_of(session, asked.picked, final=final)
        found = list_referrals(session.work, wanted, most=_EVERY).lines
        # Open ones have a due time; what is opened again is at its end.
        lines = [one for one in found if not final or one.due_at is None]
        stood.update({one.name: one.stage for one in lines})
        return [one.name for one in lines], f"{counted(len(lines), 'referral')} picked."

    names = names_or_picked(asked.names, asked.picked, doing, find)
    return {name: stood.get(name) for name in names}
