"""The fields that a person gives for one fax: whole and known, or refused without their values."""

import json

import pytest

from faxflow.domain.letter import texts_of
from faxflow.domain.letter_data import BadData, blank_data, letter_data, letter_data_with_rows

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


def test_a_list_of_rows_is_for_letter_render_only() -> None:
    text = '{"patient": [{"name": "V"}, "W"], "reason": ""}'

    rows = letter_data_with_rows(text, known=KNOWN, wanted=WANTED)
    case = read(text)

    assert rows == {"patient": [{"name": "V"}, "W"], "reason": ""}
    assert isinstance(case, BadData)
    assert "a case cannot keep the rows of patient" in case.what


def test_rows_hold_texts_only() -> None:
    for rows in ('[{"name": 7}]', "[[]]", "7", "null"):
        found = letter_data_with_rows(f'{{"patient": {rows}}}', known=KNOWN, wanted=frozenset())

        assert isinstance(found, BadData)
        assert "a value may be a list of rows" in found.what


def test_a_field_may_be_spelled_as_the_template_spells_it() -> None:
    assert read('{"Patient": "V", "REASON": ""}') == {"Patient": "V", "REASON": ""}


def test_all_texts_of_a_value_are_told() -> None:
    assert list(texts_of("a")) == ["a"]
    assert list(texts_of(["a", {"x": "b", "y": "c"}])) == ["a", "b", "c"]
