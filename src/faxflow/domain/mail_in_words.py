"""What a mail said and what came of it, as a person reads it; data keeps the codes."""

from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_effect import Keep
from faxflow.domain.verdict_match import Unmatched

_NOT_UNDERSTOOD = "it says nothing that faxflow understands"

_SAID = {
    VerdictKind.ACCEPTED: "a fax was accepted",
    VerdictKind.DELIVERED: "a fax arrived",
    VerdictKind.FAILED: "a fax failed",
    VerdictKind.DELAYED: "a fax is delayed",
    VerdictKind.NOISE: "it speaks of no fax",
    VerdictKind.UNRECOGNISED: _NOT_UNDERSTOOD,
}

_CAME_OF_IT = {
    Unmatched.NOT_A_VERDICT: _NOT_UNDERSTOOD,
    Unmatched.AMBIGUOUS: "it could mean several faxes",
    Unmatched.UNMATCHED: "it fits no fax that is known",
    Keep.CONTRADICTS: "it contradicts what is known of its fax",
    Keep.FORMER_NUMBER: "its fax has another number by now",
    Keep.PENDING: "its fax is being handed over",
    Keep.NO_CHANGE: "that changes nothing",
    Keep.EXTENDS_WINDOW: "its fax has more time",
    "applied": "that settled its fax",
}


def came_of_it(outcome: str) -> str:
    """What became of a statement, or why nothing did."""
    return _CAME_OF_IT.get(outcome, outcome)


def said(kind: str, outcome: str) -> str:
    """One statement of a mail: `a fax failed, it could mean several faxes`."""
    told = _SAID[VerdictKind(kind)]
    if outcome == Unmatched.NOT_A_VERDICT or kind == VerdictKind.NOISE:
        return told
    return f"{told}, {came_of_it(outcome)}"
