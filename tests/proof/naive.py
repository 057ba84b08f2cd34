"""Senders as they are often written, to show that the batteries find what is wrong with them.

Each works where nothing goes wrong, and is a program as `faxflow send` is.
"""

import smtplib
import socket
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.ids import Reference
from faxflow.steps.kept_letter import letter_name
from faxflow.steps.moving import move
from faxflow.steps.recover import recover
from faxflow.steps.work import Work
from faxflow.store import attempts, case_moves, cases, runs
from faxflow.store.cases import Case
from faxflow.store.connection import Connection, open_store
from rehearsing import PASSWORD


@dataclass(frozen=True, slots=True)
class _Sender:
    work: Work
    line: smtplib.SMTP

    def submit(self, case: Case, attempt: int) -> None:
        """The whole mail, to its final dot and the server's answer."""
        mail = EmailMessage()
        mail["Subject"] = str(Reference(case.id, attempt))
        mail["From"] = self.work.gateway.sender
        mail["To"] = f"{case.number.removeprefix('+')}@fax.example"
        assert case.letter_sha256 is not None
        name = letter_name(case.id, case.letter_sha256)
        letter = self.work.config.paths.data / "letters" / name
        mail.add_attachment(letter.read_bytes(), maintype="application", subtype="pdf")
        self.line.send_message(mail)

    def claim(self, case: Case) -> Standing:
        """The case is marked as being sent."""
        with self.work.store.write() as tx:
            return self._claim(tx, case)

    def note_sent(self, case: Case, claimed: Standing | None = None) -> None:
        """The case is marked as sent."""
        with self.work.store.write() as tx:
            was = claimed or self._claim(tx, case)
            assert move(tx, self.work, Change(was, Cause.BODY_OVER, State.SUBMITTING))
            over = Standing(was.case_id, State.SUBMITTING, was.attempt, was.claim)
            assert move(tx, self.work, Change(over, Cause.TAKEN, State.SENT, detail="250"))

    def _claim(self, tx: Connection, case: Case) -> Standing:
        name = self.work.gateway.name
        new = attempts.NewAttempt(Reference(case.id, case.attempt + 1), case.number, name)
        run = self.work.run
        claimed = case_moves.claim(tx, run, case, token=run.id, attempt=new)
        assert claimed is not None
        return claimed


def send_then_commit(arguments: Sequence[str], world: World) -> int:
    """Writes down that a fax was sent once it was."""

    def one(sender: _Sender, case: Case) -> None:
        sender.submit(case, case.attempt + 1)
        sender.note_sent(case)

    return _run(arguments, world, one)


def commit_then_send(arguments: Sequence[str], world: World) -> int:
    """Writes down that a fax was sent, so that it is never sent twice, and then sends it."""

    def one(sender: _Sender, case: Case) -> None:
        sender.note_sent(case)
        sender.submit(case, case.attempt + 1)

    return _run(arguments, world, one)


def resend_after_timeout(arguments: Sequence[str], world: World) -> int:
    """Claims each fax, and sends again whatever was claimed and not heard of since."""

    def one(sender: _Sender, case: Case) -> None:
        claimed = sender.claim(case)
        sender.submit(case, claimed.attempt)
        sender.note_sent(case, claimed)

    return _run(arguments, world, one)


def _run(arguments: Sequence[str], world: World, one: Callable[[_Sender, Case], None]) -> int:
    config = load_config(Path(arguments[-1]), world.environment)
    path = config.paths.data / "faxflow.db"
    with closing(open_store(path, "rehearsal", config="")) as store:
        work = Work(store, world.new_run(), config)
        with store.write() as tx:
            runs.begin(tx, work.run, "send")
        recover(work)
        with store.read() as tx:
            ready = cases.ready(tx)
        if ready:
            _each(work, ready, one)
    return 0


def _each(work: Work, ready: Sequence[Case], one: Callable[[_Sender, Case], None]) -> None:
    with smtplib.SMTP("127.0.0.1", work.gateway.port, local_hostname="naive") as line:
        assert line.sock is not None
        line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.login("service", PASSWORD)
        for case in ready:
            one(_Sender(work, line), case)
