"""The checks of what calls faxflow by itself."""

from typing import Final

from faxflow.steps.doctor import schedules
from faxflow.steps.doctor.check import REACHED, STORED, Check

CLOCKWORK: Final = (
    Check(
        "schedules",
        "Schedules",
        "Cron or systemd calls faxflow, not both, and all that a practice needs",
        "Install one schedule and start it",
        schedules.look_at_schedules,
    ),
    Check(
        "last-runs",
        "Last good runs",
        "When each scheduled command last came to its end",
        "Run it and see what it says",
        schedules.look_at_last_runs,
        STORED,
    ),
    Check(
        "ping",
        "Dead-man's ping",
        "Whether [ping] is set, and its hosts are known; none is pinged",
        "Set url and hosts in [ping]",
        schedules.look_at_ping,
        REACHED,
    ),
)
