"""Faxes a second over one connection: our hand-over against `smtplib.send_message`."""

import smtplib
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from random import Random

from benchmarks.smtp_sink import sink
from faxflow.adapters.smtp_gateway import SmtpGateway
from faxflow.config.gateway import GatewaySettings
from faxflow.config.server import Security
from faxflow.domain.handover import Offered, OutgoingFax, Taken
from faxflow.domain.ids import CaseId, Reference, RunId

_MAILS = 400
_ROUNDS = 3
_PDF = b"%PDF-1.7\n" + Random(1).randbytes(60_000)  # noqa: S311 - filling
_NOW = datetime(2026, 3, 2, 13, tzinfo=UTC)
_SENDER = "faxes@clinic.example"


def measure() -> tuple[str, float, str, float]:
    """What is measured, our faxes a second, the peer's name, its mails a second."""
    with sink() as port:
        ours = max(_rate(lambda: _hand_over(port)) for _ in range(_ROUNDS))
        theirs = max(_rate(lambda: _send_messages(port)) for _ in range(_ROUNDS))
    return "SMTP hand-over (60 KB, one connection)", ours, "smtplib.send_message", theirs


def _hand_over(port: int) -> None:
    settings = GatewaySettings(
        host="127.0.0.1",
        port=port,
        security=Security.NONE,
        address="{number}@fax.example",
        sender=_SENDER,
    )
    gateway = SmtpGateway(settings, lambda _: "", lambda: _NOW)
    gateway.open()
    for case in range(_MAILS):
        fax = OutgoingFax(Reference(CaseId(case), 1), "+15552010110", _PDF, RunId("bench"))
        assert isinstance(gateway.offer(fax), Offered)
        assert isinstance(gateway.finish(), Taken)
    gateway.close()


def _send_messages(port: int) -> None:
    """The usual way: a message built for each fax, one connection for all."""
    with smtplib.SMTP("127.0.0.1", port) as line:
        for case in range(_MAILS):
            mail = EmailMessage()
            mail["From"], mail["To"] = _SENDER, "15552010110@fax.example"
            mail["Subject"] = str(Reference(CaseId(case), 1))
            mail.set_content("")
            mail.add_attachment(_PDF, "application", "pdf", filename=f"{case}.pdf")
            line.send_message(mail)


def _rate(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return _MAILS / (time.perf_counter() - started)
