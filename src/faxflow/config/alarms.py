"""[alarms]: what should have happened by when; silence past that is told to staff."""

from collections.abc import Mapping
from datetime import time
from typing import Annotated

from pydantic import BeforeValidator, Field

from faxflow.config.section import MOST_HOURS, Section
from faxflow.domain.delivery import State

NEVER = "never"


def _unless_never(written: object) -> object:
    return None if written == NEVER else written


Hours = Annotated[float, Field(ge=0, le=MOST_HOURS)]
"""0: no alarm."""


class Alarms(Section):
    """What is in `stuck_hours` and `untaken_hours` are hours in which the office is open.

    `report_by` is a time on the practice's clock, None where it says `never`.
    """

    report_by: Annotated[time | None, BeforeValidator(_unless_never)] = time(8)
    lowest_share: float = Field(default=0.5, ge=0, le=1)
    weeks: int = Field(default=8, ge=4, le=52)
    verdict_hours: Hours = 6.0
    verdict_faxes: int = Field(default=5, ge=1)
    watch_hours: Hours = 2.0
    untaken_hours: Hours = 9.0
    ready_hours: Hours = 9.0
    sending_hours: Hours = 1.0
    submitting_hours: Hours = 1.0
    sent_hours: Hours = 36.0
    in_doubt_hours: Hours = 18.0
    waiting_hours: Hours = 2.0
    held_hours: Hours = 18.0
    failed_hours: Hours = 18.0

    @property
    def stuck_hours(self) -> Mapping[State, float]:
        """How long a fax may stay in each state that is not final."""
        return {
            State.READY: self.ready_hours,
            State.SENDING: self.sending_hours,
            State.SUBMITTING: self.submitting_hours,
            State.SENT: self.sent_hours,
            State.IN_DOUBT: self.in_doubt_hours,
            State.WAITING: self.waiting_hours,
            State.HELD: self.held_hours,
            State.FAILED: self.failed_hours,
        }
