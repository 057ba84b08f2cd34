"""Brings a practice to the moment at which a battery begins, by its own commands."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.simulator.gateway.outcomes import Outcome
from faxflow.simulator.gateway.verdict_mail import verdict_mail
from faxflow.simulator.portal.export import export_to
from faxflow.simulator.practice.folder import Servers, write_practice
from faxflow.store.connection import open_store
from proof.stand import FINE, Prepared, StagedGateway, environment
from rehearsing import PASSWORD

NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
"""Eleven o'clock in Chicago, on a Monday: every office is open."""

FAXES = 5


@dataclass
class Practice:
    """Its commands run in this process, at the time that the test sets."""

    folder: Path
    gateway: StagedGateway
    now: datetime = NOON
    mails: list[tuple[datetime, bytes]] = field(default_factory=list)
    _runs: int = 0

    def run(self, *command: str, fine: frozenset[int] = FINE, **environment: str) -> None:
        """One command, which must end well; settings by their name in the environment."""
        world = self._world(environment)
        code = main([*command, "--config", str(self.folder / "faxflow.toml")], world)
        assert code in fine, f"{command} ended with {code}"

    def report(self, faxes: int) -> Path:
        """The day's report, written now."""
        folder = self.folder / "drop"
        return export_to(folder, NOON.date(), faxes=faxes, seed=1, written_at=self.now)

    def correct_report(self, old: str, new: str) -> None:
        """The same report with one text changed, written a minute later."""
        self.now += timedelta(minutes=1)
        self.report(FAXES)
        self.rewrite_report(lambda report: report.replace(old.encode(), new.encode()))

    def rewrite_report(self, change: Callable[[bytes], bytes]) -> None:
        """Changes the report that lies there."""
        path = next((self.folder / "drop").glob("ApptList*"))
        content = path.read_bytes()
        assert change(content) != content
        path.write_bytes(change(content))
        os.utime(path, (self.now.timestamp(), self.now.timestamp()))

    def edit(self, sql: str, *values: object) -> None:
        """Changes the store behind faxflow's back."""
        path = self.folder / "data" / "faxflow.db"
        with closing(open_store(path, "rehearsal", config="")) as store, store.write() as tx:
            tx.execute(sql, values)

    def answer(self, place: int, outcome: Outcome) -> None:
        """The gateway's mail about the fax that it took at this place."""
        at = self.now + timedelta(minutes=10 + place)
        mail = verdict_mail(self.gateway.taken[place], outcome, at, Random(place))
        self.mails.append((at, mail))

    def prepared(self) -> Prepared:
        """The practice as it stands."""
        taken = tuple(str(fax.reference) for fax in self.gateway.taken)
        return Prepared(self.folder, self.now, taken, tuple(self.mails))

    def _world(self, changes: Mapping[str, str]) -> World:
        self._runs += 1
        token = f"{self._runs:06x}"
        known = {**environment(self.gateway), **changes}
        return World(known, lambda: self.now, "tester", lambda: token)


@contextmanager
def a_practice(
    folder: Path, *, faxes: int = FAXES, environment: str = "rehearsal"
) -> Iterator[Practice]:
    """A practice with an empty store and a report of `faxes` good rows in its drop folder.

    In production its gateway asks for no login.
    """
    folder.mkdir()
    with StagedGateway(lambda: NOON, password=PASSWORD) as gateway:
        ports = (gateway.smtp_port, gateway.imap_port, gateway.office_port)
        config = write_practice(folder, Servers(*ports, None))
        config.write_text(_changed(config.read_text(), environment))
        here = Practice(folder, gateway)
        here.report(faxes)
        here.run("store", "create")
        yield here


def _changed(text: str, environment: str) -> str:
    text = text.replace('engine = "auto"', 'engine = "builtin"')
    if environment == "rehearsal":
        return text
    gateway, rest = text.split("[mailbox]")
    login = re.compile(r"(?m)^(user|password) = .*\n")
    return f"{login.sub('', gateway)}[mailbox]{rest}".replace('"rehearsal"', f'"{environment}"', 1)
