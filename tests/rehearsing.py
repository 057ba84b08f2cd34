"""A rehearsed practice on loopback, as the commands see it: configuration, servers, store."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.simulator.gateway.fax_gateway import FaxGateway
from faxflow.simulator.portal.export import export_to
from faxflow.simulator.portal.server import Portal
from faxflow.simulator.practice.folder import Servers, write_practice
from faxflow.store.connection import Store, open_store

PASSWORD = "rehearsal"
SECRETS = dict.fromkeys(("GATEWAY_PASSWORD", "MAILBOX_PASSWORD", "PORTAL_PASSWORD"), PASSWORD)


def wall_clock() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Practice:
    """A practice whose commands run in this process; `world` gives them their secrets."""

    folder: Path
    config: Path
    gateway: FaxGateway
    world: World

    def run(self, *arguments: str) -> int:
        """One command; gives its exit code."""
        return main([*arguments, "--config", str(self.config)], self.world)

    def change(self, old: str, new: str) -> None:
        """Edits the configuration, which must hold `old`."""
        text = self.config.read_text()
        assert old in text
        self.config.write_text(text.replace(old, new))

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The practice's store, opened beside the commands."""
        path = self.folder / "data" / "faxflow.db"
        with closing(open_store(path, "rehearsal", config=str(self.config))) as opened:
            yield opened

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """What the store answers."""
        with self.store() as opened, opened.read() as tx:
            return [tuple(row) for row in tx.execute(sql)]


@contextmanager
def practice(folder: Path, *, faxes: int = 5, portal: bool = False) -> Iterator[Practice]:
    """A practice with a report of a few faxes.

    Its report lies in a drop folder and its letters are drawn by the built-in engine; with
    `portal` the report is behind a browser and LibreOffice draws.
    """
    tokens = iter(range(1_000_000))
    world = World(SECRETS, wall_clock, "tester", lambda: f"{next(tokens):06x}")
    with FaxGateway(wall_clock, password=PASSWORD) as gateway, _portal(portal, faxes) as url:
        servers = Servers(gateway.smtp_port, gateway.imap_port, gateway.office_port, url)
        config = write_practice(folder, servers)
        here = Practice(folder, config, gateway, world)
        if not portal:
            here.change('engine = "auto"', 'engine = "builtin"')
            here.change('time_zone = "America/Chicago"', 'time_zone = "UTC"')
            export_to(folder / "drop", wall_clock().date(), faxes=faxes, seed=1)
        assert here.run("store", "create") == 0
        yield here


@contextmanager
def as_it_was(made: Practice) -> Iterator[Practice]:
    """The practice for one test: what is done to its data and its configuration is undone."""
    data, kept, config = made.folder / "data", made.folder / "kept", made.config.read_text()
    shutil.copytree(data, kept)
    yield made
    made.config.write_text(config)
    shutil.rmtree(data)
    kept.rename(data)


@contextmanager
def _portal(wanted: bool, faxes: int) -> Iterator[str | None]:
    if not wanted:
        yield None
        return
    with Portal(PASSWORD, faxes=faxes, seed=1, delay_seconds=0.05) as portal:
        yield portal.url


def with_environment(world: World, **changes: str) -> World:
    """A world whose environment differs."""
    return replace(world, environment={**world.environment, **changes})
