"""What a person may decide about a fax: from which states, where it leads, and what else to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.verdict_effect import SILENCE_EVIDENCE

RECIPIENT_EVIDENCE = "recipient"
"""The evidence of a delivery of which the recipient told a person."""


class Decision(StrEnum):
    """What a person says or wants, in the words of the history."""

    HOLD = "hold"
    RELEASE = "release"
    CANCEL = "cancel"
    CORRECT = "correct"
    SENT = "it went out"
    NOT_SENT = "it never went out"
    DELIVERED = "the recipient has it"
    NOT_ARRIVED = "the recipient does not have it"


S, D = State, Decision

DECISIONS: dict[Decision, dict[State, State]] = {
    D.HOLD: dict.fromkeys((S.READY, S.WAITING), S.HELD),
    D.RELEASE: dict.fromkeys((S.HELD, S.FAILED), S.READY),
    D.CANCEL: dict.fromkeys((S.READY, S.WAITING, S.HELD, S.FAILED, S.IN_DOUBT), S.CANCELLED),
    D.CORRECT: dict.fromkeys((S.READY, S.WAITING, S.HELD, S.FAILED), S.READY),
    D.SENT: {S.IN_DOUBT: S.SENT},
    D.NOT_SENT: {S.IN_DOUBT: S.READY},
    D.DELIVERED: dict.fromkeys((S.SENT, S.IN_DOUBT), S.DELIVERED),
    D.NOT_ARRIVED: {S.SENT: S.IN_DOUBT, S.DELIVERED: S.FAILED},
}
"""From which states a decision leads, and to which; a corrected fax that waits goes on waiting."""

_BECAUSE = {
    State.READY: "the next `faxflow send` sends it",
    State.SENDING: "a run is handing it over just now; ask again in a minute",
    State.SUBMITTING: "a run is handing it over just now; ask again in a minute",
    State.SENT: "the gateway has taken it, and nobody can call it back",
    State.IN_DOUBT: "nobody knows whether it went out; ask the recipient first",
    State.WAITING: "its next try has its time",
    State.HELD: "it waits for a person",
    State.FAILED: "it did not arrive, and is not tried again by itself",
    State.DELIVERED: "it has arrived",
    State.CANCELLED: "that is final; sent again, it is a new fax",
}

_HOLD, _RELEASE, _CANCEL = ("hold --because …", "release --because …", "cancel --because …")
_CORRECT, _INCIDENT = ("correct --number … --because …", "incident --kind …")
_NOT_ARRIVED = "resolve --not-arrived"
_RESEND = "resend --again --because …"
_AT_ONCE = "hold --because … && faxflow case release {case} --because …"
"""A fax that waits for its time goes out by the next send."""

_NEXT = {
    State.READY: (_CORRECT, _HOLD, _CANCEL),
    State.WAITING: (_AT_ONCE, _CORRECT, _HOLD, _CANCEL),
    State.SENT: ("resolve --delivered", _NOT_ARRIVED, _INCIDENT, _RESEND),
    State.IN_DOUBT: ("resolve --delivered", "resolve --sent", "resolve --not-sent", _CANCEL),
    State.HELD: (_RELEASE, _CORRECT, _CANCEL),
    State.FAILED: (_CORRECT, _RELEASE, _CANCEL),
    State.DELIVERED: (_INCIDENT, _RESEND),
    State.CANCELLED: (_RESEND,),
}
"""Commands that help in each state, the likeliest first; a person fills in the dots."""

_DONE = {
    D.HOLD: "{case} is held until `faxflow case release {case} --because …`.",
    D.RELEASE: "{case} is ready; the next `faxflow send` sends it.",
    D.CANCEL: "{case} is cancelled; it is not sent.",
    D.SENT: "{case} is sent; a follow-up asks later whether it arrived.",
    D.NOT_SENT: "{case} is ready; the next `faxflow send` sends it again.",
    D.DELIVERED: "{case} is delivered: the recipient has it.",
}

_NOT_SENT_AND_CHANGED = (
    "{case} is held: the report has changed it since; look at it, then"
    " `faxflow case release {case} --because …` sends what the newest report says."
)

_NOT_THERE = {
    S.IN_DOUBT: (
        "{case} is in doubt; make sure that the gateway is not still trying,"
        " then `faxflow case resolve {case} --not-sent` sends it again."
    ),
    S.FAILED: (
        "{case} is failed, and is not sent again by itself; check the number, then"
        " `faxflow case release {case} --because …` sends it again."
    ),
}
"""What a person reads whose fax is not where it should be, by where it stands now."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a decision cannot be carried out, and the commands that can be given instead."""

    why: str
    instead: Sequence[str] = ()

    def __str__(self) -> str:
        instead = " or ".join(f"`{command}`" for command in self.instead)
        return f"{self.why}. Instead: {instead}." if instead else f"{self.why}."


def refusal(
    decision: Decision, case_id: CaseId, state: State, evidence: str | None = None
) -> Refusal | None:
    """Why the decision cannot be carried out on a case in this state, or None where it can.

    `evidence` is what its delivery rests on, where it is delivered.
    """
    name = case_name(case_id)
    if state is State.DELIVERED and decision is Decision.NOT_ARRIVED:
        if evidence == SILENCE_EVIDENCE:
            return None
        why = f"{name} is delivered, and {evidence} says so, not silence alone"
        return Refusal(why, next_commands(case_id, state, evidence))
    if state in DECISIONS[decision]:
        return None
    why = f"{name} is {state}: {_BECAUSE[state]}"
    return Refusal(why, next_commands(case_id, state, evidence))


def done_words(decision: Decision, case_id: CaseId, state: State) -> str:
    """What a person reads once the decision is carried out, and the case stands in `state`."""
    told = _NOT_THERE[state] if decision is Decision.NOT_ARRIVED else _DONE[decision]
    if decision is Decision.NOT_SENT and state is State.HELD:
        told = _NOT_SENT_AND_CHANGED
    return told.format(case=case_name(case_id))


def next_commands(case_id: CaseId, state: State, evidence: str | None = None) -> list[str]:
    """What a person can do next with a case, as commands."""
    silent = state is State.DELIVERED and evidence == SILENCE_EVIDENCE
    words = ((_NOT_ARRIVED,) if silent else ()) + _NEXT.get(state, ())
    return [_command(one, case_name(case_id)) for one in words]


def _command(words: str, case: str) -> str:
    verb, _, option = words.partition(" ")
    return f"faxflow case {verb} {case} {option.format(case=case)}".rstrip()
