"""The mails in which the rehearsal gateway says what became of a fax."""

import html
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from random import Random

from faxflow.simulator.gateway.outcomes import Outcome
from faxflow.simulator.gateway.received_fax import ReceivedFax

_HOME = "+1"
_HTML_SHARE, _JOB_SHARE = 0.15, 0.10


@dataclass(frozen=True, slots=True)
class Voice:
    """Who tells of results; they repeat our subject where it `echoes`."""

    domain: str = "fax.example"
    echoes: bool = True


OWN_VOICE = Voice()
"""The simulator's own."""


@dataclass(frozen=True, slots=True)
class _Result:
    """A fax, what became of it, and who tells of it."""

    fax: ReceivedFax
    outcome: Outcome
    voice: Voice

    def repeated(self, label: str) -> str:
        """The line with our subject, or nothing."""
        return f"{label}: {self.fax.subject}\n" if self.voice.echoes else ""


def verdict_mail(
    fax: ReceivedFax, outcome: Outcome, at: datetime, chance: Random, *, voice: Voice = OWN_VOICE
) -> bytes:
    """The whole mail, as it lies in the sender's inbox; `chance` chooses its layout."""
    job, share = str(chance.randrange(70_000_000, 80_000_000)), chance.random()
    title, text = _words(_Result(fax, outcome, voice), job, as_job=share < _JOB_SHARE)
    mail = EmailMessage(policy=SMTP)
    _address(mail, fax.sender, f"{job}.{at:%Y%m%d%H%M%S}", at, domain=voice.domain)
    mail["Subject"] = title
    mail.set_content(text)
    if not outcome.bare and share > 1 - _HTML_SHARE:
        _add_html(mail, text)
    return mail.as_bytes()


def _words(result: _Result, job: str, *, as_job: bool) -> tuple[str, str]:
    """Subject and text."""
    number, outcome = result.fax.number, result.outcome
    if outcome.bare:
        title = f"Message to {_dashed(number)} failed."
        return title, f"{title}\n"
    if as_job:
        title = f"Fax Status for Job ID {job} to {_dashed(number)}"
        return title, _job_report(result, job)
    word = "was sent" if outcome.sent else "failed"
    title = f"Message to {_whole(number)} {word}."
    return title, f"{title}\n\n{_message_report(result, job)}"


def _message_report(result: _Result, job: str) -> str:
    fax, outcome = result.fax, result.outcome
    done = fax.pages if outcome.sent else 0
    return (
        f"{outcome.explained}\n\n"
        f"Fax number: {_whole(fax.number)}\n{result.repeated('Subject')}"
        f"Pages: {done} of {fax.pages}\nResult: {outcome.result}\nFax ID: {job}\n"
        f"Account: {fax.sender}\n\nNobody reads answers to this address.\n"
    )


def _job_report(result: _Result, job: str) -> str:
    fax, outcome = result.fax, result.outcome
    status = "Success" if outcome.sent else f"Failure - {outcome.result}"
    return (
        f"Status of your fax job\n\nJob ID: {job}\n{result.repeated('Regarding')}"
        f"Fax number: {_dashed(fax.number)}\nStatus: {status}\nPages: {fax.pages}\n"
    )


def _add_html(mail: EmailMessage, text: str) -> None:
    rows = "".join(f"<tr><td>{html.escape(line)}</td></tr>" for line in text.splitlines() if line)
    page = f"<html><body><table>{rows}</table></body></html>"
    mail.add_alternative(page, subtype="html", cte="quoted-printable")


def _address(mail: EmailMessage, to: str, name: str, at: datetime, *, domain: str) -> None:
    mail["Return-Path"] = f"<notices@{domain}>"
    mail["Delivered-To"] = to
    mail["Received"] = (
        f"from out1.{domain} (out1.{domain} [192.0.2.25]) by mx.clinic.example with ESMTPS"
        f" id R{name.partition('.')[0]}; {at:%a, %d %b %Y %H:%M:%S +0000}"
    )
    mail["Authentication-Results"] = (
        f"mx.clinic.example; spf=pass smtp.mailfrom={domain};"
        f" dkim=pass header.d={domain}; dmarc=pass header.from={domain}"
    )
    mail["From"] = f"Rehearsal Fax <notices@{domain}>"
    mail["To"] = to
    mail["Date"] = at
    mail["Message-ID"] = f"<{name}@{domain}>"


def _whole(number: str) -> str:
    """With the country's code: 1-555-201-0110, or as it is dialled from anywhere."""
    return f"1-{_dashed(number)}" if number.startswith(_HOME) else number


def _dashed(number: str) -> str:
    """The last ten digits as people write them in North America: 555-201-0110."""
    if not number.startswith(_HOME):
        return number
    digits = number[-10:]
    return f"{digits[:-7]}-{digits[-7:-4]}-{digits[-4:]}"
