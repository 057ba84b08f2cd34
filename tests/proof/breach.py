"""The ways in which a promise of the design can be broken."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What went wrong, in the words of the reliability page."""

    DUPLICATE = "duplicate"
    LOSS = "loss"
    LIMBO = "limbo"
    LEDGER = "ledger"
    ATTEMPTS = "attempts"
    VERDICT = "verdict"
    AUDIT = "audit"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Breach:
    """One broken promise; `what` names the case or mail."""

    kind: Kind
    what: str
