"""What counts as a failure of a unit, and which failures are tried again.

faxflow's exit codes are in docs/exit-codes.md. 3 has been told as a task, and 130 is an orderly
end; neither is a failure. 75 mends itself by the next run, so that only what runs once a day or a
week is tried again for it. 4, 5, 74, 78 and a bug want a person, and trying again would lock an
account or change nothing.
"""

from typing import Final

from faxflow.domain.schedule.installation import Installation


def made_for(here: Installation) -> str:
    """The first line of each unit of ours: whose it is, and that it is written over."""
    return (
        f"# Made by `faxflow schedule` for {here.config}, and written over: use `systemctl edit`."
    )


RUNS_ONCE: Final = (
    "SuccessExitStatus=3 75 130",
    "KillSignal=SIGINT",
    "KillMode=mixed",
)

RUN_AGAIN: Final = (
    "SuccessExitStatus=3 130",
    "Restart=on-failure",
    "RestartSec=10min",
    "RestartPreventExitStatus=1 2 4 5 74 78",
    "KillSignal=SIGINT",
    "KillMode=mixed",
)
"""Where the other side is down: three times more, each ten minutes later, then a person is told."""

STARTED_AGAIN: Final = ("StartLimitIntervalSec=5h", "StartLimitBurst=4")
"""Long enough for four tries of which each takes an hour until it fails."""

GOES_ON: Final = (
    "SuccessExitStatus=130",
    "Restart=on-failure",
    "RestartSec=5min",
    "RestartPreventExitStatus=2 4 5 74 78",
    "KillSignal=SIGINT",
    "KillMode=mixed",
    "TimeoutStopSec=2min",
)
"""Never again by itself after a refused login (4): that would lock the account."""
