"""What the commands that work on referrals do, each referral answered on a line of its own."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from faxflow.cli.each import each
from faxflow.cli.session import Act, Answer, Session
from faxflow.steps.referrals.answered import Answered
from faxflow.steps.work import Work
from faxflow.views.moment import local_minute

Verb = Callable[[Work, str], Answered]
"""Works on one referral that a person named."""


def each_act(names: Sequence[str], verb: Verb, *, tell_due: bool = False) -> Act:
    """Works on each referral; with `tell_due` the answer says when it is due, changed or not."""

    def act(session: Session) -> Answer:
        work, zone = session.work, session.config.practice.zone

        def worked(name: str) -> Answered:
            one = verb(work, name)
            waits = bool(one.now and work.config.referrals.table[one.now.stage].waits)
            due = _due(one, zone, waits=waits, always=tell_due)
            return replace(one, told=f"{one.told}{due}")

        return each(names, worked, _data)

    return act


def _due(one: Answered, zone: ZoneInfo, *, waits: bool, always: bool) -> str:
    """When it is due now, where that is news; of what waits it is the next chase."""
    was, now = one.was, one.now
    if not (one.done and was and now and now.due_at):
        return ""
    if not always and (now.stage, now.due_at) == (was.stage, was.due_at):
        return ""
    what = "Next chase" if waits else "Due"
    return f" {what} {local_minute(now.due_at, zone)}."


def _data(one: Answered) -> dict[str, object]:
    """No field's value: who may see which, `referral show` decides."""
    told = {"referral": one.referral, "done": one.done, "told": one.told}
    stands = one.now
    if stands is None:
        return {**told, "instead": list(one.instead)}
    return {
        **told,
        "instead": list(one.instead),
        "was": one.was.stage if one.was else None,
        "stage": stands.stage,
        "interrupted": stands.interrupted,
        "queue": stands.queue,
        "owner": stands.owner,
        "due_at": stands.due_at.isoformat() if stands.due_at else None,
        "missing": list(stands.missing),
        "closed_for": stands.closed_for,
        "reworks": stands.reworks,
    }
