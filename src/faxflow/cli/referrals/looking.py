"""What the commands that list referrals find out."""

from dataclasses import dataclass

from faxflow.cli.referrals.picked import PickedReferrals
from faxflow.cli.referrals.picking import asked_of
from faxflow.cli.session import Act, Answer, Session
from faxflow.steps.referrals.look import (
    find_referrals,
    list_referrals,
    my_desks_tasks,
    my_queue,
    where_is,
)
from faxflow.views.referrals.line_text import (
    lines_data,
    list_text,
    queue_data,
    queue_text,
    where_text,
)

_HIGHER = "--limit shows more"
_CLOSER = "give more of the name, or the birth date as 1961-04-02"


@dataclass(frozen=True, slots=True)
class Listing:
    """The options of a list; `every`: ended ones too."""

    picked: PickedReferrals
    search: str | None
    every: bool
    limit: int


def list_act(listing: Listing) -> Act:
    """The referrals that were asked for; with a search, whose they are."""

    def act(session: Session) -> Answer:
        work, zone, search = session.work, session.config.practice.zone, listing.search
        asked = asked_of(session, listing.picked, final=listing.every)
        if search is None:
            lines = list_referrals(work, asked, most=listing.limit)
        else:
            lines = find_referrals(work, search, asked, most=listing.limit)
        more = _HIGHER if search is None else _CLOSER
        return Answer(list_text(lines, zone, more=more), lines_data(lines))

    return act


def where_act(text: str) -> Act:
    """Where those stand that the text may mean."""

    def act(session: Session) -> Answer:
        lines = where_is(session.work, text)
        return Answer(where_text(lines, session.config.practice.zone), lines_data(lines))

    return act


def queue_act(limit: int) -> Act:
    """What is the viewer's to do."""

    def act(session: Session) -> Answer:
        lines, tasks = my_queue(session.work, most=limit), my_desks_tasks(session.work)
        text = queue_text(lines, tasks, session.config.practice.zone, more=_HIGHER)
        return Answer(text, queue_data(lines, tasks), lists_tasks=True)

    return act
