"""What proves a scanned field, or speaks against it: another field, or its own check digit."""

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
from faxflow.domain.referrals.form_reading.addresses import address
from faxflow.domain.referrals.form_reading.names import person_name
from faxflow.domain.referrals.form_reading.numbers import npi
from faxflow.domain.referrals.form_reading.postcode_states import state_of
from faxflow.domain.referrals.plain_text import plain_document


def a_line(text: str, top: float, *, doubted: bool = False) -> Line:
    """The text's words beside each other, in letters of one width."""
    left, words = 50.0, []
    for part in text.split(" "):
        right = left + 5 * len(part)
        words.append(Word(part, Box(left, top, right, top + 8), 0.8, doubted))
        left = right + 4
    return Line(tuple(words))


def scanned(*ends: str) -> FormReading:
    """Three readings of a form that differ in how the patient's address ends."""
    readings = [
        (a_line("Patient Name: Ottoline Farthing", 100), a_line(f"Address: 12 Elm St, {end}", 120))
        for end in ends
    ]
    page = Page(1, readings[0], tuple(readings[1:]))
    document = DocumentText((page,), DocumentKind.TIFF, was_scanned=True)
    return read_form(document, country="US", today=date(2026, 11, 2))


def test_a_state_that_no_reading_has_is_proposed_by_its_postcode() -> None:
    state = scanned(*["Foxboro, (CX 78071"] * 3)[Field.STATE]

    assert (state.value, state.is_sure) == ("TX", False)


@pytest.mark.parametrize(
    ("code", "state"),
    [("49082", "MI"), ("02035", "MA"), ("00501", "NY"), ("05501", "MA"), ("99501", "AK")],
)
def test_a_zip_code_lies_in_a_state(code: str, state: str) -> None:
    assert state_of(code) == state


@pytest.mark.parametrize("code", ["09012", "00123"])
def test_a_zip_code_of_no_state_has_none(code: str) -> None:
    assert state_of(code) is None


def test_a_state_that_looks_like_that_of_its_postcode_is_in_doubt() -> None:
    form = scanned(*["Quincy, MT 49082"] * 3)

    assert (form[Field.STATE].value, form[Field.STATE].is_sure) == ("MT", False)
    assert form[Field.POSTCODE].is_sure


def test_a_state_that_looks_otherwise_than_that_of_its_postcode_is_left() -> None:
    form = scanned(*["Quincy, WA 49082"] * 3)

    assert form[Field.STATE].is_sure


def test_a_state_is_proved_by_its_postcode_where_it_was_hard_to_read() -> None:
    form = scanned("Quincy, MI 49082", "Quincy, MN 49082", "Quincy, M\u00a5 49082")

    assert (form[Field.STATE].value, form[Field.STATE].doubt) == ("MI", None)


@pytest.mark.parametrize("misread", ["M\u00a5", "I'L", "QH", "L"])
def test_a_misread_state_is_no_town(misread: str) -> None:
    read = address(f"12 Elm St, Quincy, {misread} 49082", "US")

    assert (read.street, read.town, read.state) == ("12 Elm St", "Quincy", None)


def test_a_town_of_three_letters_is_no_misread_state() -> None:
    assert address("12 Elm St, Ada 49301", "US").town == "Ada"


@pytest.mark.parametrize("street", ["7302 Bayberry Ct", "7302 BAYBERRY CT"])
def test_a_court_is_not_in_connecticut(street: str) -> None:
    read = address(street, "US")

    assert (read.street, read.state, read.doubt) == (street, None, None)


def test_a_town_in_connecticut_needs_no_postcode() -> None:
    assert address("12 Elm St, Hartford, CT", "US").state == "CT"


def test_a_street_that_a_town_follows_is_in_doubt_where_the_rest_was_lost() -> None:
    assert address("12 Elm St, Apt 3, Rosewood", "US").doubt
    assert address("12 Elm St, Apt 3", "US").doubt is None
    assert address("12 Elm St, Suite B", "US").doubt is None


def test_a_check_digit_settles_digits_that_look_like_others() -> None:
    lines = (a_line("NPI: 1679576722", 100, doubted=True),)
    document = DocumentText((Page(1, lines, (lines, lines)),), DocumentKind.TIFF, was_scanned=True)

    read = read_form(document, country="US", today=date(2026, 11, 2))[Field.NPI]

    assert (read.value, read.doubt) == ("1679576722", None)


@pytest.mark.parametrize("text", ["167957672)", "1679)76722"])
def test_a_bracket_is_no_one_where_the_check_digit_is_wrong(text: str) -> None:
    assert npi(text).value is None


def test_a_bracket_is_a_one_where_the_check_digit_is_right() -> None:
    read = npi("179964538)")

    assert (read.value, read.doubt) == ("1799645381", None)


def test_two_readings_with_the_same_right_check_digit_are_enough() -> None:
    same, other = (a_line("NPI: 1679576722", 100),), (a_line("NPI: 16795?6722", 100),)
    weak = (Line(tuple(replace(word, confidence=0.1) for word in same[0].words)),)
    page = Page(1, same, (weak, other))
    document = DocumentText((page,), DocumentKind.TIFF, was_scanned=True)

    read = read_form(document, country="US", today=date(2026, 11, 2))[Field.NPI]

    assert (read.value, read.doubt) == ("1679576722", None)


