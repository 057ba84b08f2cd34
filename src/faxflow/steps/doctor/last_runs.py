"""Looks when each scheduled command last came to its end, and who outside would notice."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from faxflow.config.schedule_plan import plan_of
from faxflow.domain.checkup import Finding, skipped, warned, well
from faxflow.domain.schedule.job import Job, recorded_as
from faxflow.domain.schedule.table import wanted_jobs
from faxflow.domain.schedule.times import next_after
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.secret_address import SecretAddress, look_where_it_leads
from faxflow.store import newest_times
from faxflow.store.health.run_figures import RunFigures, by_command

_GRACE: Final = timedelta(hours=2)
"""For a machine that was restarted, or a server that was down for a while."""


def look_at_last_runs(premises: Premises) -> Iterator[Finding]:
    """Each command of the schedule came to its end when it last had to."""
    if not premises.instruments.schedules.standing().installed:
        yield skipped("the schedule", "None is installed: see schedules.", "schedules")
        return
    with premises.store() as tx:
        figures = {one.command: one for one in by_command(tx)}
        since = newest_times.made_at(tx)
    for job in wanted_jobs(plan_of(premises.config)):
        for command in dict.fromkeys(map(recorded_as, job.commands)):
            yield _judged(premises, job, command, _Last(figures, since))


def look_at_ping(premises: Premises) -> Iterator[Finding]:
    """Somebody outside notices the morning that never ran."""
    ping, servers = premises.config.ping, premises.instruments.servers
    if not ping.secrets:
        what = "Nobody outside is told that runs happen: a machine that is off says nothing."
        yield warned("[ping] url", what, "Set url and hosts in [ping]: docs/monitoring.md.")
    for command, name in ping.secrets.items():
        yield look_where_it_leads(
            servers,
            f"[ping] {name} of {command}",
            SecretAddress(name, tuple(ping.hosts or ()), "[ping]"),
            untouched="It was not pinged.",
            cure="Make the check anew, and change its secret and [ping] hosts.",
        )


class _Last:
    """When commands last came to their ends."""

    def __init__(self, figures: Mapping[str, RunFigures], since: datetime) -> None:
        self._figures = figures
        self._since = since

    def good(self, command: str) -> datetime | None:
        """When the last good run of it began (UTC)."""
        found = self._figures.get(command)
        return found.success_began_at if found else None

    def counted_from(self, command: str) -> datetime:
        """The same; of one that never came to its end, when the store was made."""
        return self.good(command) or self._since

    def at_work(self, command: str) -> datetime | None:
        """Since when the newest run of it goes on, None: it has ended."""
        found = self._figures.get(command)
        if found is None or (found.ended and found.ended.started_at >= found.started_at):
            return None
        return found.started_at


def _judged(premises: Premises, job: Job, command: str, last: _Last) -> Finding:
    about, zone = f"faxflow {command}", premises.config.practice.zone
    if since := last.at_work(command):
        return well(about, f"It is at work since {_shown(since)}.")
    good, due = last.good(command), next_after(job.times, last.counted_from(command), zone)
    late = due + timedelta(minutes=job.minutes_at_most) + _GRACE if due else None
    if late is None or premises.now <= late:
        return well(about, f"It last came to its end {_shown(good)}." if good else "It is not due.")
    told = f"has last done so {_shown(good)}" if good else "never did"
    what = f"It was to come to its end by {_shown(late)}, and {told}."
    return warned(about, what, f"Run `{about}` and see what it says; then look at the schedule.")


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
