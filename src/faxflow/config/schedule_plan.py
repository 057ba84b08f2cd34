"""What the configuration says about the schedule: when, what of it, and what it may open."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Final

from faxflow.config.hours import Weekday
from faxflow.config.model import Config
from faxflow.config.named_secrets import named_secrets
from faxflow.config.source import DropFolderSettings, PortalSettings
from faxflow.domain.office_hours import Window
from faxflow.domain.schedule.job import Server
from faxflow.domain.schedule.plan import Plan

_MAIL: Final = frozenset(Server) - {Server.SOURCE, Server.AUDIT, Server.PING}
"""What [oauth] gives tokens for."""


def plan_of(config: Config) -> Plan:
    """The practice's plan, by its own clock."""
    settings, hours, intake = config.schedule, config.hours, config.intake
    office_days = _places((*hours.days, *hours.open_by_weekday))
    mail, folders = config.intake_mailbox is not None, bool(intake.folder or intake.calls)
    told, referrals = config.report.mail, config.referrals
    return Plan(
        morning=_minute(settings.morning),
        mornings=office_days if settings.days is None else _places(settings.days),
        office_days=office_days,
        opens=min(window.start for window in _windows(config)),
        closes=max(window.end for window in _windows(config)),
        nightly=_minute(settings.backup),
        weekly=_places((settings.weekly,))[0],
        portal=isinstance(config.source, PortalSettings),
        mails_report=bool(told.to),
        mails_scorecard=bool(told.scorecard_to),
        referrals=bool(mail or folders or referrals.people or referrals.queues),
        intake=mail or folders,
        intake_mail=mail,
        anchors=config.audit.goes_somewhere,
        pinged=frozenset(config.ping.secrets),
    )


def secrets_by_use(config: Config) -> dict[str, frozenset[Server] | None]:
    """The secrets that the configuration names, each with the servers that it opens; None: with
    those of every job."""
    found: dict[str, frozenset[Server] | None] = {}
    for one in named_secrets(config.model_dump(mode="json")):
        if one.section == "store" and not config.store.is_encrypted:
            continue  # named by default, and asked for by nobody
        used = _use(one.section.partition(".")[0])
        known = found.get(one.name, frozenset())
        found[one.name] = None if used is None or known is None else known | used
    return found


def writable_folders(config: Config) -> dict[str, tuple[str, ...]]:
    """The folders beside the data that jobs change, by the job's name; "" is every job."""
    found = {
        "": tuple(_parents(config.metrics.file, config.log.file)),
        "intake": tuple(map(str, filter(None, (config.intake.folder,)))),
        "backup": tuple(map(str, filter(None, (config.backup.folder,)))),
    }
    return {job: folders for job, folders in found.items() if folders}


def read_folders(config: Config) -> tuple[Path, ...]:
    """The folders that reports and referrals are only read from."""
    drop = config.source.folder if isinstance(config.source, DropFolderSettings) else None
    return tuple(filter(None, (drop, config.intake.folder, config.intake.calls)))


def _use(section: str) -> frozenset[Server] | None:
    if section == "oauth":
        return _MAIL
    return frozenset({Server(section)}) if section in list(Server) else None


def _parents(*files: Path | None) -> Iterator[str]:
    yield from (str(file.parent) for file in files if file)


def _windows(config: Config) -> Iterator[Window]:
    yield from config.hours.open
    for windows in config.hours.open_by_weekday.values():
        yield from windows


def _places(days: tuple[Weekday, ...]) -> tuple[int, ...]:
    return tuple(sorted({list(Weekday).index(day) for day in days}))


def _minute(moment: time) -> int:
    return 60 * moment.hour + moment.minute
