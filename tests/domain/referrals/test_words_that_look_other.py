"""A word that looks like another one on a scan leaves its own field in doubt, and no other one."""

from dataclasses import replace
from datetime import date

import pytest

from faxflow.domain.referrals.document_text import (
    Box,
    DocumentKind,
    DocumentText,
    Line,
    Page,
    Word,
)
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import FormReading, read_form

FORM = (
    "Patient Name: Ottoline Farthing",
    "DOB: 3/14/1961",
    "Patient Phone: (312) 555-0134",
    "Address: 12 Elm St, Foxboro, MA 02035",
    "Member ID: XYZ123456789",
    "Referring Provider NPI: 1234567893",
)
FIELDS = (
    Field.GIVEN_NAME,
    Field.SURNAME,
    Field.DATE_OF_BIRTH,
    Field.PHONE,
    Field.STREET,
    Field.SUBURB,
    Field.STATE,
    Field.POSTCODE,
    Field.MEMBER_ID,
    Field.NPI,
)


def a_line(text: str, top: float, doubted: str) -> Line:
    """The text's words beside each other; the one that says `doubted` looks like another one."""
    left, words = 50.0, []
    for part in text.split():
        right = left + 5 * len(part)
        word = Word(part, Box(left, top, right, top + 8), 0.9)
        words.append(replace(word, doubted=True) if part == doubted else word)
        left = right + 4
    return Line(tuple(words))


def scanned(doubted: str) -> FormReading:
    """Three equal readings of the form."""
    lines = tuple(a_line(text, 100 + 20 * row, doubted) for row, text in enumerate(FORM))
    document = DocumentText((Page(1, lines, (lines, lines)),), DocumentKind.TIFF, was_scanned=True)
    return read_form(document, country="US", today=date(2026, 11, 2))


@pytest.mark.parametrize(
    ("word", "fields"),
    [
        ("none", []),
        ("Ottoline", [Field.GIVEN_NAME]),
        ("3/14/1961", [Field.DATE_OF_BIRTH]),
        ("555-0134", [Field.PHONE]),
        ("Foxboro,", [Field.SUBURB]),
        ("02035", [Field.POSTCODE]),
        ("XYZ123456789", [Field.MEMBER_ID]),
    ],
)
def test_only_the_field_that_holds_the_word_is_doubted(word: str, fields: list[Field]) -> None:
    form = scanned(word)

    assert [field for field in FIELDS if not form[field].is_sure] == fields


def test_a_state_that_its_postcode_proves_is_believed_all_the_same() -> None:
    assert scanned("MA")[Field.STATE].is_sure


def test_a_check_digit_proves_more_than_what_a_digit_looks_like() -> None:
    assert scanned("1234567893")[Field.NPI].is_sure
