"""Half a character in a mail, as UTF-7 allows, reaches neither the store nor a hash."""

import pytest

from faxflow.domain.verdict_reading import ReadingSettings, read_mail
from faxflow.domain.verdict_reading.mail_text import mail_text
from faxflow.domain.verdict_reading.whole_text import whole_text

BODY = b"From: a@b.example\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nfax +2AA- failed\r\n"
HEADERS = (
    b"From: =?utf-7?q?+2AA-?= <a@b.example>\r\nMessage-ID: <=?utf-7?q?+2AA-?=@b.example>\r\n"
    b"Subject: =?utf-7?q?Fax_+2AA-?=\r\n\r\nfailed\r\n"
)


def test_only_halves_of_characters_are_replaced() -> None:
    assert whole_text("Zo\xeb \U0001f4e0 \ud800") == "Zo\xeb \U0001f4e0 ?"


JSON = b'From: a@b.example\r\n\r\n{"status": "fax \\ud800 failed"}\r\n'


@pytest.mark.parametrize("raw", [BODY, HEADERS, JSON])
def test_a_mails_text_can_be_stored(raw: bytes) -> None:
    mail = mail_text(raw)
    reading = read_mail(raw, ReadingSettings())

    told = [mail.sender, mail.sender_name, mail.subject, *mail.lines, reading.message_id]
    assert "\n".join(told).encode()
