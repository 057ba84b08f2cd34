"""Sets the stage: a folder with the practice's copy, the simulator's servers, the report."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from faxflow.cli.rehearse.numbers import bring_act, marked_numbers
from faxflow.cli.rehearse.practice_copy import DROP, PASSWORD_NAME, Practice, write_copy
from faxflow.cli.rehearse.report_file import ChosenReport
from faxflow.cli.simulated.clock import SimulatedClock
from faxflow.cli.simulated.folder import own_environment, visitors_command
from faxflow.cli.simulated.runs import run
from faxflow.cli.store_keeping import create
from faxflow.cli.world import World
from faxflow.config.gateway import GatewaySettings, SilenceMeans
from faxflow.config.model import Config
from faxflow.config.schedule_plan import plan_of
from faxflow.domain.schedule.plan import Plan
from faxflow.simulator.gateway.addressing import Addressing, NumberReader
from faxflow.simulator.gateway.chances import Chances
from faxflow.simulator.gateway.fax_gateway import FaxGateway
from faxflow.simulator.gateway.manners import Manners
from faxflow.simulator.gateway.verdict_mail import OWN_VOICE, Voice
from faxflow.simulator.practice.folder import Servers

_WRITTEN_BEFORE: Final = timedelta(minutes=20)
_HIDDEN = ("CREDENTIALS_DIRECTORY", PASSWORD_NAME)
"""Variables by which the rehearsal's own password could be taken for another."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A practice's copy that is ready for its day.

    `practice` is the real one's configuration; `numbers_known` is False where its do-not-fax list
    could not be read. `command` is how the visitor calls faxflow.
    """

    folder: Path
    config: Path
    world: World
    clock: SimulatedClock
    gateway: FaxGateway
    chances: Chances
    report: ChosenReport
    practice: Config
    numbers_known: bool
    command: str

    @property
    def day(self) -> date:
        return self.report.day

    @property
    def zone(self) -> ZoneInfo:
        return self.practice.practice.zone

    @property
    def plan(self) -> Plan:
        """When the practice's own schedule does what."""
        return plan_of(self.practice)


@contextmanager
def staged(
    world: World, practice: Practice, report: ChosenReport, folder: Path, *, chances: Chances
) -> Iterator[Stage]:
    """The stage in `folder`, its servers up while the block runs."""
    clock = SimulatedClock(_morning(practice.config, report.day))
    password = secrets.token_urlsafe(9)
    manners = manners_of(practice.config, chances)
    with ExitStack() as stack:
        gateway = stack.enter_context(
            FaxGateway(clock, password=password, seed=chances.seed, manners=manners)
        )
        servers = Servers(gateway.smtp_port, gateway.imap_port, gateway.office_port, None)
        config = write_copy(practice, folder, servers)
        _lay_down(report, folder / DROP, clock())
        own = replace(world, clock=clock, environment=_environment(world, password))
        create(config, own)  # whoever rehearses is its administrator
        marked = marked_numbers(practice.config)
        stage = Stage(
            folder,
            config,
            replace(own, sudo=None),
            clock,
            gateway,
            chances,
            report,
            practice.config,
            marked is not None,
            visitors_command(world),
        )
        run(stage, "number", bring_act(marked or []))
        yield stage


def _morning(config: Config, day: date) -> datetime:
    """When the schedule has the report fetched on that day (UTC)."""
    hour, minute = divmod(plan_of(config).morning, 60)
    return datetime.combine(day, time(hour, minute), config.practice.zone).astimezone(UTC)


def manners_of(config: Config, chances: Chances) -> Manners:
    """The simulator as the practice's own gateway: how it is written to, and what it reports."""
    first, domains = config.gateway, config.notice_domains
    voice = Voice(domains[0] if domains else OWN_VOICE.domain, first.echoes_reference)
    return Manners(
        number_in=NumberReader(tuple(map(_addressing, config.gateways))),
        outcome_of=chances.outcome_of,
        teases=False,
        confirms=_confirms(first),
        voice=voice,
    )


def _addressing(gateway: GatewaySettings) -> Addressing:
    return Addressing(gateway.address, gateway.subject, gateway.headers, gateway.country)


def _confirms(gateway: GatewaySettings) -> bool:
    """Where nobody has told whether it reports deliveries, what its silence means tells it."""
    if gateway.confirms is None:
        return gateway.silence_means is not SilenceMeans.DELIVERED
    return gateway.confirms


def _lay_down(report: ChosenReport, drop: Path, now: datetime) -> None:
    drop.mkdir(mode=0o700)
    place = drop / report.name
    place.write_bytes(report.content)
    written_at = (now - _WRITTEN_BEFORE).timestamp()
    os.utime(place, (written_at, written_at))


def _environment(world: World, password: str) -> dict[str, str]:
    kept = {k: v for k, v in world.environment.items() if not k.startswith(_HIDDEN)}
    return own_environment(replace(world, environment=kept), [PASSWORD_NAME], password)


def remove(folder: Path) -> None:
    """Takes the rehearsal away, with all that it holds of patients."""
    shutil.rmtree(folder)
