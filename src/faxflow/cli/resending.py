"""What `case resend` does, each fax answered on a line of its own."""

from dataclasses import replace

from faxflow.cli import tools
from faxflow.cli.dead_claims import settle_dead_claims
from faxflow.cli.mending_casework import each_mended
from faxflow.cli.picked_faxes import Chosen, Doing
from faxflow.cli.picking import chosen
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.because import ResendBecause
from faxflow.domain.delivery import State
from faxflow.errors import BadUsage
from faxflow.steps.add_case import Adding
from faxflow.steps.resend_case import Resending, resend_case


def resend_act(asked: Chosen, because: ResendBecause, doing: Doing, *, again: bool) -> Act:
    """Sends faxes again. Raises BadUsage where sent ones are picked and it is not said which."""
    if again and not (asked.names or asked.picked.state):
        what = "--again sends even what was sent, and it is not said in which state."
        raise BadUsage(what=what, todo="Add --state, or name the faxes; nothing was changed.")

    def act(session: Session) -> Answer:
        names = chosen(session, asked, doing, usual=(State.FAILED,))
        if not doing.dry_run:
            settle_dead_claims(session)
        adding = Adding(session.letters, tools.check_letter, dry_run=doing.dry_run)
        resending = Resending(because, adding, again)
        return each_mended(
            names,
            lambda name, meant: resend_case(session.work, name, replace(resending, meant=meant)),
        )

    return act
