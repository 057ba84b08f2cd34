"""Which field a letter means by a name of its own, seen on a real-looking report's fields."""

import pytest

from faxflow.domain.letter import BUILT_IN_FIELDS
from faxflow.domain.meant_field import meant_field

_DRAFTED = frozenset((
    "appt", "time", "dob", "rsn_for_visit", "ref_by", "ref_fax", "ref_ph", "auth_no", "st", "mrn",
    "pt_name_mrn_name", "pt_name_mrn_last", "pt_name_mrn_first",
    "prov_first", "prov_last", "prov_credentials",
))  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("appt_date", "appt"),
        ("appt_time", "time"),
        ("patient_name", "pt_name_mrn_name"),
        ("patient_first_name", "pt_name_mrn_first"),
        ("chart_no", "mrn"),
        ("date_of_birth", "dob"),
        ("doctor", "prov_last"),
        ("office_fax", "ref_fax"),
        ("fax_no", "fax_number"),
        ("date", "today"),
        ("office_phone", "ref_ph"),
        ("auth_number", "auth_no"),
        ("reason", "rsn_for_visit"),
        ("referring_office", "ref_by"),
        ("letter_date", "today"),
        ("Our Practice", "practice_name"),
    ],
)
def test_a_letters_own_name_is_understood_by_its_words(asked: str, meant: str) -> None:
    found = meant_field(asked, _DRAFTED | BUILT_IN_FIELDS)

    assert found == meant


@pytest.mark.parametrize("asked", ["icd10", "signature", "copay", "___"])
def test_a_name_that_shares_no_word_with_any_field_is_not_guessed(asked: str) -> None:
    found = meant_field(asked, _DRAFTED | BUILT_IN_FIELDS)

    assert found is None


@pytest.mark.parametrize("asked", ["referred_to", "referring_office", "recipient_name"])
def test_whom_the_fax_is_for_comes_before_the_cell_that_holds_the_number_too(asked: str) -> None:
    found = meant_field(asked, {"referred_to_fax", "recipient", "mrn"} | BUILT_IN_FIELDS)

    assert found == "recipient"


def test_a_slip_of_the_pen_is_understood_by_the_spelling() -> None:
    found = meant_field("docter", {"doctor", "docket"})

    assert found == "doctor"
