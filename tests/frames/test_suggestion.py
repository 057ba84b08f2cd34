"""The mapping that is drafted for a report works on it, and takes each column for what it is."""

import json
from datetime import date
from pathlib import Path

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.frames.mapping import Mapping, parse_mapping
from faxflow.frames.normalize import Normalized, normalize
from faxflow.frames.setting import Setting
from faxflow.frames.suggestion import suggest
from faxflow.frames.survey import survey
from faxflow.views.mapping_draft import mapping_draft

SETTING = Setting("US", date(2026, 11, 2), rehearsal=True)
PLAIN = (
    "MRN,Patient Name,DOB,Appt Date/Time,Provider,NPI,Fax,ZIP,Reason,Balance,Status\n"
    '00120,"FARTHING, OTTOLINE",3/14/1961,2026-11-02 09:15,"ROE, ANN MD",1234567893,'
    '2125550101,02134,Follow up,"1,747.50",Kept\n'
    '04121,"VANE, SAUL Q JR",12/1/1954,2026-11-02 09:30,"POE, JO DO",1234567893,'
    '212.555.0102,99501,"BP check, labs",288.81,No Show\n'
) + "".join(
    f'{number},"KRANZ, OTTO",7/30/1988,2026-11-03 10:{number - 20000},"ROE, ANN MD",1234567893,'
    "(212) 555-0103,60601,Follow up,90.00,Kept\n"
    for number in range(20010, 20020)
)
JOINED = "Patient,Phone,Phone,Provider/NPI,City/State/ZIP,DOB/Sex\n" + "".join(
    f'"FARTHING, OTTOLINE (001{number})",000-000-0000,212.555.01{number} fax,'
    '"ROE, ANN MD / 1234567893","Alder Creek, OR 97128",3/14/1961 F\n'
    for number in range(20, 30)
)


def drafted(text: str) -> tuple[Mapping, Normalized]:
    """The draft as a mapping, and what it makes of the report."""
    report = ReportFile("visits.csv", text.encode(), "test")
    found = survey(report)
    assert found.data
    draft = mapping_draft(report.name, suggest(found.columns, found.data, "US"))
    mapping = parse_mapping(draft, Path("draft.toml"))
    return mapping, normalize(report, mapping, SETTING)


def suggest_of(text: str) -> str | None:
    """The field that a draft would fax to."""
    found = survey(ReportFile("visits.csv", text.encode(), "test"))
    assert found.data
    return suggest(found.columns, found.data, "US").fax_number


@pytest.mark.parametrize("text", [PLAIN, JOINED, PLAIN.replace(",", "\t"), JOINED.upper()])
def test_the_draft_reads_every_row_of_its_report(text: str) -> None:
    _, result = drafted(text)

    assert result.rejects.is_empty()
    assert result.rows.height == result.rows_read > 9


def test_columns_are_taken_for_what_they_are() -> None:
    mapping, _ = drafted(PLAIN)

    kinds = {field.name: str(field.kind) for field in mapping.fields if field.part is None}
    assert kinds == {
        "mrn": "text",
        "patient_name": "text",
        "dob": "birth-date",
        "appt_date_time": "date-time",
        "provider": "text",
        "npi": "npi",
        "fax": "phone",
        "zip": "text",
        "reason": "text",
        "balance": "number",
        "status": "text",
    }
    assert (mapping.fax_number, mapping.service_date) == ("fax", "appt_date_time")
    assert (mapping.identity, mapping.recipient) == (("mrn", "appt_date_time"), ("provider",))


def test_a_column_of_births_is_one_though_its_years_have_two_digits() -> None:
    rows = "412,ROE,04-MAR-61,2125550101\n977,BELL,30-DEC-88,2125550102\n"

    mapping, result = drafted(f"MRN,Name,DOB,Fax\n{rows}")

    assert {field.name: str(field.kind) for field in mapping.fields}["dob"] == "birth-date"
    days = [json.loads(fields)["dob_iso"] for fields in result.rows["fields"]]
    assert days == ["1961-03-04", "1988-12-30"]


def test_joined_cells_are_split_and_the_fax_is_found_by_its_numbers() -> None:
    mapping, _ = drafted(JOINED)

    assert mapping.fax_number == "phone"
    assert [column.names for column in mapping.columns if column.names == ("Phone#2",)]
    assert {"mrn", "npi", "city", "state", "zip", "dob", "sex"} <= mapping.field_names


def test_zeros_that_a_spreadsheet_took_are_put_back() -> None:
    mapping, result = drafted(PLAIN.replace(",02134,", ",2134,"))

    widths = {field.name: field.width for field in mapping.fields}
    assert (widths["zip"], widths["mrn"]) == (5, 5)
    assert '"zip":"02134"' in result.rows["fields"][0]


def test_without_a_fax_number_the_draft_asks_for_it() -> None:
    report = ReportFile("visits.csv", PLAIN.replace("Fax", "Cost center").encode(), "test")
    found = survey(report)
    assert found.data

    draft = mapping_draft(report.name, suggest(found.columns, found.data, "US"))

    assert "No column of the report holds fax numbers for certain" in draft
    assert 'fax = { column = "…", type = "phone" }' in draft


def test_names_that_every_letter_has_and_forms_of_other_fields_are_left_alone() -> None:
    text = PLAIN.replace("Fax,", "Fax Number,").replace("Reason", "Appt Date Time Date")

    mapping, result = drafted(text)

    assert (mapping.fax_number, result.rejects.height) == ("fax", 0)
    assert len(mapping.fields) == len({field.name for field in mapping.fields})


@pytest.mark.parametrize("column", ["Referred To / Fax", "Send To", "Consultant"])
def test_a_column_that_names_the_recipient_and_the_fax_gives_both(column: str) -> None:
    rows = "".join(
        f'{number},"FARTHING, OTTOLINE",2026-11-02 09:15,Lake Eye / Fax: (212) 555-01{number}\n'
        for number in range(20, 40)
    )

    mapping, result = drafted(f"MRN,Patient Name,Appt Date/Time,{column}\n{rows}")

    assert (mapping.fax_number, mapping.recipient) == ("fax", ("recipient",))
    assert result.rejects.is_empty()
    assert result.rows["number"][0] == "+12125550120"
    assert json.loads(result.rows["fields"][0])["recipient"] == "Lake Eye"


def test_a_contact_with_a_telephone_is_no_recipient() -> None:
    rows = "".join(f"{number},Ann Lee 212-555-01{number},Knee\n" for number in range(20, 40))

    faxed_to = suggest_of(f"MRN,Emergency Contact,Reason\n{rows}")

    assert faxed_to is None
