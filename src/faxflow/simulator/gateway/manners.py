"""A rehearsed gateway's manners: how it is addressed, what comes of faxes, how it tells of it."""

from collections.abc import Callable
from dataclasses import dataclass

from faxflow.simulator.gateway.outcomes import Outcome, outcome_of
from faxflow.simulator.gateway.received_fax import number_of
from faxflow.simulator.gateway.verdict_mail import OWN_VOICE, Voice

NumberIn = Callable[[str, bytes], str | None]
"""From the address and the content of a mail to the number (E.164) that it is for; None: none."""

OutcomeOf = Callable[[str, int], Outcome | None]
"""What try so-and-so (from 1) of one fax to a number comes to; None: silence."""


def _by_address(address: str, _content: bytes) -> str | None:
    return number_of(address)


@dataclass(frozen=True, slots=True)
class Manners:
    """The simulator's own where nothing else is said.

    `teases` where some endings of numbers make SMTP itself misbehave; results tell of deliveries
    where it `confirms`.
    """

    number_in: NumberIn = _by_address
    outcome_of: OutcomeOf = outcome_of
    teases: bool = True
    confirms: bool = True
    voice: Voice = OWN_VOICE


OWN_MANNERS = Manners()
