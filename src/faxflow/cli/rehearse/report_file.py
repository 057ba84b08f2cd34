"""The report that is rehearsed: a file of the visitor's, the newest that is kept, or a new one."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faxflow.adapters.file_vault import FileVault
from faxflow.adapters.given_file import GivenFile
from faxflow.cli.agreeing import agreed
from faxflow.cli.doors import door
from faxflow.cli.given_day import given_day
from faxflow.cli.rehearse.wish import Wish
from faxflow.cli.world import World
from faxflow.config.model import Config, Paths
from faxflow.config.secrets import Secrets
from faxflow.config.source import PortalSettings
from faxflow.domain.report_file import ReportFile
from faxflow.errors import BadUsage
from faxflow.steps.extract import ending_of

_KEPT = re.compile(r"(\d{4}-\d{2}-\d{2})-[0-9a-f]{12}\.\w+")
"""What `extract` calls the files that it keeps: the report's day and its hash."""


@dataclass(frozen=True, slots=True)
class ChosenReport:
    """`name` holds nothing of the file's own name but its ending; `told` says where it came from,
    `day` is the day that is rehearsed."""

    name: str
    content: bytes
    told: str
    day: date


def choose_report(wish: Wish, config: Config, world: World, folder: Path) -> ChosenReport:
    """The report; `folder` takes what fetching leaves behind.

    Raises BadUsage where there is none or nobody agreed to fetch it, what reading the file raises,
    and what the practice's own door raises.
    """
    today = world.clock().astimezone(config.practice.zone).date()
    day = given_day(wish.date) if wish.date else None
    if wish.report:
        return _chosen(GivenFile(wish.report).fetch(today), "the file that was given", day or today)
    if wish.extract:
        _agree(wish, config)
        report = _fetched(config, world, folder, day or today)
        return _chosen(report, f"fetched just now, {report.source}", day or today)
    return _newest(config, day)


def _chosen(report: ReportFile, told: str, day: date) -> ChosenReport:
    return ChosenReport(f"report{ending_of(report)}", report.content, told, day)


def _newest(config: Config, day: date | None) -> ChosenReport:
    """The latest day's report of those that `extract` keeps beside the store."""
    vault = FileVault(config.paths.data / "reports")
    kept = [(match[1], one) for one in vault.listed() if (match := _KEPT.fullmatch(one.name))]
    if not kept:
        raise BadUsage(
            what="There is no report to rehearse with: none was ever fetched here.",
            todo="Give one of yours: `faxflow rehearse --report FILE`; or --extract fetches one.",
        )
    of, newest = max(kept, key=lambda one: (one[0], one[1].changed_at))
    report = ReportFile(newest.name, vault.read(newest.name), "")
    return _chosen(report, f"the newest of the store, of {of}", day or date.fromisoformat(of))


def _fetched(config: Config, world: World, folder: Path, day: date) -> ReportFile:
    # What a walk leaves behind goes with the rehearsal: the practice's folder is not touched.
    away = config.model_copy(update={"paths": Paths(data=folder / "fetching")})
    source = door(away, Secrets(world.environment, config.paths.secrets), world.new_run())
    return source.fetch(day)


def _agree(wish: Wish, config: Config) -> None:
    portal = isinstance(config.source, PortalSettings)
    how = "signs in to the portal" if portal else f"goes to the {config.source.kind}"
    told = f"--extract {how} for real, as `faxflow extract` does; all else is simulated."
    if not (wish.yes or agreed(told)):
        raise BadUsage(what="Nothing was done.", todo="--report FILE needs no sign-in.")
