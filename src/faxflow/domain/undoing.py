"""What of a person's command can be taken back honestly, and what is done instead where not.

Only what nobody has acted on yet: a fax that is out, an answer that was taken as true, a move that
others have built on are not undone, they are mended.
"""

from dataclasses import dataclass

from faxflow.domain.delivery import Cause, State

TAKEN, FINISHED = "taken", "done"
"""What the history says of a task that a person has taken, or closed."""

MADE_AGAIN = "made to send a fax again"
"""What the history says first of a fax that repeats another."""

UNDOABLE = (
    *("case hold", "case release", "case resolve", "case resend", "case add"),
    *("task take", "task done"),
)
"""The commands of which at least a part can be taken back."""

_INSTEAD = {
    "case cancel": "faxflow case resend FX-… --again --because cancelled-by-mistake",
    "case correct": "faxflow case correct FX-… --number THE-FORMER --because mistyped",
    "case incident": "faxflow task list --kind review-incident",
    "batch hold": "faxflow batch release B-…",
    "batch release": "faxflow batch hold B-…",
    "rejects set-aside": "faxflow rejects set-aside B-…:LINE --undo",
    "referral advance": "faxflow referral advance RF-… --to STAGE --reason CODE",
    "referral close": "faxflow referral reopen RF-… --reason CODE",
    "referral complete": "faxflow referral reopen RF-… --reason CODE",
    "referral reopen": "faxflow referral close RF-… --reason CODE",
    "referral assign": "faxflow referral assign RF-… --release",
    "referral duplicates link": "faxflow referral duplicates undo PD-…",
    "referral duplicates distinct": "faxflow referral duplicates undo PD-…",
    "number block": "faxflow number unblock NUMBER",
    "number unblock": "faxflow number block NUMBER --because asked-to-stop",
    "gateway use": "faxflow gateway use NAME",
    "rejects fix": "faxflow case hold FX-… --because not-yet",
    "mail assign": "faxflow case show FX-…",
    "mail ignore": "faxflow case show FX-…",
    "referral new": "faxflow referral close RF-… --reason CODE",
    "referral accept": "faxflow referral close RF-… --reason CODE",
    "referral set": "faxflow referral set RF-… FIELD=VALUE",
    "referral confirm": "faxflow referral set RF-… FIELD=VALUE",
}


@dataclass(frozen=True, slots=True)
class Back:
    """Where a fax goes back to; `loses` says what cannot be put back."""

    target: State
    loses: str = ""


_S = State
_BACK = {
    (_S.READY, _S.HELD): Back(_S.READY),
    (_S.WAITING, _S.HELD): Back(_S.READY, "it waits for its time no more, and has all its tries"),
    (_S.HELD, _S.READY): Back(_S.HELD),
    (_S.FAILED, _S.READY): Back(_S.HELD, "it was failed, and is held now"),
    (_S.IN_DOUBT, _S.READY): Back(_S.HELD, "it was in doubt, and is held now: ask before it goes"),
    (_S.IN_DOUBT, _S.SENT): Back(_S.IN_DOUBT),
    (_S.SENT, _S.IN_DOUBT): Back(_S.SENT),
}
"""A person's move → the move that takes it back."""


def way_back(source: str | None, target: str | None, cause: str) -> Back | None:
    """Where a move that a person made is taken back to; None where it cannot be."""
    if cause != Cause.PERSON or source is None or target is None:
        return None
    return _BACK.get((State(source), State(target)))


A_PERSONS = (*UNDOABLE, *_INSTEAD)
"""The commands that are a person's last: what one of them did is undone, or else its mending told,
and no earlier command is taken back in its place."""


def instead_of_undoing(command: str) -> str | None:
    """What mends a command that cannot be taken back, as a command; None where nothing does."""
    return _INSTEAD.get(command)
