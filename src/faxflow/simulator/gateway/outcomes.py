"""What becomes of a rehearsal fax: its number's last two digits decide."""

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from faxflow.simulator.fax_numbers import Ending, ending_of

GREYLISTED, NO_SUCH_FAX, DROPPED_AFTER_DOT = "06", "07", "08"
"""Endings that only those who rehearse SMTP itself dial; no invented person has one."""

_BUSY_TRIES = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """`bare` mails say nothing but the number; delays are a range in minutes."""

    sent: bool
    result: str
    explained: str
    minutes: tuple[float, float]
    bare: bool = False

    def delay(self, chance: Random) -> timedelta:
        """How long the gateway is busy with the fax before it mails."""
        return timedelta(minutes=chance.uniform(*self.minutes))


DELIVERED = Outcome(
    sent=True,
    result="Delivered (D00)",
    explained="The receiving machine confirmed every page.",
    minutes=(2, 9),
)
BUSY = Outcome(
    sent=False,
    result="Line busy (L17)",
    explained="We dialled three times, and the line was busy each time.",
    minutes=(8, 16),
)
RINGS_OUT = Outcome(
    sent=False,
    result="No answer (L19)",
    explained="The telephone rang out: there was no answer.",
    minutes=(8, 16),
)
OUT_OF_SERVICE = Outcome(
    sent=False,
    result="Number not in service (L31)",
    explained="The telephone company says that this number is not in service.",
    minutes=(1, 4),
)
BARE = Outcome(sent=False, result="Failed", explained="", minutes=(3, 10), bare=True)
LATE = replace(DELIVERED, minutes=(150, 300))
_FAILURES = {
    Ending.NEVER_ANSWERS: RINGS_OUT,
    Ending.NOT_IN_SERVICE: OUT_OF_SERVICE,
    Ending.REJECTED: BARE,
}


def outcome_of(number: str, tries: int) -> Outcome | None:
    """What try number `tries` (from 1) of one fax to `number` comes to; None for silence."""
    ending = ending_of(number)
    if ending is Ending.SILENT:
        return None
    if ending is Ending.BUSY_TWICE:
        return BUSY if tries <= _BUSY_TRIES else DELIVERED
    return DELIVERED if ending is None else _FAILURES[ending]
