"""What the server's refusal of one hand-over does to its case."""

from datetime import timedelta

from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.handover import Refused
from faxflow.domain.reasons import Reason
from faxflow.domain.smtp_reason import reason_for
from faxflow.domain.verdict_effect import Judgement, after_rejection

_ACCOUNT_WAIT = timedelta(minutes=15)


def after_refusal(standing: Standing, refusal: Refused, judgement: Judgement) -> Change:
    """A refusal of our account, or of every fax for now, costs this one fax no try."""
    detail, reason = f"{refusal.code} {refusal.what}", reason_for(refusal)
    if standing.state is State.SENDING and (refusal.account or refusal.busy):
        why = reason if refusal.account else None
        return Change(standing, Cause.REFUSED, State.READY, why, detail=detail)
    if refusal.account:
        at = judgement.now + _ACCOUNT_WAIT
        return Change(standing, Cause.REFUSED, State.WAITING, reason, at, detail)
    return after_rejection(standing, Cause.REFUSED, reason, judgement, detail=detail)


def account_reason(refusal: Refused) -> Reason | None:
    """Why the gateway is to be halted, or None where it is not."""
    return reason_for(refusal) if refusal.account else None
