"""Blanks are found in all the ways of typing them, and only sure ones are taken."""

import pytest

from faxflow.domain.typed_blank import Meant, blanks_in, meant_by

FIELDS = ["pt_nm", "pt_nm_last", "birth", "dt", "fx", "prac", "dr_nm", "dr_nm_last", "dx_1", "pt",
          "case_id", "fax_number", "practice_name", "today"]  # fmt: skip
ROLES = {"recipient": "dr_nm", "service_date": "dt"}


def meant(text: str) -> Meant:
    [blank] = blanks_in(text)
    return meant_by(blank, FIELDS, ROLES)


@pytest.mark.parametrize(
    "typed",
    ["[Patient Name]", "[ Patient  Name ]", "<<Patient Name>>", "«Patient Name»", "<Patient Name>",
     "{Patient Name}", "$PatientName$", "%PATIENT_NAME%"],
)  # fmt: skip
def test_every_way_of_typing_a_blank_is_one(typed: str) -> None:
    text = f"Dear {typed}, thank you"

    [blank] = blanks_in(text)

    assert text[blank.start : blank.end] == blank.shown == typed
    assert meant_by(blank, FIELDS, ROLES) == Meant("pt_nm", surely=True)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("[Today's Date]", "today"),
        ("[Today\u2019s Date]", "today"),
        ("[DOB]", "birth"),
        ("[Fax Number]", "fax_number"),
        ("[Referring Doctor]", "dr_nm"),
        ("[Visit Date]", "dt"),
        ("[Diagnosis]", "dx_1"),
    ],
)
def test_what_a_blank_surely_means_is_taken(typed: str, field: str) -> None:
    assert meant(typed) == Meant(field, surely=True)


def test_a_blank_that_could_mean_two_fields_is_not_sure() -> None:
    assert not meant("[Practice]").surely


def test_one_who_signs_is_not_taken_for_the_recipient() -> None:
    assert not meant("[Signature of Doctor]").surely


@pytest.mark.parametrize("typed", ["<<PCP>>", "[DOS]", "{Whom}", "[Signature]"])
def test_a_blank_need_not_be_called_as_a_field_is(typed: str) -> None:
    assert [one.shown for one in blanks_in(f"to {typed}.")] == [typed]


def test_a_line_to_write_on_is_never_sure() -> None:
    [blank] = blanks_in("Patient Name: __________ ")

    assert (blank.name, blank.on_line) == ("Patient Name", True)
    assert meant_by(blank, FIELDS, ROLES) == Meant("pt_nm", surely=False)


@pytest.mark.parametrize(
    "text",
    ["{{ patient_name }}", "as [sic] said", "[ ] yes [x] no", "<a@practice.example>", "5 < 6 > 4",
     "{% if patient_name %}", "Signed ______"],
)  # fmt: skip
def test_what_is_no_blank_is_left_alone(text: str) -> None:
    assert blanks_in(text) == []


def test_a_reason_for_referral_is_a_reason_and_an_account_is_one_however_written() -> None:
    fields = ["ref_prov", "ref_prac", "rsn", "acct"]
    roles = {"recipient": "ref_prov"}

    [reason] = blanks_in("Reason for referral: ____")
    [account] = blanks_in("Our account no: ____")

    assert meant_by(reason, fields, roles).field == "rsn"
    assert meant_by(account, fields, roles).field == "acct"


def test_whom_a_letter_is_to_is_the_recipient() -> None:
    [blank] = blanks_in("To: ________")

    assert meant_by(blank, FIELDS, ROLES).field == "dr_nm"
