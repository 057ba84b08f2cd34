"""The day itself: the morning, then what cron would run, quarter hour by quarter hour."""

from contextlib import nullcontext
from datetime import timedelta

from faxflow.cli.alerting import escalate_act, retry_act
from faxflow.cli.demo.rehearsal import Rehearsal
from faxflow.cli.outbound import morning_act, send_act
from faxflow.cli.simulated.runs import MOVING, report_of, run, standing_of, ticks
from faxflow.cli.simulated.show import Show
from faxflow.cli.watching import watch_act
from faxflow.domain.statistics.day_tables import STATES

_TICK = timedelta(minutes=15)
_LONGEST_DAY = timedelta(hours=17)
_HOURLY = 4
"""Every so many ticks the administrator is told what needs a person."""


def live_a_day(stage: Rehearsal, show: Show) -> None:
    """Runs the morning, then cron's commands until every fax has come to rest, or to the night."""
    show.say(stage.clock(), f"run-morning: the report of {stage.day}, letters, hand-over")
    run(stage, "run-morning", morning_act(None, again=False, showing=lambda: nullcontext(show)))
    show.standing(stage.clock(), standing_of(report_of(stage)))
    for count, now in enumerate(ticks(stage, _TICK, _LONGEST_DAY), start=1):
        stage.clock.set_to(now)
        _quarter_hour(stage, hourly=count % _HOURLY == 0)
        found = report_of(stage)
        show.standing(now, standing_of(found))
        if not MOVING & found.counts(STATES).keys():
            break
    run(stage, "escalate", escalate_act(dry_run=False))


def _quarter_hour(stage: Rehearsal, *, hourly: bool) -> None:
    stage.gateway.deliver_due(stage.clock())
    run(stage, "watch-bounces", watch_act())
    run(stage, "retry", retry_act(dry_run=False))
    run(stage, "send", send_act(dry_run=False))
    if hourly:
        run(stage, "escalate", escalate_act(dry_run=False))
