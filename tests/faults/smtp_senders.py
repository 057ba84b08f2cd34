"""The senders that the battery tries: the real step, and the naive way that it must show up."""

import contextlib
import smtplib
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.message import EmailMessage

from fakes import FakeStopwatch, FakeTemplates, MemoryVault, Silent
from faults.smtp_battery import SECONDS
from faxflow.adapters.smtp_gateway import SmtpGateway
from faxflow.adapters.smtp_replies import StrictReplies
from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.handover import Offer, OutgoingFax
from faxflow.domain.ids import Reference, case_name
from faxflow.errors import FaxflowError
from faxflow.steps.draw_letters import DrawTools
from faxflow.steps.moving import move
from faxflow.steps.retry import retry
from faxflow.steps.send import SendTools, send
from faxflow.steps.work import Work
from faxflow.store import attempts, case_moves, cases, gateways
from faxflow.store.cases import Case

PDF = b"%PDF-1.4 a letter" * 4000


@dataclass
class TappedGateway:
    """The real gateway; `dots` names every attempt whose final dot left for the server."""

    real: SmtpGateway
    dots: list[str]
    name: str = "gateway"
    _offered: str = ""
    _tapped: StrictReplies | None = field(default=None)

    def open(self) -> None:
        self.real.open()

    def offer(self, fax: OutgoingFax) -> Offer:
        self._offered = str(fax.reference)
        return self.real.offer(fax)

    def finish(self) -> object:
        line = self.real._line  # the bytes themselves are watched, not what is made of them
        if line is not None and line is not self._tapped:
            self._tap(line)
        return self.real.finish()

    def close(self) -> None:
        self.real.close()

    def cut(self) -> None:
        self.real.cut()

    def _tap(self, line: StrictReplies) -> None:
        really = line.send

        def noting(words: bytes | str) -> None:
            if words == b".\r\n":
                self.dots.append(self._offered)
            really(words)

        self._tapped = line
        line.send = noting  # type: ignore[method-assign,assignment]


def real_send(work: Work) -> Iterable[str]:
    """What cron does: retry, then send; a person has resumed the gateway before."""
    dots: list[str] = []
    with work.store.write() as tx:
        gateways.resume(tx, work.run, work.gateway.name)
    retry(work)

    def new_gateway() -> TappedGateway:
        settings = work.config.gateway
        real = SmtpGateway(settings, lambda _: "secret", work.run.clock, patience_seconds=0)
        return TappedGateway(real, dots)

    vault = MemoryVault({f"{case_name(n)}.pdf": PDF for n in range(1, 10)})  # type: ignore[arg-type]
    drawing = DrawTools(FakeTemplates(), vault, Silent(), frozenset())
    tools = SendTools(drawing, new_gateway, FakeStopwatch())  # type: ignore[arg-type]
    with contextlib.suppress(FaxflowError):
        send(work, tools)
    return dots


def naive_send(work: Work) -> Iterable[str]:
    """Sends, then commits; whatever goes wrong is tried once more."""
    with work.store.read() as tx:
        ready = cases.ready(tx)
    for case in ready:
        for _ in range(2):
            try:
                _send_message(work, case)
            except (OSError, smtplib.SMTPException):
                continue
            _commit(work, case)
            break
    return []


def _send_message(work: Work, case: Case) -> None:
    mail = EmailMessage()
    mail["Subject"] = mail["X-Faxflow-Attempt"] = str(Reference(case.id, 1))
    mail.add_attachment(PDF, "application", "pdf", filename="letter.pdf")
    port = work.config.gateway.port
    with smtplib.SMTP("127.0.0.1", port, timeout=SECONDS) as line:
        line.send_message(mail, "faxes@hilltop.example", f"{case.number}@fax.example")


def _commit(work: Work, case: Case) -> None:
    reference, token = Reference(case.id, case.attempt + 1), "naive"
    new = attempts.NewAttempt(reference, case.number, work.gateway.name)
    with work.store.write() as tx:
        claimed = case_moves.claim(tx, work.run, case, token=token, attempt=new)
        assert claimed is not None
        move(tx, work, Change(claimed, Cause.BODY_OVER, State.SUBMITTING))
        submitting = Standing(case.id, State.SUBMITTING, claimed.attempt, token)
        move(tx, work, Change(submitting, Cause.TAKEN, State.SENT))
