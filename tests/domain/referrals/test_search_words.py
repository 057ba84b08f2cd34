"""A patient is found by what people type, in any form of it."""

import pytest

from faxflow.domain.ids import ReferralId
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.search_words import search_words, sought

PATIENT = {
    Field.GIVEN_NAME: "Søren Ælfric",
    Field.SURNAME: "O'Neill-Åkesson",
    Field.DATE_OF_BIRTH: "1961-04-03",
    Field.PHONE: "+12025550117",
    Field.OUTSIDE_ID: "MRN 7710-4431",
}


def finds(text: str, patient: dict[Field, str] = PATIENT) -> bool:
    """Whether one of the ways to read the text fits the patient."""
    words = search_words(patient)
    return any(
        all(any(word.startswith(start) for word in words) for start in way)
        for way in sought(text).ways
    )


@pytest.mark.parametrize(
    "text",
    [
        "oneill",
        "O’NEILL",
        "o'neill",
        "akesson",
        "Åke",
        "soren",
        "Søren O'Neill",
        "oneill soren",
        "aelfric",
        "ONeillAkesson",
        "soren 1961-04-03",
        "4/3/1961",
        "MRN 7710-4431",
        "mrn7710",
    ],
)
def test_a_patient_is_found_by_name_birth_date_or_outside_id(text: str) -> None:
    assert finds(text)


@pytest.mark.parametrize(
    "text",
    [
        "+1 202 555 0117",
        "(202) 555-0117",
        "202.555.0117",
        "12025550117",
        "001 202 555 0117",
        "555-0117",
        "0117",
        "202-555-0117 ext. 12",
    ],
)
def test_a_phone_is_found_in_any_form(text: str) -> None:
    assert finds(text)


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("+61491570006", "0491 570 006"),
        ("+442079460018", "020 7946 0018"),
        ("+442079460018", "+44 (0)20 7946 0018"),
    ],
)
def test_the_zero_that_leads_to_another_town_is_no_part_of_a_phone(stored: str, text: str) -> None:
    assert finds(text, {Field.PHONE: stored})


@pytest.mark.parametrize("text", ["soren lund", "oneil1", "1961-04-04", "202-555-0118", "nei"])
def test_what_does_not_fit_finds_nobody(text: str) -> None:
    assert not finds(text)


@pytest.mark.parametrize("text", ["", " ", "o", "-", "(12) -", "'"])
def test_too_little_is_not_looked_for(text: str) -> None:
    meant = sought(text)

    assert meant.ways == ()


@pytest.mark.parametrize(
    ("text", "number"), [("RF-000042", 42), (" rf-42 ", 42), ("42", 42), ("000042", 42)]
)
def test_a_referral_is_meant_by_its_number(text: str, number: int) -> None:
    assert sought(text).referral_id == ReferralId(number)


def test_four_digits_may_be_a_number_or_the_end_of_a_phone() -> None:
    meant = sought("4217")

    assert (meant.referral_id, meant.ways[0]) == (ReferralId(4217), ("#7124",))


def test_a_name_of_one_sign_is_looked_for_where_signs_are_words() -> None:
    assert finds("王", {Field.SURNAME: "王", Field.GIVEN_NAME: "伟"})


def test_nobody_is_found_by_what_was_not_told() -> None:
    assert search_words({Field.SURNAME: "", Field.PHONE: ""}) == frozenset()
