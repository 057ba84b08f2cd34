"""The day itself: the morning, then what cron would run, quarter hour by quarter hour."""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta

from faxflow.cli.alerting import escalate_act, retry_act
from faxflow.cli.demo.rehearsal import ZONE, Rehearsal
from faxflow.cli.demo.show import Show, Standing
from faxflow.cli.outbound import morning_act, send_act
from faxflow.cli.session import Act, Answer, Session, perform
from faxflow.cli.watching import watch_act
from faxflow.domain.delivery import State
from faxflow.domain.statistics.day_report import DayReport
from faxflow.domain.statistics.day_tables import STATES
from faxflow.domain.statistics.period import Period
from faxflow.steps.report import report

_TICK = timedelta(minutes=15)
_LONGEST_DAY = timedelta(hours=17)
_HOURLY = 4
"""Every so many ticks the administrator is told what needs a person."""

_MOVING = frozenset({State.READY, State.SENDING, State.SUBMITTING, State.SENT, State.WAITING})


def live_a_day(stage: Rehearsal, show: Show) -> None:
    """Runs the morning, then cron's commands until every fax has come to rest, or to the night."""
    show.say(stage.clock(), f"run-morning: the report of {stage.day}, letters, hand-over")
    _run(stage, "run-morning", morning_act(None, again=False, showing=lambda: nullcontext(show)))
    show.standing(stage.clock(), _standing(report_of(stage)))
    for count, now in enumerate(_ticks(stage.clock()), start=1):
        stage.clock.set_to(now)
        _quarter_hour(stage, hourly=count % _HOURLY == 0)
        found = report_of(stage)
        show.standing(now, _standing(found))
        if not _MOVING & found.counts(STATES).keys():
            break
    _run(stage, "escalate", escalate_act(dry_run=False))


def report_of(stage: Rehearsal) -> DayReport:
    """The day as it stands now, read by the report command's own step."""
    found: list[DayReport] = []

    def act(session: Session) -> Answer:
        found.append(report(session.work, Period(stage.day, stage.day)))
        return Answer("")

    _run(stage, "report", act)
    return found[0]


def _standing(found: DayReport) -> Standing:
    """The day's cases by state."""
    states = found.counts(STATES)
    order = [state for state in State if states.get(state)]
    words = ", ".join(f"{states[state]} {state}" for state in order) or "no faxes"
    delivered = states.get(State.DELIVERED, 0)
    return Standing(words, "faxes delivered", delivered, sum(states.values()))


def _ticks(start: datetime) -> Iterator[datetime]:
    """The quarter hours after `start`, as the practice's cron sees them."""
    local = start.astimezone(ZONE)
    first = local.replace(minute=local.minute // 15 * 15, second=0, microsecond=0) + _TICK
    for count in range(_LONGEST_DAY // _TICK):
        yield first + count * _TICK


def _quarter_hour(stage: Rehearsal, *, hourly: bool) -> None:
    stage.gateway.deliver_due(stage.clock())
    _run(stage, "watch-bounces", watch_act())
    _run(stage, "retry", retry_act(dry_run=False))
    _run(stage, "send", send_act(dry_run=False))
    if hourly:
        _run(stage, "escalate", escalate_act(dry_run=False))


def _run(stage: Rehearsal, command: str, act: Act) -> Answer:
    return perform(command, stage.config, stage.world, act)[1]
