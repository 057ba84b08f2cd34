"""Words that no reading doubts, and that nobody writes."""

import pytest

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.odd_words import oddity_of, with_kinds_mended


@pytest.mark.parametrize(
    ("field", "misread"),
    [
        (Field.SURNAME, "barra"),  # Ibarra
        (Field.SURNAME, "Castell\u00e9"),
        (Field.GIVEN_NAME, "OTtoline"),
        (Field.GIVEN_NAME, "Fsielle"),  # Estelle
        (Field.SURNAME, "Lhistlewood"),
        (Field.GIVEN_NAME, "Otto line"),
        (Field.SUBURB, "Granite balls"),  # Falls
        (Field.SUBURB, "FIL"),
        (Field.SUBURB, "Alder Creck"),
        (Field.SUBURB, "Beacon Lill"),
        (Field.SUBURB, "Sand Iake"),
        (Field.SUBURB, "Uhree Rivers"),
        (Field.SUBURB, "T Kirk"),
        (Field.STREET, "3196 Pine Hollow br"),  # Dr
        (Field.STREET, "5143 Elm Strect"),
        (Field.STREET, "12 Oak Bivd"),
        (Field.STREET, "$12 Oak St"),
        (Field.STREET, "859/ Old Post Dr"),
        (Field.STREET, "15/0 Elm Ave"),  # 1570
        (Field.STREET, "Cily, 12 Elm Ave"),
        (Field.STREET, "12 Elm Ave, Apt L2C"),
        (Field.STREET, "12 Elm Ave, Apt 1O"),
        (Field.STREET, "l2 Elm Ave"),
        (Field.STREET, "12 Garn\u00e9t Way"),
    ],
)
def test_a_word_that_nobody_writes_may_be_misread(field: Field, misread: str) -> None:
    assert oddity_of(field, misread, "US")


@pytest.mark.parametrize("name", ["McDonald", "O'Brien", "D'Angelo", "DeLuca", "van der Berg"])
@pytest.mark.parametrize("field", [Field.GIVEN_NAME, Field.SURNAME])
def test_a_name_may_have_small_words_and_capitals_inside(field: Field, name: str) -> None:
    assert oddity_of(field, name, "US") is None


@pytest.mark.parametrize(
    "name",
    ["MARCHETTI", "Smith-Jones", "O'BRIEN", "Mar", "Ng", "Nguyen", "Llewellyn", "Dlamini", "Szabo"],
)
def test_a_name_may_be_short_or_in_capitals(name: str) -> None:
    assert oddity_of(Field.SURNAME, name, "US") is None


@pytest.mark.parametrize(
    "town",
    ["St. Paul", "Isle of Palms", "FENFORD", "Winston-Salem", "Erie", "Cave Creek", "San Jose"],
)
def test_a_town_may_have_small_words(town: str) -> None:
    assert oddity_of(Field.SUBURB, town, "US") is None


@pytest.mark.parametrize(
    "street",
    [
        "12 Oak St, Apt 3B",
        "1 3rd Ave",
        "4 E 12th St.",
        "12 McKinley Blvd #4",
        "PO Box 12",
        "12 OAK STREET, UNIT 5",
        "Hwy 12 N, Lot 4",
        "350 Broadway",
        "7 1/2 Oak St",
        "7-1/2 Oak St",
        "12 Oak St, Apt B2",
        "12B Oak St, #A-204",
    ],
)
def test_a_street_may_have_numbers_units_and_no_name(street: str) -> None:
    assert oddity_of(Field.STREET, street, "US") is None


def test_abroad_a_stroke_stands_between_unit_and_house() -> None:
    assert oddity_of(Field.STREET, "12/4 Oak St", "AU") is None


@pytest.mark.parametrize(
    ("misread", "proposed"),
    [
        ("12 Oak Bivd, Apt 3", "12 Oak Blvd, Apt 3"),
        ("12 Oak Clrcle", "12 Oak Circle"),
        ("12 OAK BLVD", "12 OAK BLVD"),
        ("12 Old Oak Dr", "12 Old Oak Dr"),
    ],
)
def test_a_kind_that_was_misread_is_proposed_mended(misread: str, proposed: str) -> None:
    assert with_kinds_mended(misread) == proposed


def test_where_streets_begin_with_their_kind_none_is_missed() -> None:
    assert oddity_of(Field.STREET, "Lindenallee 12", "DE") is None
    assert oddity_of(Field.STREET, "Lindenallee 12", "US")


@pytest.mark.parametrize("name", ["O\u2019Brien", "D\u2019Angelo"])
def test_a_curly_apostrophe_is_no_accent(name: str) -> None:
    assert oddity_of(Field.SURNAME, name, "US") is None


def test_where_names_have_accents_none_is_doubted() -> None:
    assert oddity_of(Field.SURNAME, "Müller", "DE") is None
    assert oddity_of(Field.SURNAME, "Müller", "US")
