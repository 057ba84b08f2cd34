"""A mail is the same mail by whichever way it came, and no other mail is."""

import pytest

from faxflow.domain.verdict_reading import ReadingSettings, is_mail, read_mail

HEAD = (
    b"Message-ID: <n1@gate.example>\nFrom: Fax <noreply@gate.example>\n"
    b"Date: Mon, 16 Mar 2026 07:42:10 -0500\nSubject: Fax to 312-555-0150 failed\n"
)
MAIL = HEAD + b"\nLine busy.\n"


def identity(raw: bytes) -> str:
    return read_mail(raw, ReadingSettings()).content_hash


@pytest.mark.parametrize(
    "copy",
    [
        b"Received: from a by b; today\n" + MAIL,
        b"Delivered-To: other@office.example\nReturn-Path: <>\nX-Spam: no\n" + MAIL,
        b"Authentication-Results: mx; dmarc=pass\n" + MAIL,
        MAIL.replace(b"\n", b"\r\n"),
        MAIL + b"\n\n",
        MAIL.replace(b"Subject: Fax to", b"Subject: Fax\n to"),
    ],
)
def test_a_copy_that_came_another_way_is_the_same_mail(copy: bytes) -> None:
    assert identity(copy) == identity(MAIL)


@pytest.mark.parametrize(
    "other",
    [
        MAIL.replace(b"<n1@", b"<n2@"),
        MAIL.replace(b"07:42", b"07:43"),
        MAIL.replace(b"0150", b"0151"),
        MAIL.replace(b"Line busy", b"No answer"),
        MAIL.replace(b"noreply@", b"news@"),
        b"Authentication-Results: mx; dmarc=fail\n" + MAIL,
    ],
)
def test_a_mail_that_says_something_else_or_is_forged_is_another(other: bytes) -> None:
    assert identity(other) != identity(MAIL)


def test_without_a_message_id_only_the_very_bytes_are_the_same() -> None:
    bare = MAIL.partition(b"\n")[2]

    assert identity(bare) == identity(bare)
    assert identity(bare) != identity(b"X-Spam: no\n" + bare)


def test_a_mail_tells_when_and_from_where_it_was_sent() -> None:
    reading = read_mail(MAIL, ReadingSettings())

    assert reading.sent_at is not None
    assert reading.sent_at.isoformat() == "2026-03-16T12:42:10+00:00"
    assert reading.sender_domain == "gate.example"


@pytest.mark.parametrize("date", [b"", b"yesterday", b"Mon, 99 Mar 2026 07:42:10 -0500"])
def test_a_date_that_nobody_can_read_is_none(date: bytes) -> None:
    raw = MAIL.replace(b"Mon, 16 Mar 2026 07:42:10 -0500", date)

    assert read_mail(raw, ReadingSettings()).sent_at is None


@pytest.mark.parametrize(
    ("raw", "answer"),
    [(MAIL, True), (b"\xef\xbb\xbf" + MAIL, True), (b"%PDF-1.4\n", False), (b"", False)],
)
def test_a_mail_begins_with_the_headers_of_one(raw: bytes, *, answer: bool) -> None:
    assert is_mail(raw) is answer
