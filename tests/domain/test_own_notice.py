"""A mail system's report on a notice of ours is known as that, and nothing else is."""

import pytest

from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.domain.verdict_reading import read_mail
from faxflow.domain.verdict_reading.mail_text import mail_text
from faxflow.domain.verdict_reading.own_notice import BOUNCED_NOTICE, is_bounced_notice
from faxflow.domain.verdict_reading.settings import ReadingSettings

NOTICE = "<notice-20261123T120000Z-a1b2c3@hilltop.example>"
FAX = "<FX-000007-A1.20261123T120000Z-a1b2c3@hilltop.example>"


def a_report(returned: str) -> str:
    return f"""From: Mail Delivery System <MAILER-DAEMON@hilltop.example>
To: faxes@hilltop.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=B

--B
Content-Type: text/plain

<desk@hilltop.example>: 550 5.1.1 User unknown
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; hilltop.example

Final-Recipient: rfc822; desk@hilltop.example
Action: failed
Status: 5.1.1

--B
{returned}
--B--
"""


def a_mail(message_id: str) -> str:
    return f"Subject: faxflow: 1 to mend (1 mend-fax)\nMessage-ID: {message_id}\n\nText\n"


@pytest.mark.parametrize(
    "raw",
    [
        a_report(f"Content-Type: message/rfc822\n\n{a_mail(NOTICE)}"),
        a_report(f"Content-Type: text/rfc822-headers\n\n{a_mail(NOTICE)}"),
        f"In-Reply-To: {NOTICE}\n{a_report('Content-Type: text/plain')}",
        (
            "From: postmaster@hilltop.example\nSubject: failure notice\n\n"
            f"desk@hilltop.example is unknown here.\n\n> Message-ID: {NOTICE}\n"
        ),
    ],
)
def test_a_report_on_a_notice_is_known_however_it_comes_back_and_is_noise(raw: str) -> None:
    reading = read_mail(raw.encode(), ReadingSettings())

    assert is_bounced_notice(mail_text(raw.encode()))
    assert (reading.service, reading.verdicts) == (BOUNCED_NOTICE, (Verdict(VerdictKind.NOISE),))


@pytest.mark.parametrize(
    "raw",
    [
        a_report(f"Content-Type: message/rfc822\n\n{a_mail(FAX)}"),
        a_report("Content-Type: text/plain"),
        f"From: fax@fax.example\nSubject: Fax failed\nIn-Reply-To: {NOTICE}\n\nBusy\n",
        (
            "From: postmaster@hilltop.example\nSubject: failure notice\n\n"
            f"The fax failed, as {NOTICE} told.\n"
        ),
    ],
)
def test_nothing_else_passes_for_one(raw: str) -> None:
    assert not is_bounced_notice(mail_text(raw.encode()))
