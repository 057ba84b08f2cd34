"""A first letter shows what a colleague needs, and nothing private that the report has as well."""

import pytest

from faxflow.domain.letter_columns import Heading, shown_columns

NEEDED = ["Patient (MRN)", "DOB", "Appt Date/Time", "Provider / NPI", "Reason", "PT_NAME", "Dx"]
PRIVATE = [
    *("Balance", "Copay", "SSN", "Insurance", "Member ID", "Home Phone", "Patient Address"),
    *("Patient E-mail", "Notes", "Patient Balance", "Payer", "Guarantor Name", "Fax", "Column 7"),
]


@pytest.mark.parametrize("heading", NEEDED)
def test_what_a_colleague_needs_is_shown(heading: str) -> None:
    assert shown_columns([Heading(heading, "it")], set()) == [Heading(heading, "it")]


@pytest.mark.parametrize("heading", PRIVATE)
def test_what_is_private_or_unknown_is_left_out(heading: str) -> None:
    assert shown_columns([Heading(heading, "it")], set()) == []


def test_what_tells_faxes_apart_is_always_shown() -> None:
    assert shown_columns([Heading("Column 7", "it")], {"it"}) == [Heading("Column 7", "it")]
