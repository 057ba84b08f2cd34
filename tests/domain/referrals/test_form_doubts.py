"""What a form says that may mean another day or another person's number is never taken as sure."""

from datetime import date

import pytest

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import FormReading, read_form
from faxflow.domain.referrals.plain_text import plain_document


def read(text: str) -> FormReading:
    return read_form(plain_document(text), country="US", today=date(2026, 11, 2))


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("DOB (DD/MM/YYYY): 04/05/1961", "1961-05-04"),
        ("DOB: 04-05-1961 (dd-mm-yyyy)", "1961-05-04"),
        ("DOB (MM/DD/YYYY): 04/05/1961", "1961-04-05"),
        ("DOB (mm.dd.yyyy): 04.05.1961", "1961-04-05"),
        ("DOB: 14.03.1961 (DD.MM.YYYY)", "1961-03-14"),
    ],
)
def test_a_birth_date_is_read_in_the_order_that_the_form_asks_for(text: str, born: str) -> None:
    told = read(f"Patient: Ottoline Farthing\n{text}")[Field.DATE_OF_BIRTH]

    assert (told.value, told.doubt) == (born, None)


@pytest.mark.parametrize("text", ["DOB: 04.05.1961", "DOB: 3/14/1961 3/14/1967"])
def test_a_birth_date_that_may_be_another_day_is_in_doubt(text: str) -> None:
    assert read(f"Patient: Ottoline Farthing\n{text}")[Field.DATE_OF_BIRTH].doubt


@pytest.mark.parametrize(
    "text",
    [
        "Phone: 312-555-0134 (daughter)",
        "Cell: 312-555-0134 do not call",
        "Case manager: Sue Bell\nPhone: 312-555-0134",
        "Attorney: Saul Vane\nPhone: 312-555-0134",
        "Power of attorney: Saul Vane\nPhone: 312-555-0134",
        "Husband's phone: 312-555-0134",
    ],
)
def test_somebody_elses_number_is_not_surely_the_patients(text: str) -> None:
    form = read(f"Patient: Ottoline Farthing\nDOB: 3/14/1961\n{text}")

    assert not form[Field.PHONE].is_sure


@pytest.mark.parametrize("closing", ["Thanks, Dr. Otto Kranz", "Sincerely,\nOtto Kranz", "Thanks"])
def test_numbers_below_a_sign_off_are_of_whoever_wrote(closing: str) -> None:
    form = read(f"Patient: Ottoline Farthing\n{closing}\nPhone: 312-555-0134\nFax: 312-555-0135")

    assert form[Field.PHONE].value is None
    assert form[Field.PROVIDER_PHONE].value == "+13125550134"


def test_a_patient_who_is_named_after_thanks_is_the_patient() -> None:
    form = read("Please see her.\nThank you\nName: Ottoline Farthing\nPhone: 312-555-0134")

    assert (form[Field.SURNAME].value, form[Field.PHONE].value) == ("Farthing", "+13125550134")


def test_who_is_consulted_is_not_who_refers() -> None:
    form = read("Patient: Ottoline Farthing\nConsulting physician: Dr. Jon Hale")

    assert form[Field.PROVIDER].value is None


@pytest.mark.parametrize("name", ["UNAB. FARTHING", "FARTHING, UNAB."])
def test_an_initial_that_was_glued_to_a_name_in_capitals_leaves_it_in_doubt(name: str) -> None:
    form = read(f"Patient: {name}\nDOB: 3/14/1961")

    assert not form[Field.GIVEN_NAME].is_sure


@pytest.mark.parametrize("name", ["UNA FARTHING JR.", "UNA FARTHING.", "FARTHING, UNA B."])
def test_other_dots_behind_capitals_leave_no_doubt(name: str) -> None:
    form = read(f"Patient: {name}\nDOB: 3/14/1961")

    assert (form[Field.GIVEN_NAME].value, form[Field.GIVEN_NAME].doubt) == ("UNA", None)
