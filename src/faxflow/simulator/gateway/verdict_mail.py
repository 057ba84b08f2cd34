"""The mails in which the rehearsal gateway says what became of a fax."""

import html
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from random import Random

from faxflow.simulator.gateway.outcomes import Outcome
from faxflow.simulator.gateway.received_fax import ReceivedFax

DOMAIN = "fax.example"
_FROM = f"notices@{DOMAIN}"
_HTML_SHARE, _JOB_SHARE = 0.15, 0.10


def verdict_mail(fax: ReceivedFax, outcome: Outcome, at: datetime, chance: Random) -> bytes:
    """The whole mail, as it lies in the sender's inbox; `chance` chooses its layout."""
    job, share = str(chance.randrange(70_000_000, 80_000_000)), chance.random()
    title, text = _words(fax, outcome, job, as_job=share < _JOB_SHARE)
    mail = EmailMessage(policy=SMTP)
    _address(mail, fax.sender, job, at)
    mail["Subject"] = title
    mail.set_content(text)
    if not outcome.bare and share > 1 - _HTML_SHARE:
        _add_html(mail, text)
    return mail.as_bytes()


def _words(fax: ReceivedFax, outcome: Outcome, job: str, *, as_job: bool) -> tuple[str, str]:
    """Subject and text."""
    if outcome.bare:
        title = f"Message to {_dashed(fax.number)} failed."
        return title, f"{title}\n"
    if as_job:
        title = f"Fax Status for Job ID {job} to {_dashed(fax.number)}"
        return title, _job_report(fax, outcome, job)
    word = "was sent" if outcome.sent else "failed"
    title = f"Message to 1-{_dashed(fax.number)} {word}."
    return title, f"{title}\n\n{_message_report(fax, outcome, job)}"


def _message_report(fax: ReceivedFax, outcome: Outcome, job: str) -> str:
    done = fax.pages if outcome.sent else 0
    return (
        f"{outcome.explained}\n\n"
        f"Fax number: 1-{_dashed(fax.number)}\nSubject: {fax.subject}\n"
        f"Pages: {done} of {fax.pages}\nResult: {outcome.result}\nFax ID: {job}\n"
        f"Account: {fax.sender}\n\nNobody reads answers to this address.\n"
    )


def _job_report(fax: ReceivedFax, outcome: Outcome, job: str) -> str:
    status = "Success" if outcome.sent else f"Failure - {outcome.result}"
    return (
        f"Status of your fax job\n\nJob ID: {job}\nRegarding: {fax.subject}\n"
        f"Fax number: {_dashed(fax.number)}\nStatus: {status}\nPages: {fax.pages}\n"
    )


def _add_html(mail: EmailMessage, text: str) -> None:
    rows = "".join(f"<tr><td>{html.escape(line)}</td></tr>" for line in text.splitlines() if line)
    page = f"<html><body><table>{rows}</table></body></html>"
    mail.add_alternative(page, subtype="html", cte="quoted-printable")


def _address(mail: EmailMessage, to: str, job: str, at: datetime) -> None:
    mail["Return-Path"] = f"<{_FROM}>"
    mail["Delivered-To"] = to
    mail["Received"] = (
        f"from out1.{DOMAIN} (out1.{DOMAIN} [192.0.2.25]) by mx.clinic.example with ESMTPS"
        f" id R{job}; {at:%a, %d %b %Y %H:%M:%S +0000}"
    )
    mail["Authentication-Results"] = (
        f"mx.clinic.example; spf=pass smtp.mailfrom={DOMAIN};"
        f" dkim=pass header.d={DOMAIN}; dmarc=pass header.from={DOMAIN}"
    )
    mail["From"] = f"Rehearsal Fax <{_FROM}>"
    mail["To"] = to
    mail["Date"] = at
    mail["Message-ID"] = f"<{job}.{at:%Y%m%d%H%M%S}@{DOMAIN}>"


def _dashed(number: str) -> str:
    """The last ten digits as people write them at home: 555-201-0110."""
    digits = number[-10:]
    return f"{digits[:-7]}-{digits[-7:-4]}-{digits[-4:]}"
