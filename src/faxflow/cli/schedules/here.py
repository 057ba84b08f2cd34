"""Finds out what a schedule must know of this machine and this configuration."""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import faxflow
from faxflow.adapters import accounts
from faxflow.adapters.portal.site_secrets import site_secrets
from faxflow.adapters.schedules.zone import cron_zone
from faxflow.cli.sudo import installed_environment
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.config.schedule_plan import plan_of, read_folders, secrets_by_use, writable_folders
from faxflow.config.secrets import Secrets, SecretSource
from faxflow.config.source import PortalSettings
from faxflow.domain.schedule.clocks import hours_ahead
from faxflow.domain.schedule.installation import Installation, SecretPlace
from faxflow.domain.schedule.job import Job, Server
from faxflow.domain.schedule.table import wanted_jobs
from faxflow.errors import ScheduleRefused
from faxflow.views.schedule.crontab_text import MachineClock, crontab_text
from faxflow.views.schedule.unit_text import started_units, unit_files

_ROOT_OF_TREE: Final = 2
_ACCOUNT: Final = "faxflow"
_SUPERUSER: Final = "root"
Sections = frozenset[Server]


@dataclass(frozen=True, slots=True)
class Asked:
    """`root` is a folder that stands for the machine; without an `account` it is the owner of the
    data."""

    root: Path = Path("/")
    account: str | None = None
    instance: str = ""


@dataclass(frozen=True, slots=True)
class Here:
    """What would be installed here, and for whom."""

    config: Config
    jobs: tuple[Job, ...]
    installation: Installation
    clock: MachineClock | None
    machine_zone: str

    @property
    def secrets_seen(self) -> bool:
        """Whether this account can look which secrets are in their folder."""
        return _closed(self.config.paths.secrets) is None

    def crontab(self) -> str:
        """The lines of a crontab. Raises ScheduleRefused where no table can be right all year."""
        if self.clock is None:
            zones = f"{self.machine_zone}, the practice's in {self.installation.zone}"
            raise ScheduleRefused(
                what=f"This machine's clock is in {zones}, and cron knows no zones: in half of the"
                " year every line would be an hour off.",
                todo=f"`timedatectl set-timezone {self.installation.zone}`, or take --systemd,"
                " whose timers name their zone.",
            )
        return crontab_text(self.jobs, self.installation, self.clock)

    def units(self) -> dict[str, str]:
        """What each file holds, by its name."""
        return unit_files(self.jobs, self.installation)

    def started(self) -> dict[str, str]:
        """The units that are enabled, each with the target that wants it."""
        return started_units(self.jobs, self.installation)


def here(path: Path, world: World, asked: Asked) -> Here:
    """What the configuration and this machine come to. Raises as load_config does."""
    config = load_config(path, world.environment)
    zone, now = cron_zone(asked.root), world.clock()
    ahead = hours_ahead(_zone(zone), config.practice.zone, now)
    clock = None if ahead is None else MachineClock(zone, ahead)
    return Here(
        config,
        wanted_jobs(plan_of(config)),
        _installation(config, path.absolute(), world, asked),
        clock,
        zone,
    )


def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _installation(config: Config, path: Path, world: World, asked: Asked) -> Installation:
    return Installation(
        command=_command(),
        config=str(path),
        data=str(config.paths.data),
        account=asked.account or _account(config, world),
        zone=config.practice.time_zone,
        mail_to=config.notices.to,
        secrets=tuple(_places(config, path, world)),
        writable=writable_folders(config),
        reads=tuple(map(str, read_folders(config))),
        instance=asked.instance,
    )


def _command() -> tuple[str, ...]:
    """The launcher of the folder that this program lies in; without one, Python itself."""
    launcher = Path(faxflow.__file__).resolve().parents[_ROOT_OF_TREE] / "faxflow"
    if launcher.is_file():
        return (str(launcher),)
    return (sys.executable, "-P", "-m", "faxflow")


def _account(config: Config, world: World) -> str:
    """Whose the data is: never root, who only installs."""
    owners = (accounts.owner_of(config.paths.data), world.actor)
    return next((one for one in owners if one and one != _SUPERUSER), _ACCOUNT)


def _places(config: Config, path: Path, world: World) -> Iterator[SecretPlace]:
    used: Mapping[str, Sections | None] = secrets_by_use(config)
    if isinstance(config.source, PortalSettings):
        portal = dict.fromkeys(site_secrets(config.source.site), frozenset({Server.SOURCE}))
        used = {**portal, **used}
    # What the practice's own file says counts, not the shell that this is typed into.
    written = installed_environment({}, path.parent)
    environment = {**world.environment, **written}
    environment.pop("CREDENTIALS_DIRECTORY", None)
    secrets = Secrets(environment, config.paths.secrets)
    closed = _closed(config.paths.secrets)
    for name, servers in used.items():
        place = _place(name, servers, secrets, environment)
        # Systemd reads it as root; this account alone cannot see it.
        yield place if place.is_known or closed is None else replace(place, file=str(closed / name))


def _closed(folder: Path | None) -> Path | None:
    """The folder of the secrets, where this account may not look into it."""
    if folder is None or not os.path.isdir(folder):  # noqa: PTH112 - it never raises
        return None
    return None if os.access(folder, os.X_OK) else folder


def _place(
    name: str, servers: Sections | None, secrets: Secrets, environment: Mapping[str, str]
) -> SecretPlace:
    found = secrets.place_of(name)
    match found.source:
        case SecretSource.FILE | SecretSource.FOLDER:
            return SecretPlace(name, servers, file=str(Path(found.named).absolute()))
        case SecretSource.COMMAND:
            return SecretPlace(name, servers, command=environment[f"{name}_COMMAND"])
    return SecretPlace(name, servers)
