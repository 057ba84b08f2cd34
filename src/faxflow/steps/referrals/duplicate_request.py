"""Closes the later of two referrals that are one request, and opens it again."""

from faxflow.domain.decision import Refusal
from faxflow.domain.ids import ReferralId, pair_name, referral_name
from faxflow.domain.referral import ClosingReason, Stage
from faxflow.domain.referrals.move_kind import ReopenReason
from faxflow.domain.referrals.moving import PlannedMove, Wish, plan_move, plan_reopening
from faxflow.domain.referrals.pair import Pair
from faxflow.domain.referrals.record import Referral
from faxflow.steps.referrals.move import move
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import records


def close_later(tx: Connection, work: Work, pair: Pair) -> Refusal | None:
    """Why the later one cannot be closed as a duplicate; None where it is, or was closed before."""
    later, rules = _later(tx, pair), work.config.referrals.rules
    if later is None or rules.table[later.stage].is_final:
        return None
    comments = f"{pair_name(pair.id)}: the request of {referral_name(ReferralId(pair.other_id))}"
    wish = Wish(Stage.CLOSED, ClosingReason.DUPLICATE, comments)
    return _made(tx, work, later, plan_move(later, wish, rules))


def reopen_later(tx: Connection, work: Work, pair: Pair) -> Refusal | None:
    """Why the later one cannot be opened again; None where it is, or was not closed for this."""
    later, rules = _later(tx, pair), work.config.referrals.rules
    if later is None or later.closed_for != ClosingReason.DUPLICATE:
        return None
    visits = records.visits(tx, later.id)
    wish = Wish(None, ReopenReason.BY_MISTAKE, f"{pair_name(pair.id)} is undone")
    return _made(tx, work, later, plan_reopening(later, visits, wish, rules))


def _made(
    tx: Connection, work: Work, later: Referral, planned: PlannedMove | Refusal
) -> Refusal | None:
    if isinstance(planned, Refusal):
        return planned
    if move(tx, work, later, planned) is None:
        return Refusal(f"{referral_name(later.id)} has changed meanwhile; look at it again")
    return None


def _later(tx: Connection, pair: Pair) -> Referral | None:
    return records.get(tx, ReferralId(pair.one_id))
