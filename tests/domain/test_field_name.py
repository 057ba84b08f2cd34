"""A template's way to write a name finds the mapping's, and never one of two."""

import pytest

from faxflow.domain.field_name import canonical, resolve

KNOWN = frozenset({"patient_name", "dob", "address_1", "größe"})


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Patient Name", "patient_name"),
        ("PatientName", "patient_name"),
        ("Patient_Name", "patient_name"),
        ("patient-name", "patient_name"),
        ("DOB", "dob"),
        ("ZIPCode", "zip_code"),
        ("Address1", "address1"),
        ("Größe", "größe"),
        ("...", ""),
    ],
)
def test_names_become_small_words_with_underscores(written: str, name: str) -> None:
    assert canonical(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("patient_name", "patient_name"),
        ("patientname", "patient_name"),
        ("address1", "address_1"),
        ("GRÖSSE", "größe"),
        ("name", None),
        ("", None),
    ],
)
def test_a_name_is_found_by_its_letters_and_digits(written: str, name: str | None) -> None:
    assert resolve(written, KNOWN) == name


def test_of_two_that_are_spelled_alike_only_the_exact_one_is_found() -> None:
    known = frozenset({"line_1", "line1"})

    assert resolve("line1", known) == "line1"
    assert resolve("Line 1", known) is None
