"""Promises 3, 4 and 8 against a real Postfix and a real Dovecot, with kills in between.

Postfix takes the faxes as a gateway's server would, verdicts lie in Dovecot as real mails,
and cron's commands are processes, until every fax is settled. Starting Postfix needs root.
"""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from imapclient import IMAPClient

from faxflow.simulator.gateway.received_fax import ReceivedFax, received
from faxflow.simulator.gateway.verdict_mail import verdict_mail
from proof.forked import Ended, ForkServer, Order
from proof.making_ready import NOON, a_practice
from proof.promises import breaches
from proof.scenes import BUSY, DELIVERED
from proof.stand import FINE, reading
from proof.watched_run import Plan
from servers.dovecot import PASSWORD, Dovecot
from servers.postfix import Postfix

FAXES = 4
ROUNDS = 12
_REHEARSED = re.compile(rb"\(?555\)?[ -]?\d{3}-?01(\d\d)")


@dataclass
class Real:
    """A practice in production, between two real servers; `answered` are the faxes reported on."""

    folder: Path
    forks: ForkServer
    postfix: Postfix
    dovecot: Dovecot
    name: str
    now_minutes: int = 0
    answered: set[str] = field(default_factory=set)

    def run(self, *command: str, kill_at: int = 0) -> Ended:
        """One command as a process, perhaps killed."""
        known = {
            "FAXFLOW_GATEWAY_PORT": str(self.postfix.port),
            "FAXFLOW_GATEWAY_SENDER": f"{self.name}@hilltop.example",
            "FAXFLOW_MAILBOX_PORT": str(self.dovecot.port),
            "FAXFLOW_MAILBOX_USER": self.name,
            "FAXFLOW_GATEWAY_MESSAGES_PER_MINUTE": "1000000",
            "MAILBOX_PASSWORD": PASSWORD,
        }
        arguments = (*command, "--config", str(self.folder / "faxflow.toml"))
        now = NOON + timedelta(minutes=self.now_minutes)
        plan = Plan(at=kill_at) if kill_at else None
        return self.forks.run(Order(arguments, known, self.folder / "said.txt", now, plan))

    def taken(self) -> list[ReceivedFax]:
        """Every fax that Postfix has delivered for this practice."""
        sender = f"{self.name}@hilltop.example"
        mails = [path.read_bytes() for path in self.postfix.taken.glob("*")]
        ours = [mail for mail in mails if sender.encode() in mail]
        return [received(mail, _number(mail), sender, NOON) for mail in ours]

    def answer(self) -> None:
        """Lays a verdict on each new fax into the inbox: even cases are busy at first."""
        with IMAPClient("127.0.0.1", self.dovecot.port, ssl=False) as client:
            client.login(self.name, PASSWORD)
            for fax in self.taken():
                if str(fax.reference) not in self.answered:
                    self.answered.add(str(fax.reference))
                    outcome = BUSY if re.search(r"[02468]-A1$", str(fax.reference)) else DELIVERED
                    at = NOON + timedelta(minutes=self.now_minutes)
                    mail = verdict_mail(fax, outcome, at, Random(len(self.answered)))
                    client.append("INBOX", mail, msg_time=at)

    def settled(self) -> bool:
        """Whether nothing is on its way and the gateway owes no answer."""
        with reading(self.folder) as tx:
            moving = tx.execute(
                "SELECT count(*) FROM cases WHERE state NOT IN ('delivered', 'in-doubt')"
            ).fetchone()[0]
        return moving == 0 and {str(fax.reference) for fax in self.taken()} <= self.answered


@pytest.mark.parametrize(("send_at", "watch_at"), [(0, 0), (90, 40), (170, 90)])
def test_real_servers_and_kills_end_with_every_fax_settled_once(
    send_at: int, watch_at: int, *, make_real: Callable[[str], Real]
) -> None:
    here = make_real(f"kills-{send_at}-{watch_at}")

    here.run("send", kill_at=send_at)
    for turn in range(ROUNDS):
        ended = here.run("send")
        assert ended.code in FINE, ended.said
        wait_for_delivery(here)
        here.answer()
        here.now_minutes += 60
        if turn == 0:
            here.run("watch-bounces", kill_at=watch_at)
        for command in ("watch-bounces", "retry"):
            ended = here.run(command)
            assert ended.code in FINE, ended.said
        if here.settled():
            break

    taken = [str(fax.reference) for fax in here.taken()]
    with reading(here.folder) as tx:
        assert breaches(tx, taken) == []
        doubtful = tx.execute("SELECT count(*) FROM cases WHERE state = 'in-doubt'").fetchone()[0]
    assert here.settled()
    assert doubtful <= (2 if send_at else 0)
    assert len({reference.rpartition("-A")[0] for reference in taken}) >= FAXES - doubtful


@pytest.fixture
def make_real(
    folders: Iterator[Path], forks: ForkServer, postfix: Postfix, dovecot: Dovecot
) -> Callable[[str], Real]:
    """Makes a practice whose faxes wait to be sent."""

    def make(name: str) -> Real:
        folder = next(folders)
        with a_practice(folder, faxes=FAXES, environment="production") as practice:
            practice.rewrite_report(lambda report: _REHEARSED.sub(rb"202-555-01\1", report))
            practice.run("extract", "--date", str(NOON.date()))
            practice.run("normalize")
            practice.run("load")
        return Real(folder, forks, postfix, dovecot, name)

    return make


def wait_for_delivery(here: Real) -> None:
    """Postfix answers before it delivers: waits until what the store believes sent is there."""
    with reading(here.folder) as tx:
        found = tx.execute("SELECT reference FROM attempts WHERE sent_at IS NOT NULL").fetchall()
    expected, deadline = {row["reference"] for row in found}, time.monotonic() + 20
    while time.monotonic() < deadline:
        if expected <= {str(fax.reference) for fax in here.taken()}:
            return
        time.sleep(0.02)
    raise AssertionError("Postfix did not deliver what it took")


def _number(mail: bytes) -> str:
    found = re.search(rb"(?mi)^Delivered-To: (\d+)@|^To: <?(\d+)@", mail)
    assert found is not None
    return f"+{(found[1] or found[2]).decode()}"
