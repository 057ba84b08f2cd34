"""Looks at what calls faxflow by itself."""

from collections.abc import Iterator
from typing import Final

from faxflow.config.model import Environment
from faxflow.domain.checkup import Finding, warned, well, wrong
from faxflow.domain.schedule.standing import Fault, Standing, Way
from faxflow.steps.doctor.premises import Premises

_SERIOUS: Final = frozenset({Fault.MISSING, Fault.SEVERAL, Fault.STOPPED})
_CRON: Final = (Way.CRON, Way.CRONTAB, Way.CRON_FOLDER)


def look_at_schedules(premises: Premises) -> Iterator[Finding]:
    """One kind is installed, as it would be written now, and what it lies in is at work."""
    standing = premises.instruments.schedules.standing()
    production = premises.config.practice.environment is Environment.PRODUCTION
    for one in standing.problems:
        # Nobody needs a schedule to rehearse.
        serious = one.fault in _SERIOUS and (production or one.fault is not Fault.MISSING)
        tell = wrong if serious else warned
        yield tell("the schedule", one.what, one.todo)
    asleep = list(_asleep(premises, standing))
    yield from asleep
    if standing.installed and not standing.problems and not asleep:
        told = ", ".join(f"{one.way}, {one.where}" for one in standing.installed)
        yield well("the schedule", f"It is installed, as it would be now: {told}.")


def by_cron(standing: Standing) -> bool:
    """Whether a cron calls faxflow."""
    return any(map(standing.has, _CRON))


def _asleep(premises: Premises, standing: Standing) -> Iterator[Finding]:
    schedules = premises.instruments.schedules
    if by_cron(standing) and schedules.cron_runs() is False:
        cure = "Run: systemctl enable --now cron (apt-get install cron)"
        yield wrong("cron", "It is not at work: nothing in its tables is run.", cure)
    if standing.has(Way.SYSTEMD) and not schedules.systemd_runs():
        cure = "Run: faxflow schedule remove --systemd; faxflow schedule install --cron"
        yield wrong("systemd", "It does not run this machine: no unit is started.", cure)
