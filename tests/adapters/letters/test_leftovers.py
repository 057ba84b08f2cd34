"""Placeholders that nobody filled are found, and values that look like them are not."""

import pytest

from faxflow.adapters.letters.checking.leftovers import leftover

FIELDS = {"first_name": "Ada", "patient": "Ada Sample"}


@pytest.mark.parametrize(
    "text",
    [
        "Dear {{ patient",
        "patient }}",
        "{% if x",
        "Dear «Patient»",
        "Dear «FirstName»",
        "Dear «First_Name_2»",
        "Click or tap here to enter text.",
        "Click or tap here to\r\nenter text.",
        "see Error! Reference source not found.",
        "see Error: Reference source not found",
    ],
)
def test_a_placeholder_is_found_and_one_that_a_value_holds_is_let_through(text: str) -> None:
    refused = leftover(text, FIELDS)
    wanted = leftover(text, {**FIELDS, "note": f"so: {text}"})

    assert refused is not None
    assert wanted is None


@pytest.mark.parametrize(
    "text", ["le «jour»", "« Bonjour, Ada »", "«Übung»", "}", "{a}", "50 %}"[:4]]
)
def test_quotation_marks_and_single_braces_are_no_placeholders(text: str) -> None:
    assert leftover(text, FIELDS) is None


def test_the_values_themselves_are_not_told() -> None:
    told = leftover("«Patient»", FIELDS)

    assert told == "a merge field was left in the letter"
