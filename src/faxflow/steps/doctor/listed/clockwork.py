"""The checks of what calls faxflow by itself."""

from typing import Final

from faxflow.steps.doctor import last_runs, schedules, told_outside
from faxflow.steps.doctor.check import FAULTLESS, REACHED, RECORDED, Check

CLOCKWORK: Final = (
    Check(
        "schedules",
        "Schedules",
        "One schedule, cron's or systemd's, is installed as it would be now, and at work",
        "`faxflow schedule install`",
        schedules.look_at_schedules,
        FAULTLESS,
    ),
    Check(
        "last-runs",
        "Last good runs",
        "Each scheduled command came to its end when it last had to",
        "Run it and see what it says",
        last_runs.look_at_last_runs,
        RECORDED,
    ),
    Check(
        "ping",
        "Dead-man's ping",
        "Whether [ping] is set, and its hosts are known; none is pinged",
        "Set url and hosts in [ping]",
        last_runs.look_at_ping,
        REACHED,
    ),
    Check(
        "written",
        "Files for others",
        "The files of [metrics] and [log] can be written",
        "Make their folder; let faxflow's account in",
        told_outside.look_at_written,
    ),
    Check(
        "anchors",
        "Anchors",
        "The address of [audit] leads to an approved host that is known; nothing is posted",
        "Mend the secret and [audit] hosts",
        told_outside.look_at_anchors,
        REACHED,
    ),
)
