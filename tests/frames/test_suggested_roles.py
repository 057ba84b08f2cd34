"""The draft faxes to a doctor and never to the practice or the patient; it asks where two may."""

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.frames.suggestion import Suggestion, suggest
from faxflow.frames.survey import survey

VALUES = {
    "name": ["BELL, SUE", "VANE, SAUL", "KRANZ, OTTO"],
    "last": ["BELL", "VANE", "KRANZ"],
    "born": ["1/9/2001", "12/1/1954", "7/30/1988"],
    "day": ["11/02/2026", "11/03/2026", "11/04/2026"],
    "phone": ["212-555-0101", "212-555-0102", "212-555-0103"],
    "doctor": ["ROE, ANN MD", "POE, JO DO", "ROE, ANN MD"],
    "number": ["00120", "00121", "00122"],
}


def drafted(columns: dict[str, str]) -> Suggestion:
    """The suggestion for a report with these columns, each with the kind of its values."""
    rows = zip(*(VALUES[kind] for kind in columns.values()), strict=True)
    lines = ["\t".join(columns), *("\t".join(row) for row in rows)]
    found = survey(ReportFile("report", "\n".join(lines).encode(), "test"))
    assert found.data
    return suggest(found.columns, found.data, "US")


def faxed(*columns: str) -> str | None:
    plain = {"Patient Name": "name", "DOB": "born", "Visit Date": "day"}
    return drafted(plain | dict.fromkeys(columns, "phone")).fax_number


@pytest.mark.parametrize(
    ("columns", "taken"),
    [
        (("Clinic Fax", "Pt Fax", "PCP Fax #"), "pcp_fax"),
        (("Our Fax", "Send To Fax"), "send_to_fax"),
        (("Hospital Fax", "Family Physician Fax"), "family_physician_fax"),
        (("Fax", "Fax 2", "Patient Fax"), "fax"),
        (("Referring Fax", "Recipient Fax"), "recipient_fax"),
        (("Ref. Dr. Fax", "Ref. Dr. Phone"), "ref_dr_fax"),
    ],
)
def test_the_fax_is_that_of_whom_letters_go_to(columns: tuple[str, ...], taken: str) -> None:
    assert faxed(*columns) == taken


@pytest.mark.parametrize(
    "columns",
    [
        ("Patient Fax",),
        ("Office Fax", "Office Phone"),
        ("Referring Fax", "PCP Fax"),
        ("Referring Provider Fax", "Referred To Fax"),
        ("Phone",),
        ("Insurance Fax", "Sender Fax"),
    ],
)
def test_a_fax_that_may_be_anothers_is_asked_for(columns: tuple[str, ...]) -> None:
    assert faxed(*columns) is None


def test_the_recipient_is_he_whose_fax_it_is() -> None:
    columns = {
        "Patient Name": "name",
        "DOB": "born",
        "Rendering Provider": "doctor",
        "Referred By": "doctor",
        "Referred To": "doctor",
        "Referred To Fax": "phone",
        "Referral Date": "day",
    }

    one = drafted(columns)

    assert (one.fax_number, one.recipient) == ("referred_to_fax", "referred_to")
    assert one.service_date == "referral_date"


def test_rows_are_told_by_the_patient_and_no_relation() -> None:
    columns = {
        "Guarantor Name": "name",
        "Subscriber DOB": "born",
        "Member ID": "number",
        "Pat. Name": "name",
        "D.O.B.": "born",
        "Invoice Date": "day",
        "Svc Dt": "day",
    }

    one = drafted(columns)

    assert list(one.identity) == ["pat_name", "dob", "svc_dt"]
    assert {field.name for field in one.fields if field.required} == {"pat_name", "dob"}


def test_names_in_two_columns_are_the_patients_and_not_the_doctors() -> None:
    columns = {
        "Prov Last Name": "last",
        "pat_lname": "last",
        "pat_fname": "last",
        "Birth Dt": "born",
        "Next Appt": "day",
        "Appt Dt": "day",
    }

    assert list(drafted(columns).identity) == ["pat_lname", "pat_fname", "birth_dt", "appt_dt"]


def test_words_cut_short_are_understood() -> None:
    columns = {
        "Pt#": "number",
        "Pt Nm": "name",
        "Birth": "born",
        "Dt": "day",
        "Dr Nm": "doctor",
        "Refg Fx#": "phone",
    }

    made = drafted(columns)

    assert made.fax_number == "refg_fx"
    assert (list(made.identity), made.service_date) == (["pt", "dt"], "dt")
    assert made.recipient == "dr_nm"


def test_one_row_in_many_that_lacks_the_patient_is_no_fax() -> None:
    names = ["BELL, SUE"] * 19 + [""]
    lines = ["Patient Name\tDOB\tFax", *(f"{one}\t1/9/2001\t212-555-0101" for one in names)]
    found = survey(ReportFile("report", "\n".join(lines).encode(), "test"))
    assert found.data

    fields = suggest(found.columns, found.data, "US").fields

    assert [one.column for one in fields if one.required] == ["Patient Name", "DOB"]
