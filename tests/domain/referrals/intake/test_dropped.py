"""A file that was left for the intake is known again by all that it is."""

import pytest

from arriving import mail, pdf
from faxflow.domain.referrals.intake.dropped import Dropped, from_file
from faxflow.domain.referrals.intake.fingerprint import fingerprints
from making import MORNING


@pytest.mark.parametrize("name", ["a.pdf", "M\udcfcller.pdf", "two\nlines.pdf"])
def test_a_file_is_taken_whatever_letters_its_name_has(name: str) -> None:
    one = from_file(Dropped(name, b"x", MORNING), MORNING)
    again = from_file(Dropped(name, b"x", MORNING), MORNING)
    other = from_file(Dropped(f"{name}.pdf", b"x", MORNING), MORNING)

    assert one.identity == again.identity
    assert one.identity != other.identity


def test_a_saved_mail_brings_what_it_brought() -> None:
    saved = mail("She is worse.", ("application/pdf", pdf()))
    other = Dropped("other.eml", mail("She is well.", ("application/pdf", pdf())), MORNING)

    one = from_file(Dropped("saved.eml", saved, MORNING), MORNING)

    assert [file.content for file in one.papers] == [pdf()]
    assert one.message is not None
    assert one.raw.content == saved
    assert fingerprints(one).content != fingerprints(from_file(other, MORNING)).content


def test_a_saved_mail_that_is_damaged_is_a_file() -> None:
    nested = b"".join(
        b'Content-Type: multipart/x; boundary="%d"\n\n--%d\n' % (i, i) for i in range(900)
    )

    one = from_file(Dropped("saved.eml", b"MIME-Version: 1.0\n" + nested, MORNING), MORNING)

    assert [file.content[:4] for file in one.files] == [b"MIME"]


@pytest.mark.parametrize(
    "text", [b"From: Dr. Kranz\nTo: Hilltop\n\nRe: Ada", b"", b"DOB: 1/1/1950"]
)
def test_a_typed_letter_is_no_mail(text: bytes) -> None:
    one = from_file(Dropped("letter.txt", text, MORNING), MORNING)

    assert [file.content for file in one.files] == [text]
