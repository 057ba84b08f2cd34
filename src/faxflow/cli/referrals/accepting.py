"""What referral accept does with its session."""

from collections.abc import Sequence

from faxflow.cli.each import each
from faxflow.cli.referrals.intake_places import intake_tools
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.ids import referral_name
from faxflow.domain.roles import Act as Doing
from faxflow.steps.referrals.accept_arrival import Accepted, accept_arrival
from faxflow.steps.referrals.access import require


def accept_act(names: Sequence[str]) -> Act:
    """Makes referrals of arrivals, each answered on a line of its own."""

    def act(session: Session) -> Answer:
        require(session.work.viewer, Doing.INTAKE)
        tools = intake_tools(session, dry_run=False)
        return each(names, lambda name: accept_arrival(session.work, name, tools), _data)

    return act


def _data(one: Accepted) -> dict[str, object]:
    referrals = [referral_name(each) for each in one.referrals]
    return {"arrival": one.arrival, "done": one.done, "told": one.told, "referrals": referrals}
