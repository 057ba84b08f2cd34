"""Sets the stage: a practice's folder, its simulated servers, its store."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from faxflow.cli.demo.parts import Parts, parts_here
from faxflow.cli.simulated.clock import SimulatedClock
from faxflow.cli.simulated.folder import new_folder, own_environment, visitors_command
from faxflow.cli.store_keeping import create
from faxflow.cli.world import World
from faxflow.simulator.gateway.fax_gateway import FaxGateway
from faxflow.simulator.portal.export import export_to
from faxflow.simulator.portal.server import Portal
from faxflow.simulator.practice.folder import Servers, write_practice

ZONE = ZoneInfo("America/Chicago")
_START = time(5, 0)
_SECRETS = ("PORTAL_PASSWORD", "GATEWAY_PASSWORD", "MAILBOX_PASSWORD", "INTAKE_PASSWORD")


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A practice that is ready for its day.

    `faxes` are the good rows of its report; `command` is how the visitor calls faxflow.
    """

    folder: Path
    config: Path
    world: World
    clock: SimulatedClock
    gateway: FaxGateway
    parts: Parts
    day: date
    faxes: int
    command: str
    zone: ZoneInfo = ZONE


@contextmanager
def rehearsal(world: World, *, faxes: int, seed: int, keep: Path | None) -> Iterator[Rehearsal]:
    """A practice in a new folder, its servers up while the block runs. Raises BadUsage."""
    folder, day = demo_folder(keep), world.clock().astimezone(ZONE).date()
    clock, parts = SimulatedClock(datetime.combine(day, _START, ZONE).astimezone(UTC)), parts_here()
    password = secrets.token_urlsafe(9)
    with ExitStack() as stack:
        gateway = stack.enter_context(FaxGateway(clock, password=password, seed=seed))
        url = None
        if parts.browser:
            url = stack.enter_context(Portal(password, faxes=faxes, seed=seed)).url
        servers = Servers(gateway.smtp_port, gateway.imap_port, gateway.office_port, url)
        config = write_practice(folder, servers)
        if not parts.browser:
            written_at = clock() - timedelta(minutes=20)
            export_to(folder / "drop", day, faxes=faxes, seed=seed, written_at=written_at)
        demo_world = replace(world, clock=clock, environment=demo_environment(world, password))
        create(config, demo_world)
        command = visitors_command(world)
        yield Rehearsal(folder, config, demo_world, clock, gateway, parts, day, faxes, command)


def demo_folder(keep: Path | None) -> Path:
    """The folder that was asked for, else one in the temporary folder; new. Raises BadUsage."""
    return new_folder(keep, "faxflow-demo-")


def demo_environment(world: World, password: str) -> dict[str, str]:
    """This machine's environment with the secrets of the demo's own practice."""
    return own_environment(world, _SECRETS, password)
