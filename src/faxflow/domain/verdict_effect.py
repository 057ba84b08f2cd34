"""What a verdict does to the case whose attempt it speaks of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.attempt_view import AttemptView
from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.reasons import Reason
from faxflow.domain.retry import (
    Failure,
    GiveUp,
    RetryPolicy,
    TryAgain,
    after_failure,
    spread_of,
)
from faxflow.domain.verdict import Verdict, VerdictKind

SILENCE_EVIDENCE = "silence"

DELIVERED = "delivered"
"""The outcome of an attempt that arrived."""

_OUT = frozenset({State.SENT, State.IN_DOUBT})
"""States in which a verdict on the current attempt settles the case."""

_CONFIRMED = _OUT | {State.DELIVERED}
"""States in which a success of the current attempt is what was hoped for."""


class Keep(StrEnum):
    """Effects that change no state."""

    PENDING = "pending"
    NO_CHANGE = "no-change"
    EXTENDS_WINDOW = "extends-window"
    CONTRADICTS = "contradicts"
    FORMER_NUMBER = "former-number"


ASKS_PERSON = frozenset({Keep.CONTRADICTS, Keep.FORMER_NUMBER})
"""Of these a person must know, though no state changes."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the case's failures before this one were, the practice's policy, and the time."""

    earlier: Sequence[Reason]
    policy: RetryPolicy
    now: datetime


def effect(
    verdict: Verdict, view: AttemptView, judged: Callable[[], Judgement], *, evidence: str
) -> Change | Keep:
    """The change that follows; `evidence` names the mail, for the history.

    `judged` is asked for a failure alone.
    """
    current = view.attempt == view.current
    if verdict.kind is VerdictKind.DELIVERED:
        return _success(view, evidence, current=current)
    if not current:
        return Keep.NO_CHANGE
    if view.state is State.SUBMITTING:
        return Keep.PENDING
    if verdict.kind is VerdictKind.FAILED:
        return _failure(verdict.reason or Reason.UNKNOWN, view, judged, evidence)
    return _still_at_it(view, evidence)


def _still_at_it(view: AttemptView, evidence: str) -> Change | Keep:
    """The gateway has the fax and tries on: that ends a doubt too."""
    if view.state is State.IN_DOUBT:
        return Change(_standing(view), Cause.ON_ITS_WAY, State.SENT, detail=evidence)
    return Keep.EXTENDS_WINDOW if view.state is State.SENT else Keep.NO_CHANGE


def _success(view: AttemptView, evidence: str, *, current: bool) -> Change | Keep:
    """A success counts whichever attempt it was: what has arrived must not be sent again.

    One at a number that was found wrong since has reached somebody else: a person looks.
    """
    if view.goes_to is not None:
        return Keep.FORMER_NUMBER
    match view.state:
        case State.SUBMITTING:
            return Keep.PENDING
        case State.DELIVERED if view.evidence != SILENCE_EVIDENCE:
            return Keep.NO_CHANGE
        case State.CANCELLED:
            return Keep.CONTRADICTS
    cause = Cause.CONFIRMED if current and view.state in _CONFIRMED else Cause.LATE_SUCCESS
    return Change(_standing(view), cause, State.DELIVERED, detail=evidence)


def _failure(
    reason: Reason, view: AttemptView, judged: Callable[[], Judgement], evidence: str
) -> Change | Keep:
    if view.state in _OUT:
        return after_rejection(_standing(view), Cause.REJECTED, reason, judged(), detail=evidence)
    if view.state is not State.DELIVERED:
        return Keep.NO_CHANGE
    if view.evidence != SILENCE_EVIDENCE:
        # Where another attempt's success has delivered the case, this one may well have failed.
        return Keep.CONTRADICTS if view.outcome == DELIVERED else Keep.NO_CHANGE
    return Change(_standing(view), Cause.LATE_FAILURE, State.FAILED, reason, detail=evidence)


def after_rejection(
    standing: Standing, cause: Cause, reason: Reason, judgement: Judgement, *, detail: str
) -> Change:
    """A definite failure's change: another try while one is left and may help, else a person."""
    spread = spread_of(standing.case_id, standing.attempt)
    failure = Failure(reason, judgement.earlier, judgement.now, spread)
    match after_failure(failure, judgement.policy):
        case TryAgain(at=at):
            return Change(standing, cause, State.WAITING, reason, at, detail)
        case GiveUp(why=why):
            return Change(standing, cause, State.FAILED, reason, None, f"{detail}: {why}")


def _standing(view: AttemptView) -> Standing:
    return Standing(view.case_id, view.state, view.current, view.claim)
