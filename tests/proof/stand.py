"""A practice that can be set up a thousand times: copied from a prepared one, with new servers."""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from imapclient import IMAPClient

from faxflow.simulator.gateway.fax_gateway import SERVICE, FaxGateway
from faxflow.store.connection import Connection
from proof.breach import Breach, Kind
from proof.forked import FAXFLOW, Ended, ForkServer, Order
from proof.promises import breaches
from proof.referral_promises import untold
from proof.watched_run import Plan
from rehearsing import PASSWORD, SECRETS

FINE = frozenset({0, 3})
"""How a run may end: done, or done with something for a person."""


class StagedGateway(FaxGateway):
    """The rehearsal's gateway, whose mails the test writes."""

    def put(self, mails: Sequence[tuple[datetime, bytes]]) -> None:
        """Lays mails into the service inbox, each with the time it came."""
        self._loop.run(self._mailboxes.deliver(SERVICE, mails))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A practice's folder at one moment: what its gateway had taken, and what lies in its inbox."""

    folder: Path
    now: datetime
    taken: tuple[str, ...] = ()
    mails: tuple[tuple[datetime, bytes], ...] = ()


@dataclass
class Stand:
    """One copy of it, with servers of its own."""

    folder: Path
    prepared: Prepared
    gateway: StagedGateway
    forks: ForkServer
    _orders: int = 0

    def order(self, *command: str, plan: Plan | None = None, program: str = FAXFLOW) -> Order:
        """A command of this practice; what it says goes to no disk that may be full."""
        self._orders += 1
        return Order(
            (*command, "--config", str(self.folder / "faxflow.toml")),
            environment(self.gateway),
            self.folder.with_suffix(f".said-{self._orders}"),
            self.prepared.now,
            plan,
            program,
        )

    def run(self, *command: str, plan: Plan | None = None, program: str = FAXFLOW) -> Ended:
        """How one command ended."""
        return self.forks.run(self.order(*command, plan=plan, program=program))

    def taken(self) -> list[str]:
        """The references of all faxes that the gateway has by now."""
        return [*self.prepared.taken, *(str(fax.reference) for fax in self.gateway.taken)]

    def states(self) -> dict[int, str]:
        """Where every case stands."""
        with reading(self.folder) as tx:
            return {row["id"]: row["state"] for row in tx.execute("SELECT id, state FROM cases")}

    def breaches(self) -> list[Breach]:
        """Every promise that is broken now."""
        with reading(self.folder) as tx:
            found = breaches(tx, self.taken())
            found += untold(tx, [mail for _, mail in self.gateway.office_mails])
            known = {row[0] for row in tx.execute("SELECT content_hash FROM mails")}
        if self.prepared.mails:
            found += _mails(self.gateway, self.prepared.mails, len(known))
        return found


@contextmanager
def reading(folder: Path) -> Iterator[Connection]:
    """What the practice's store holds now."""
    connection = sqlite3.connect(folder / "data" / "faxflow.db", factory=Connection)
    with closing(connection):
        connection.row_factory = sqlite3.Row
        yield connection


def environment(gateway: FaxGateway) -> dict[str, str]:
    """What a command must be told to reach this gateway."""
    return {
        **SECRETS,
        "PATH": os.environ["PATH"],
        "FAXFLOW_GATEWAY_MESSAGES_PER_MINUTE": "1000000",
        "FAXFLOW_GATEWAY_PORT": str(gateway.smtp_port),
        "FAXFLOW_MAILBOX_PORT": str(gateway.imap_port),
        "FAXFLOW_NOTICES_PORT": str(gateway.office_port),
    }


@contextmanager
def stand(prepared: Prepared, folder: Path, forks: ForkServer) -> Iterator[Stand]:
    """A copy in `folder`, which is removed at the end."""
    shutil.copytree(prepared.folder, folder)
    try:
        with StagedGateway(lambda: prepared.now, password=PASSWORD) as gateway:
            if prepared.mails:
                gateway.put(prepared.mails)
            yield Stand(folder, prepared, gateway, forks)
    finally:
        shutil.rmtree(folder)
        for said in folder.parent.glob(f"{folder.name}.said-*"):
            said.unlink()


def _mails(
    gateway: FaxGateway, mails: Sequence[tuple[datetime, bytes]], known: int
) -> Iterator[Breach]:
    """Every mail is filed once and known to the store."""
    put, different = len(mails), len({raw for _, raw in mails})
    counted = _by_folder(gateway.imap_port)
    if counted.get("INBOX"):
        yield Breach(Kind.LIMBO, f"{counted['INBOX']} mails lie in the inbox still")
    if sum(counted.values()) != put:
        yield Breach(Kind.LOSS, f"of {put} mails {sum(counted.values())} are in the mailbox")
    if known != different:
        yield Breach(Kind.LOSS, f"of {different} mails {known} are known to the store")


def _by_folder(port: int) -> dict[str, int]:
    with IMAPClient("127.0.0.1", port, ssl=False) as client:
        client.login(SERVICE, PASSWORD)
        names = [name for _, _, name in client.list_folders()]
        return {name: client.folder_status(name, ["MESSAGES"])[b"MESSAGES"] for name in names}
