"""schedule status: what is installed, whether it is right, and when each job ran and runs next."""

import os
from collections.abc import Iterator, Mapping
from datetime import datetime

from faxflow.cli.schedules.found import Machine, look
from faxflow.cli.schedules.here import Here
from faxflow.cli.session import Answer, store_path
from faxflow.cli.store_key import unlock
from faxflow.cli.world import World
from faxflow.domain.schedule.job import recorded_as
from faxflow.domain.schedule.standing import Standing, Way
from faxflow.domain.schedule.times import next_after
from faxflow.errors import ExitCode, FaxflowError
from faxflow.store.examination import examined
from faxflow.store.health.run_figures import RunFigures, by_command
from faxflow.views.schedule.status_text import JobStanding, status_data, status_text


def status(made: Here, machine: Machine, world: World) -> Answer:
    """It ends with CHECK_FAILED where something is wrong. The store is only looked at."""
    standing = look(made, machine)
    runs, problems = _runs(made, world)
    jobs = list(_jobs(made, standing, runs, world.clock()))
    zone = made.config.practice.zone
    data = {
        "config": made.installation.config,
        "instance": made.installation.instance,
        **status_data(standing, jobs),
    }
    code = ExitCode.CHECK_FAILED if standing.problems else ExitCode.DONE
    return Answer(status_text(standing, jobs, zone), data, problems=problems, code=code)


def _runs(made: Here, world: World) -> tuple[Mapping[str, RunFigures], list[str]]:
    """The newest runs by command; a store that cannot be looked at is told, and is no failure."""
    path = store_path(made.config)
    if not os.path.exists(path):  # noqa: PTH110 - a closed folder is no error here
        return {}, []
    try:
        unlock(made.config, world)
        with examined(path) as tx:
            return {one.command: one for one in by_command(tx)}, []
    except FaxflowError as problem:
        return {}, [f"The last runs are not known: {problem}"]


def _jobs(
    made: Here, standing: Standing, runs: Mapping[str, RunFigures], now: datetime
) -> Iterator[JobStanding]:
    for job in made.jobs:
        found = runs.get(recorded_as(job.commands[-1]))
        goes_on = job.follows and standing.has(Way.SYSTEMD)
        due = standing.installed and not goes_on
        yield JobStanding(
            job,
            next_after(job.times, now, made.config.practice.zone) if due else None,
            found.started_at if found else None,
            found.ended.exit_code if found and found.ended else None,
        )
