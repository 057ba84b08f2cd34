"""What tells the patient is known by what a column holds or is called, in any system's words."""

from pathlib import Path

import pytest

from faxflow.frames.mapping import parse_mapping
from faxflow.frames.patient_names import patient_names

HEAD = """
letter = "letter"
fax_number = "fax"
identity = ["acct", "visit"]
service_date = "visit"
recipient = "doctor"

[fields]
acct = "Acct#"
visit = { column = "Visit", type = "date" }
doctor = "Doctor"
office = "Office"
fax = { column = "Fx", type = "phone" }
"""


def named_in(*lines: str) -> frozenset[str]:
    return patient_names(parse_mapping(HEAD + "\n".join(lines), Path("mapping.toml")))


@pytest.mark.parametrize(
    "line", ['who = "Pt Nm"', 'who = "Patient"', 'who = "Last"', 'who = "MRN"', 'who = "Name"']
)
def test_a_heading_tells_the_patient_whatever_the_field_is_called(line: str) -> None:
    assert "who" in named_in(line)


def test_every_form_of_a_birth_date_tells_the_patient() -> None:
    assert {"b", "b_iso"} <= named_in('b = { column = "Geb.", type = "birth-date" }')


def test_what_tells_rows_apart_counts_but_not_the_day_nor_the_recipient() -> None:
    assert named_in('who = "Patient"') == {"who", "acct"}


def test_a_report_without_a_patient_has_no_such_names() -> None:
    assert named_in() == frozenset()
