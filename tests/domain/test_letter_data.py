"""The fields that a person gives for one fax: whole and known, or refused without their values."""

import json

import pytest

from faxflow.domain.letter_data import BadData, blank_data, letter_data

KNOWN = frozenset({"patient", "reason", "mrn"})
WANTED = frozenset({"patient", "reason"})
NEEDED = frozenset({"patient", "mrn"})
VALUE = "Vandersloot"


def read(text: str) -> dict[str, str] | BadData:
    return letter_data(text, known=KNOWN, wanted=WANTED, needed=NEEDED)


def test_the_fields_that_the_template_asks_for_are_enough() -> None:
    assert read('{"patient": "V", "reason": ""}') == {"patient": "V", "reason": ""}


def test_a_field_that_the_mapping_knows_may_be_given_too() -> None:
    assert read('{"patient": "V", "reason": "", "mrn": "7"}') == {
        "patient": "V",
        "reason": "",
        "mrn": "7",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (VALUE, "not JSON"),
        (f'["{VALUE}"]', "one JSON object"),
        (f'{{"patient": ["{VALUE}"]}}', "one JSON object"),
        (f'{{"patient": "{VALUE}"}}', "it lacks reason"),
        (f'{{"patient": " ", "reason": "{VALUE}"}}', "it says nothing of patient"),
        (f'{{"patient": "{VALUE}", "reason": "", "{VALUE}": ""}}', "1 of its fields"),
    ],
)
def test_what_cannot_fill_the_letter_is_refused_without_its_values(text: str, told: str) -> None:
    found = read(text)

    assert isinstance(found, BadData)
    assert told in found.what
    assert VALUE not in found.what


def test_a_blank_file_filled_in_can_be_read() -> None:
    blank = blank_data(WANTED)

    assert json.loads(blank) == {"patient": "", "reason": ""}
    filled = blank.replace('"patient": ""', '"patient": "V"')
    assert read(filled) == json.loads(filled)
