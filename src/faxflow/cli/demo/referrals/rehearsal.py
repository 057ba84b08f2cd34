"""Sets the stage for referrals: a practice's folder, its mailboxes, its store, and its days."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from faxflow.cli.demo.referrals.calendar import last_open_days, ticks, whole_day
from faxflow.cli.demo.rehearsal import demo_environment, demo_folder
from faxflow.cli.simulated.clock import SimulatedClock
from faxflow.cli.simulated.folder import visitors_command
from faxflow.cli.store_keeping import create
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.domain.office_hours import OfficeHours
from faxflow.simulator.gateway.fax_gateway import FaxGateway
from faxflow.simulator.practice.folder import Servers
from faxflow.simulator.referrals.day import Day, plan_day
from faxflow.simulator.referrals.mailbox import IntakeMailbox
from faxflow.simulator.referrals.practice import write_referral_practice

_DAYS = 3
_LONG_AGO = timedelta(days=90)
"""Before all that is rehearsed: the clock is set to that once the practice's hours are known."""


@dataclass(frozen=True, slots=True)
class Desks:
    """A practice whose referrals are about to come in.

    `days` are those that are rehearsed, all of them over by the visitor's clock; what comes in
    comes on the first. `scans` says whether scans can be read here.
    """

    folder: Path
    config: Path
    world: World
    clock: SimulatedClock
    gateway: FaxGateway
    mailbox: IntakeMailbox
    hours: OfficeHours
    days: list[date]
    day: Day
    scans: bool
    seed: int
    command: str


@contextmanager
def desks(world: World, *, count: int, seed: int, keep: Path | None) -> Iterator[Desks]:
    """A practice in a new folder, its servers up while the block runs. Raises BadUsage."""
    folder, password = demo_folder(keep), secrets.token_urlsafe(9)
    clock = SimulatedClock(world.clock() - _LONG_AGO)
    with ExitStack() as stack:
        gateway = stack.enter_context(FaxGateway(clock, password=password, seed=seed))
        mailbox = stack.enter_context(IntakeMailbox(password))
        servers = Servers(gateway.smtp_port, gateway.imap_port, gateway.office_port, None)
        config = write_referral_practice(folder, servers, intake_port=mailbox.port)
        environment = demo_environment(world, password)
        hours = load_config(config, environment).office_hours
        days = last_open_days(hours, world.clock(), _DAYS)
        clock.set_to(next(ticks(hours, days)))
        demo_world = replace(world, clock=clock, environment=environment)
        create(config, demo_world)  # whoever asks for the demo is its administrator
        day = plan_day(whole_day(hours, days[0])[0], hours.zone, count=count, seed=seed)
        yield Desks(
            folder,
            config,
            replace(demo_world, sudo=None),
            clock,
            gateway,
            mailbox,
            hours,
            days,
            day,
            shutil.which("tesseract") is not None,
            seed,
            visitors_command(world),
        )
