"""Values of a scan whose label was lost are proposed, in doubt, where there is just one choice."""

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
    "Home Phone: 212-555-0101",
    "Referring Provider: Saul Vane",
    "NPI: 1234567893",
    "Office Phone: 212-555-0102",
)


def a_line(text: str, number: int) -> Line:
    left, words, top = 50.0, [], 80.0 + 20 * number
    for part in text.split(" "):
        right = left + 5 * len(part)
        words.append(Word(part, Box(left, top, right, top + 8), 0.9))
        left = right + 4
    return Line(tuple(words))


def scanned(*readings: tuple[str, ...], country: str = "US") -> FormReading:
    """What a page says of which those readings were made."""
    first, *others = [
        tuple(a_line(text, number) for number, text in enumerate(lines)) for lines in readings
    ]
    page = Page(1, first, tuple(others))
    document = DocumentText((page,), DocumentKind.TIFF, was_scanned=True)
    return read_form(document, country=country, today=date(2026, 11, 2))


def twice(*lines: str) -> FormReading:
    return scanned((*FORM, *lines), (*FORM, *lines))


def test_the_one_number_left_is_proposed_for_the_one_field_left() -> None:
    fax = twice("Oltice Pax; 212-555-0103")[Field.PROVIDER_FAX]

    assert (fax.value, fax.is_sure) == ("+12125550103", False)
    assert fax.doubt == "no label that could be read claims it"
    assert fax.place is not None
    assert fax.place.box.top == 180


def test_of_two_numbers_none_is_proposed() -> None:
    assert twice("Pax 212-555-0103", "Pager 212-555-0104")[Field.PROVIDER_FAX].value is None


def test_for_two_fields_none_is_proposed() -> None:
    lines = (*FORM[:4], "Oltice Pax: 212-555-0103")

    form = scanned(lines, lines)

    assert form[Field.PROVIDER_FAX].value is None
    assert form[Field.PROVIDER_PHONE].value is None


def test_what_one_reading_alone_has_is_not_proposed() -> None:
    form = scanned((*FORM, "Pax: 212-555-0103"), (*FORM, "Pax: 212-555-01"))

    assert form[Field.PROVIDER_FAX].value is None


@pytest.mark.parametrize("written", ["04/15/1961", "April 15, 1961", "15 Apr 1961", "1961-04-15"])
def test_the_one_date_of_long_ago_is_proposed_as_birth_date(written: str) -> None:
    born = twice(f"1),0.B,; {written}", "Date of request: 10/30/2026")[Field.DATE_OF_BIRTH]

    assert (born.value, born.is_sure) == ("1961-04-15", False)


def test_a_provider_identifier_is_known_by_its_check_digit() -> None:
    lines = (*FORM[:3], "Nr. 1234567893", "Ref 1234567890")

    npi = scanned(lines, lines)[Field.NPI]

    assert (npi.value, npi.is_sure) == ("1234567893", False)


def test_abroad_no_number_is_taken_for_an_american_one() -> None:
    form = scanned((*FORM, "Pax 2125550103"), (*FORM, "Pax 2125550103"), country="GB")

    assert form[Field.PROVIDER_FAX].value is None


def test_what_was_typed_is_not_guessed_at() -> None:
    page = Page(1, tuple(a_line(text, n) for n, text in enumerate((*FORM, "Pax: 212-555-0103"))))
    document = DocumentText((page,), DocumentKind.PDF, was_scanned=False)

    form = read_form(document, country="US", today=date(2026, 11, 2))

    assert form[Field.PROVIDER_FAX].value is None
