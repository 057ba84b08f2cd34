"""A mapping file that cannot work is told by its key, and by what was probably meant."""

from pathlib import Path

import pytest
from small_report import HEADER, MAPPING, field, line, mapping_of, read, rejects

from faxflow.errors import ConfigurationProblem, FileMissing
from faxflow.frames.mapping import load_mapping


def test_a_mapping_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"nowhere\.toml"):
        load_mapping(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[", r"small\.toml: it cannot be read"),
        (MAPPING.replace("identity", "identitty"), "identitty: there is no such key.*identity"),
        (MAPPING.replace("column", "colum"), r"fields\.fax\.colum: .*Did you mean column\?"),
        (MAPPING.replace('letter = "visit"', ""), "letter: the key is missing"),
        (MAPPING.replace('"phone"', '"phon"'), r"fields\.fax\.type: it should be"),
        (MAPPING.replace('= "fax"', '= "fx"'), r"fax_number: there is no field fx.*mean fax\?"),
        (
            MAPPING.replace('= "fax"', '= "fx"').replace('= "day"', '= "dayy"'),
            "no field fx, nor dayy, which service_date names.*fax for fx, day for dayy",
        ),
        (
            MAPPING.replace('= "fax"', '= "zzz"').replace('= "day"', '= "qqq"'),
            "no field zzz, nor qqq, which service_date names.*Known",
        ),
        ('recipient = "clinic"' + MAPPING, "recipient: there is no field clinic"),
        (MAPPING.replace('"phone"', '"text"'), "fax_number: the field fax is text"),
        (MAPPING.replace('= "day"', '= "note"'), "service_date: the field note is text"),
        (MAPPING + 'a = { column = "A", split = "nam" }', r"fields\.a\.split: .*mean name\?"),
        (MAPPING + 'a = { column = "A", pattern = "(" }', r"fields\.a\.pattern: "),
        (MAPPING + 'a = { column = "A", pattern = "b" }', "it names no part"),
        (MAPPING + 'a = { column = "A", type = "choice" }', r"fields\.a\.choices"),
        (MAPPING + 'a = { column = "A", type = "date", show = "%Q" }', r"fields\.a\.show: %Q"),
        (MAPPING + 'fax_e164 = "A"', "two fields are called fax_e164"),
        (MAPPING + 'case_id = "A"', r"fields\.case_id: every letter has"),
    ],
)
def test_a_mistake_is_told_by_its_key(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationProblem, match=told):
        mapping_of(tmp_path, text)


def test_a_letter_may_use_parts_and_other_forms(tmp_path: Path) -> None:
    text = MAPPING.replace('note = "Note"', 'note = { column = "Note", split = "city-state-zip" }')

    mapping = mapping_of(tmp_path, text)

    assert mapping.field_names == {
        "mrn",
        "note",
        "note_city",
        "note_state",
        "note_zip",
        "fax",
        "fax_e164",
        "day",
        "day_iso",
    }


def test_a_column_may_go_by_several_names(tmp_path: Path) -> None:
    text = MAPPING.replace('"Note"', '["Reason", "note"]')

    result = read(HEADER + line(note="Knee"), mapping_of(tmp_path, text))

    assert field(result, "note") == ["Knee"]


def test_a_row_may_say_which_letter_it_gets(tmp_path: Path) -> None:
    text = MAPPING.replace('letter = "visit"', 'letter = { field = "note" }')

    result = read(HEADER + line(note="recall"), mapping_of(tmp_path, text))

    assert result.rows["letter"].to_list() == ["recall"]


def test_a_cell_may_be_split_by_a_pattern_of_ones_own(tmp_path: Path) -> None:
    pattern = r"""note = { column = "Note", pattern = '^(?P<room>\d+)/(?P<bed>\w)$' }"""
    text = MAPPING.replace('note = "Note"', pattern)

    result = read(HEADER + line(note="12/B"), mapping_of(tmp_path, text))

    assert (field(result, "note_room"), field(result, "note_bed")) == (["12"], ["B"])


def test_a_byte_order_mark_before_the_first_key_does_no_harm(tmp_path: Path) -> None:
    mapping = mapping_of(tmp_path, "\ufeff" + MAPPING)

    assert mapping.fax_number == "fax"


def test_a_recipient_is_the_same_however_its_name_is_typed(tmp_path: Path) -> None:
    mapping = mapping_of(tmp_path, 'recipient = "note"' + MAPPING)
    names = ["Oak Clinic, Suite 4", "OAK CLINIC  SUITE 4.", "Oak Clinic Suite 5", ""]
    lines = [line(mrn=str(n), note=f'"{name}"') for n, name in enumerate(names, start=1)]

    found = read(HEADER + "".join(lines), mapping).rows["recipient"].to_list()

    assert found == ["oak clinic suite 4", "oak clinic suite 4", "oak clinic suite 5", None]


def test_a_recipient_may_be_told_by_several_fields(tmp_path: Path) -> None:
    mapping = mapping_of(tmp_path, 'recipient = ["note", "day"]' + MAPPING)

    found = read(HEADER + line() + line(mrn="2", note=""), mapping).rows["recipient"].to_list()

    assert found == ["knee\n2027-01-02", None]


def test_a_mapping_that_names_no_recipient_gives_none(tmp_path: Path) -> None:
    assert read(HEADER + line(), mapping_of(tmp_path)).rows["recipient"].to_list() == [None]


def test_an_identifier_has_ten_digits_and_its_check_digit(tmp_path: Path) -> None:
    mapping = mapping_of(
        tmp_path, MAPPING.replace('note = "Note"', 'note = { column = "Note", type = "npi" }')
    )
    rows = [line("1", "1234567893"), line("2", "NPI: 1234567893"), line("3", "1234567894")]

    result = read(HEADER + "".join([*rows, line("4", "12345"), line("5", "")]), mapping)

    assert field(result, "note") == ["1234567893", "1234567893", ""]
    assert rejects(result) == [
        (4, "Note", "its check digit is wrong"),
        (5, "Note", "it has not ten digits"),
    ]


def test_nobody_is_born_after_today(tmp_path: Path) -> None:
    born = MAPPING.replace('note = "Note"', 'note = { column = "Note", type = "birth-date" }')
    rows = [line("1", "1/2/2027"), line("2", "1/3/2027"), line("3", "")]

    result = read(HEADER + "".join(rows), mapping_of(tmp_path, born))

    assert rejects(result) == [(3, "Note", "it is still to come")]


MADE = """
[constants]
clinic = "Elm Street Clinic"

[joined]
title = "{note}, {mrn} ({clinic})"
"""


def test_letters_get_constants_and_fields_made_of_others(tmp_path: Path) -> None:
    rows = [line("1", "Knee"), line("2", "")]

    result = read(HEADER + "".join(rows), mapping_of(tmp_path, MAPPING + MADE))

    assert field(result, "clinic") == ["Elm Street Clinic"] * 2
    assert field(result, "title") == ["Knee, 1 (Elm Street Clinic)", "2 (Elm Street Clinic)"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{mrn}", "{mrm}", "there is no field mrm"),
        ("clinic =", "note =", "there is a field note already"),
        ("title =", "clinic =", "there is a field clinic already"),
        ("{note}, {mrn} ({clinic})", "Dear patient", "it names no field"),
        ("{note},", "{note,", "it names no field"),
    ],
)
def test_a_made_field_that_cannot_be_made_is_told(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationProblem, match=told):
        mapping_of(tmp_path, MAPPING + MADE.replace(old, new))
