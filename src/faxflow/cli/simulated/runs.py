"""The runs of a rehearsed day: the commands that cron would call, at the rehearsal's time."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from faxflow.cli.session import Act, Answer, Session, perform
from faxflow.cli.simulated.clock import SimulatedClock
from faxflow.cli.simulated.show import Standing
from faxflow.cli.world import World
from faxflow.domain.delivery import State
from faxflow.domain.statistics.day_report import DayReport
from faxflow.domain.statistics.day_tables import STATES
from faxflow.domain.statistics.period import Period
from faxflow.steps.report import report

MOVING = frozenset({State.READY, State.SENDING, State.SUBMITTING, State.SENT, State.WAITING})
"""The states of faxes that have still to come to rest."""


class Stage(Protocol):
    """A practice that is ready for its day; `zone` is its own."""

    @property
    def config(self) -> Path: ...
    @property
    def world(self) -> World: ...
    @property
    def clock(self) -> SimulatedClock: ...
    @property
    def day(self) -> date: ...
    @property
    def zone(self) -> ZoneInfo: ...


def run(stage: Stage, command: str, act: Act) -> Answer:
    """What the command answers. Raises what it raises."""
    return perform(command, stage.config, stage.world, act)[1]


def report_of(stage: Stage) -> DayReport:
    """The day as it stands now, read by the report command's own step."""
    found: list[DayReport] = []

    def act(session: Session) -> Answer:
        found.append(report(session.work, Period(stage.day, stage.day)))
        return Answer("")

    run(stage, "report", act)
    return found[0]


def standing_of(found: DayReport) -> Standing:
    """The day's cases by state."""
    states = found.counts(STATES)
    order = [state for state in State if states.get(state)]
    words = ", ".join(f"{states[state]} {state}" for state in order) or "no faxes"
    delivered = states.get(State.DELIVERED, 0)
    return Standing(words, "faxes delivered", delivered, sum(states.values()))


def ticks(stage: Stage, every: timedelta, longest: timedelta) -> Iterator[datetime]:
    """The moments after now at which cron runs, even on the practice's clock."""
    local = stage.clock().astimezone(stage.zone)
    minutes = int(every.total_seconds()) // 60
    first = local.replace(minute=local.minute // minutes * minutes, second=0, microsecond=0)
    for count in range(1, longest // every + 1):
        yield first + count * every
