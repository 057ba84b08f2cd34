"""Files of people as practices have them."""

import pytest

from faxflow.domain.matching.bulk import People
from faxflow.errors import BadUsage, ExitCode
from faxflow.frames.matching.people_file import read_people

_HEADER = "id,given_name,surname,date_of_birth,sex,phone,street,suburb,postcode\n"


def _read(text: str, encoding: str = "utf-8") -> People:
    return read_people("people.csv", text.encode(encoding))


def test_every_column_is_read_as_text() -> None:
    people = _read(_HEADER + "007,Ada,Holloway,19630103,F,0312555014,12 Oak St,Fenford,02119\n")

    assert people.ids == ["007"]
    assert people.texts["phone"] == ["0312555014"]
    assert people.texts["postcode"] == ["02119"]
    assert people.texts["date_of_birth"] == ["19630103"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_are_read_in_every_encoding_that_spreadsheets_write(encoding: str) -> None:
    people = _read("id,given_name\n1,Zoë\n", encoding)

    assert people.texts["given_name"] == ["Zoë"]


def test_the_header_may_be_in_any_case_and_order_and_name_more_columns() -> None:
    people = _read("Surname,State, DATE_OF_BIRTH ,ID,Given Name\nHolloway,IL,1963-01-03,9,Ada\n")

    assert people.ids == ["9"]
    assert people.texts["given_name"] == ["Ada"]
    assert people.texts["date_of_birth"] == ["1963-01-03"]
    assert people.texts["phone"] == [""]


def test_rows_are_kept_in_order_though_some_are_short_or_long() -> None:
    people = _read("id,given_name,surname\n1,Ada,Holloway\n2,Otto\n3,Ida,Winter,extra\n\n4,,\n")

    assert people.ids == ["1", "2", "3", "4"]
    assert people.texts["given_name"] == ["Ada", "Otto", "Ida", ""]
    assert people.texts["surname"] == ["Holloway", "", "Winter", ""]


def test_a_row_without_an_id_has_its_number() -> None:
    assert _read("given_name,surname\nAda,Holloway\nOtto,Winter\n").ids == ["1", "2"]
    assert _read("id,given_name\nx,Ada\n,Otto\n").ids == ["x", "2"]


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_marks_may_part_the_cells(mark: str) -> None:
    people = _read(f'id{mark}given_name{mark}street\n1{mark}Ada{mark}"12, Oak St"\n')

    assert people.texts["street"] == ["12, Oak St"]


def test_a_file_that_writes_the_day_first_is_understood_by_its_other_rows() -> None:
    first = _read("id,date_of_birth\n1,03/04/1963\n2,31/01/1963\n")
    unknown = _read("id,date_of_birth\n1,03/04/1963\n2,11/01/1963\n")

    assert first.texts["date_of_birth"] == ["04/03/1963", "01/31/1963"]
    assert unknown.texts["date_of_birth"] == ["03/04/1963", "11/01/1963"]


def test_a_file_of_nobody_is_a_file() -> None:
    assert _read(_HEADER).ids == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02\x03", b"name,shoe\nAda,38\n", b"id\n1\n", b"<html><body>no</body></html>"],
)
def test_what_names_no_person_is_refused_by_the_files_name(content: bytes) -> None:
    with pytest.raises(BadUsage, match=r"old\.csv") as raised:
        read_people("old.csv", content)

    assert raised.value.exit_code == ExitCode.USAGE
