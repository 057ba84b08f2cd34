"""What a verdict does to the case whose attempt it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.delivery import BEFORE_SUBMISSION, Cause, Change, Standing, State
from faxflow.domain.reasons import Reason
from faxflow.domain.retry import GiveUp, TryAgain, after_failure
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.domain.verdict_match import AttemptView

SILENCE_EVIDENCE = "silence"


class Keep(StrEnum):
    """Effects that change no state."""

    PENDING = "pending"
    NO_CHANGE = "no-change"
    EXTENDS_WINDOW = "extends-window"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the case's failures before this one were, how many tries it has, and the time."""

    earlier: Sequence[Reason]
    attempts: int
    now: datetime


def effect(
    verdict: Verdict, view: AttemptView, judgement: Judgement, *, evidence: str
) -> Change | Keep:
    """The change that follows; `evidence` names the mail, for the history."""
    if view.state is State.SUBMITTING and view.attempt == view.current:
        return Keep.PENDING
    if verdict.kind is VerdictKind.DELIVERED:
        return _success(view, evidence)
    if verdict.kind is VerdictKind.FAILED:
        return _failure(verdict.reason or Reason.UNKNOWN, view, judgement, evidence)
    out = view.attempt == view.current and view.state in {State.SENT, State.IN_DOUBT}
    return Keep.EXTENDS_WINDOW if out else Keep.NO_CHANGE


def _success(view: AttemptView, evidence: str) -> Change | Keep:
    standing = _standing(view)
    if view.state in BEFORE_SUBMISSION:
        return Change(standing, Cause.LATE_SUCCESS, State.DELIVERED, detail=evidence)
    if view.attempt != view.current or view.state is State.DELIVERED:
        return Keep.NO_CHANGE
    if view.state in {State.SENT, State.IN_DOUBT}:
        return Change(standing, Cause.CONFIRMED, State.DELIVERED, detail=evidence)
    return Keep.CONTRADICTS


def _failure(
    reason: Reason, view: AttemptView, judgement: Judgement, evidence: str
) -> Change | Keep:
    if view.attempt != view.current:
        return Keep.NO_CHANGE
    if view.state in {State.SENT, State.IN_DOUBT}:
        return after_rejection(_standing(view), Cause.REJECTED, reason, judgement, detail=evidence)
    if view.state is not State.DELIVERED:
        return Keep.NO_CHANGE
    if view.evidence != SILENCE_EVIDENCE:
        return Keep.CONTRADICTS
    return Change(_standing(view), Cause.LATE_FAILURE, State.FAILED, reason, detail=evidence)


def after_rejection(
    standing: Standing, cause: Cause, reason: Reason, judgement: Judgement, *, detail: str
) -> Change:
    """A definite failure's change: another try while one is left and may help, else a person."""
    step = after_failure(
        reason, earlier=judgement.earlier, attempts=judgement.attempts, now=judgement.now
    )
    match step:
        case TryAgain(at=at):
            return Change(standing, cause, State.WAITING, reason, at, detail)
        case GiveUp(why=why):
            return Change(standing, cause, State.FAILED, reason, None, f"{detail}: {why}")


def _standing(view: AttemptView) -> Standing:
    return Standing(view.case_id, view.state, view.current, view.claim)
