"""A morning whose store is lost at some moment, and restored elsewhere from a backup of before."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from pathlib import Path

import pypdfium2

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.simulator.gateway.fax_gateway import SERVICE
from faxflow.simulator.gateway.outcomes import outcome_of
from faxflow.simulator.gateway.smtp_doors import Accepted
from faxflow.simulator.portal.export import export_to
from faxflow.simulator.practice.folder import Servers, write_practice
from proof.making_ready import NOON
from proof.stand import StagedGateway, environment
from rehearsing import PASSWORD

FINE = frozenset({0, 3})
_RECORD = re.compile(r"Record no\. (\S+)")
_STEP = timedelta(minutes=40)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A fax as the gateway took it: whose letter to which number, and whether it reached them."""

    letter: str
    number: str
    reference: str
    delivered: bool


class RememberingGateway(StagedGateway):
    """Knows the letters that it took, and keeps copies of the mails where the account has them."""

    def __init__(self, clock: Callable[[], datetime], *, copies: bool) -> None:
        super().__init__(clock, password=PASSWORD)
        self.arrived: list[Arrived] = []
        self.on_taken: Callable[[int], None] = lambda _count: None
        self._copies = copies

    async def _take_fax(self, mail: Accepted) -> None:
        await super()._take_fax(mail)
        fax = self.taken[-1]
        # As the gateway counts them: one under another id is another fax to it.
        tries = sum((one.number, one.case) == (fax.number, fax.case) for one in self.taken)
        outcome = outcome_of(fax.number, tries)
        # Of one about which the gateway says nothing, nobody knows: it may have arrived.
        delivered = outcome is None or outcome.sent
        letter = _record_in(mail.content)
        self.arrived.append(Arrived(letter, fax.number, str(fax.reference), delivered))
        if self._copies:
            await self._mailboxes.deliver(SERVICE, [(self._clock(), mail.content)], "Sent")
        self.on_taken(len(self.taken))

    def sent_twice(self) -> list[Arrived]:
        """Faxes that went out although they had arrived, or may have."""
        done: set[tuple[str, str]] = set()
        again = []
        for fax in self.arrived:
            if (fax.letter, fax.number) in done:
                again.append(fax)
            if fax.delivered:
                done.add((fax.letter, fax.number))
        return again


@dataclass
class Night:
    """The practice's folders, its gateway and mailbox, and the clock of all of them."""

    base: Path
    gateway: RememberingGateway
    sent_folder: str
    clock: list[datetime] = field(default_factory=lambda: [NOON])
    said: list[str] = field(default_factory=list)
    _runs: int = 0

    def folder(self, name: str) -> Path:
        """A practice of that name, with the day's report in its drop folder and no store."""
        folder = self.base / name
        folder.mkdir()
        gateway = self.gateway
        servers = Servers(gateway.smtp_port, gateway.imap_port, gateway.office_port, None)
        config = write_practice(folder, servers)
        self._same_template(folder / "letter.docx")
        text = config.read_text().replace('engine = "auto"', 'engine = "builtin"')
        config.write_text(
            text.replace("[mailbox]", f'[mailbox]\nsent_folder = "{self.sent_folder}"')
        )
        return folder

    def _same_template(self, template: Path) -> None:
        """Who restores a store has the practice's own template, too."""
        kept = self.base / "letter.docx"
        if kept.exists():
            shutil.copyfile(kept, template)
        else:
            shutil.copyfile(template, kept)

    def report(self, folder: Path, *, faxes: int) -> None:
        """The day's report, the same in each folder."""
        export_to(folder / "drop", NOON.date(), faxes=faxes, seed=1, written_at=NOON)

    def run(self, folder: Path, *command: str, fine: frozenset[int] = FINE) -> int:
        """One command of the practice in that folder."""
        self._runs += 1
        token = f"{self._runs:06x}"
        world = World(environment(self.gateway), lambda: self.clock[0], "tester", lambda: token)
        code = main([*command, "--config", str(folder / "faxflow.toml")], world)
        assert code in fine, f"{command} ended with {code}"
        return code

    def later(self, length: timedelta = _STEP) -> None:
        """The clock moves on, and the gateway says what it has to say."""
        self.clock[0] += length
        self.gateway.deliver_due(self.clock[0])

    def rest_of_day(self, folder: Path, *, rounds: int = 6) -> None:
        """What cron runs until the evening."""
        for _ in range(rounds):
            self.later()
            for command in ("watch-bounces", "retry", "send"):
                self.run(folder, command)


def rows(folder: Path, sql: str) -> Sequence[tuple[object, ...]]:
    """What the store in a practice's folder answers."""
    with closing(sqlite3.connect(folder / "data" / "faxflow.db")) as store:
        return store.execute(sql).fetchall()


@contextmanager
def a_night(base: Path, *, copies: bool) -> Iterator[Night]:
    """A gateway with its mailbox, and no practice yet."""
    clock = [NOON]
    with RememberingGateway(lambda: clock[0], copies=copies) as gateway:
        yield Night(base, gateway, "Sent" if copies else "", clock)


def forget(folder: Path) -> None:
    """The disk is gone."""
    shutil.rmtree(folder)


def _record_in(content: bytes) -> str:
    for part in message_from_bytes(content).walk():
        if part.get_content_type() == "application/pdf":
            with closing(pypdfium2.PdfDocument(part.get_payload(decode=True))) as pdf:
                found = _RECORD.search(pdf[0].get_textpage().get_text_range())
                assert found
                return found[1]
    raise AssertionError("a fax without a letter")
