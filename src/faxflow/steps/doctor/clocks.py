"""Looks at the clock: retries, silence, quiet hours and one-time codes all go by it."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from faxflow.config.source import HttpsSettings, PortalSettings
from faxflow.domain.checkup import Finding, skipped, warned, well, wrong
from faxflow.domain.schedule.clocks import hours_ahead
from faxflow.domain.schedule.standing import Way
from faxflow.errors import FaxflowError
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.schedules import by_cron
from faxflow.store import newest_times

_ODD, _FAR_OFF = timedelta(seconds=30), timedelta(minutes=2)
"""A one-time code lives half a minute; a token of OAuth is refused at some minutes."""
_MEANWHILE: Final = timedelta(seconds=2)
_SET_IT: Final = "Run: timedatectl set-ntp true (apt-get install systemd-timesyncd), or chrony."


def look_at_clock(premises: Premises) -> Iterator[Finding]:
    """Whether something keeps the clock right."""
    synchronised = premises.instruments.clocks.synchronised()
    if synchronised is None:
        yield skipped("the clock", "The system does not say whether something keeps it right.")
    elif synchronised:
        yield well("the clock", "The system keeps it right.")
    else:
        yield warned("the clock", "The system says that nothing keeps it right.", _SET_IT)


def look_at_clock_of_servers(premises: Premises) -> Iterator[Finding]:
    """The clock beside those of web servers that the configuration names."""
    for url in _urls(premises):
        with suppress(FaxflowError):  # which the check of that door tells
            asked = premises.instruments.doors.page(url, _authority(premises))
            if asked.told_at is not None:
                yield _beside(asked.server, premises.instruments.clocks.now() - asked.told_at)
                return
    yield skipped("the clock", "No server that the configuration names tells the time.")


def look_at_clock_of_store(premises: Premises) -> Iterator[Finding]:
    """The clock is never behind what the store has seen."""
    with premises.store() as tx:
        newest = newest_times.newest(tx)
    if newest is None:
        yield skipped("the store", "Nothing has happened in it yet.")
    elif newest > premises.now + _MEANWHILE:
        what = f"It shows {_shown(premises.now)}, and the store has seen {_shown(newest)}."
        cure = f"Stop the schedules and set the clock. {_SET_IT}"
        yield wrong("the clock", what, cure)
    else:
        yield well("the clock", f"It is not behind what the store has seen ({_shown(newest)}).")


def look_at_zone(premises: Premises) -> Iterator[Finding]:
    """The practice's zone beside the machine's, by which cron goes."""
    practice, machine = premises.config.practice.zone, premises.instruments.clocks.zone()
    about = "[practice] time_zone"
    ahead = hours_ahead(ZoneInfo(machine), practice, premises.now)
    if ahead == 0:
        yield well(about, f"{practice.key}; the machine goes by {machine}, which is the same.")
        return
    what = f"It is {practice.key}, and the machine goes by {machine}"
    standing = premises.instruments.schedules.standing()
    if not by_cron(standing):
        yield well(about, f"{what}; no line of cron calls faxflow, which would go by that.")
    elif ahead is not None and standing.has(Way.CRON):
        yield well(about, f"{what}; the crontab is written for that.")
    else:
        why = "by hand" if ahead is not None else "and cannot be right in summer and winter"
        cure = f"Run: timedatectl set-timezone {practice.key}; faxflow schedule install --cron"
        yield warned(about, f"{what}: cron goes by that, {why}.", f"{cure} (or --systemd).")


def _urls(premises: Premises) -> list[str]:
    config, found = premises.config, list[str]()
    if config.oauth:
        found.append(config.oauth.authority_url)
    if isinstance(config.source, HttpsSettings) and "${" not in config.source.url:
        found.append(config.source.url)
    if isinstance(config.source, PortalSettings):
        try:
            found.append(premises.instruments.doors.site(config.source.site).first_url)
        except FaxflowError:  # which the check of the site tells
            return found
    return found


def _authority(premises: Premises) -> Path | None:
    source = premises.config.source
    return source.ca_file if isinstance(source, HttpsSettings) else None


def _beside(server: str, ahead: timedelta) -> Finding:
    off = abs(ahead)
    what = f"It is {off.total_seconds():.0f} s {'ahead of' if ahead > timedelta() else 'behind'}"
    if off > _FAR_OFF:
        return wrong("the clock", f"{what} that of {server}.", _SET_IT)
    if off > _ODD:
        return warned("the clock", f"{what} that of {server}.", _SET_IT)
    return well("the clock", f"{server} shows the same time.")


def _shown(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