@pytest.mark.parametrize("name", ["ZELDAT FARTHING", "FARTHING, ZELDAT", "ZeldaT Farthing"])
def test_an_initial_that_stuck_to_the_given_name_is_in_doubt(name: str) -> None:
    lines = (a_line(f"Patient Name: {name}", 100),)
    document = DocumentText((Page(1, lines, (lines, lines)),), DocumentKind.TIFF, was_scanned=True)

    form = read_form(document, country="US", today=date(2026, 11, 2))

    assert not form[Field.GIVEN_NAME].is_sure


@pytest.mark.parametrize("name", ["Ottoline 8. Farthing", "Farthing, Ottoline 8"])
def test_an_initial_read_as_a_digit_leaves_the_name_as_it_is(name: str) -> None:
    read = person_name(name)

    assert read is not None
    assert (read.given, read.surname, read.doubt) == ("Ottoline", "Farthing", None)


@pytest.mark.parametrize("name", ["8 Ottoline Farthing", "Otto 1 2 Farthing", "Ottoline Farth 1ng"])
def test_a_name_that_is_torn_apart_is_in_doubt(name: str) -> None:
    read = person_name(name)

    assert read is None or read.doubt


def test_a_state_below_its_label_is_no_label_of_a_middle_initial() -> None:
    text = """
        Patient Name
        Ottoline Farthing
        Town                 State
        Quincy               MI
        ZIP                  MRN
        49082                81746127"""

    form = read_form(plain_document(text), country="US", today=date(2026, 11, 2))

    assert form[Field.STATE].value == "MI"


def test_a_label_below_an_empty_state_is_no_state() -> None:
    text = """
        Patient Name
        Ottoline Farthing
        Town                 State
        Quincy
        ZIP                  ID
        49082                81746127"""

    form = read_form(plain_document(text), country="US", today=date(2026, 11, 2))

    assert form[Field.STATE].value is None


@pytest.mark.parametrize(("kind", "is_sure"), [("Bivd", False), ("Blvd.", True), ("In", False)])
def test_a_kind_of_street_that_was_misread_is_in_doubt(kind: str, is_sure: bool) -> None:
    line = f"Patient Address: 12 Elm {kind}, Quincy, MI 49082"
    lines = (a_line(line, 100),)
    document = DocumentText((Page(1, lines, (lines, lines)),), DocumentKind.TIFF, was_scanned=True)

    street = read_form(document, country="US", today=date(2026, 11, 2))[Field.STREET]

    assert street.is_sure is is_sure


@pytest.mark.parametrize(("read", "sure"), [("7", False), ("B 41", False), ("31601413", True)])
def test_a_record_number_of_a_few_signs_may_have_lost_the_rest(read: str, sure: bool) -> None:
    lines = (a_line("Patient Name: Ottoline Farthing", 100), a_line(f"MRN: {read}", 120))
    page = Page(1, lines, (lines, lines))
    document = DocumentText((page,), DocumentKind.TIFF, was_scanned=True)

    form = read_form(document, country="US", today=date(2026, 11, 2))

    assert form[Field.OUTSIDE_ID].is_sure is sure


def test_a_page_that_was_read_twice_beside_one_read_thrice_does_not_agree_with_itself() -> None:
    cover = tuple((a_line("Fax cover sheet", 100),) for _ in range(3))
    unseen = (a_line("Thank you", 100),)
    seen = (a_line("Patient Name: Ottoline Farthing", 100),)
    pages = (Page(1, cover[0], cover[1:]), Page(2, unseen, (seen,)))
    document = DocumentText(pages, DocumentKind.TIFF, was_scanned=True)

    form = read_form(document, country="US", today=date(2026, 11, 2))

    assert (form[Field.SURNAME].value, form[Field.SURNAME].is_sure) == ("Farthing", False)


def test_a_town_that_goes_on_in_the_next_line_is_whole_and_in_doubt() -> None:
    read = address("697 Old Post Street, Apt 12C, Granite\nFalls, MN 56241", "US")

    assert (read.street, read.town) == ("697 Old Post Street, Apt 12C", "Granite Falls")
    assert read.doubt


def test_a_street_and_its_unit_before_the_towns_line_are_no_part_of_the_town() -> None:
    read = address("697 Old Post Street, Apt 12C\nGranite Falls, MN 56241", "US")

    assert (read.street, read.town, read.doubt) == (
        "697 Old Post Street, Apt 12C",
        "Granite Falls",
        None,
    )


@pytest.mark.parametrize(
    ("third", "sure"), [("Fax cover sheet", False), ("bel: 312-555-0134", True)]
)
def test_a_number_that_one_reading_lost_is_in_doubt_unless_its_text_has_it(
    third: str, sure: bool
) -> None:
    name = a_line("Patient Name: Ottoline Farthing", 100)
    read = (name, a_line("Phone: 312-555-0134", 120))
    page = Page(1, read, (read, (name, a_line(third, 120))))
    document = DocumentText((page,), DocumentKind.TIFF, was_scanned=True)

    phone = read_form(document, country="US", today=date(2026, 11, 2))[Field.PHONE]

    assert (phone.value, phone.is_sure) == ("+13125550134", sure)


def test_an_initials_dot_that_was_read_as_a_comma_parts_no_names() -> None:
    name = person_name("SYLVIA B, FAIRWEATHER")

    assert name is not None
    assert (name.given, name.surname) == ("SYLVIA", "FAIRWEATHER")
    assert name.doubt
