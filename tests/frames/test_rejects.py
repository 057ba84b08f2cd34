"""A row that cannot become a case is told by line, column and reason, never by its value."""

from pathlib import Path

import pytest
from small_report import HEADER, MAPPING, field, line, mapping_of, read, rejects

from faxflow.errors import NotAReport


@pytest.mark.parametrize(
    ("bad", "column", "reason"),
    [
        (line(mrn=""), "MRN", "it is empty"),
        (line(fax="none"), "Fax", "it is empty"),
        (line(fax="(   )   -"), "Fax", "it is empty"),
        (line(fax="907-555"), "Fax", "it is no possible phone number"),
        (
            line(fax="(907)555-0101 x17"),
            "Fax",
            "it has an extension, which no fax service can dial",
        ),
        (
            line(fax="907.555.0101 Ext. 2"),
            "Fax",
            "it has an extension, which no fax service can dial",
        ),
        (line(fax="9.07555E+09"), "Fax", "it is no possible phone number"),
        (line(day="2/30/2027"), "Day", "it is no date"),
        (line(day="soon"), "Day", "it is no date"),
        (line(note="caf\ufffd"), "Note", "a character of it cannot be read"),
        ("9,Knee,9075550101\n", "(row)", "it has 3 cells under a header of 4"),
        ("9,Knee,9075550101,1/2/2027,more\n", "(row)", "it has 5 cells under a header of 4"),
        ("9,Lee, Ann,9075550101,1/2/2027\n", "(row)", "it has 5 cells under a header of 4"),
        ("77120", "(row)", "it has 1 cells under a header of 4"),
    ],
)
def test_a_bad_row_is_a_reject_and_its_neighbours_are_rows(
    bad: str, column: str, reason: str, tmp_path: Path
) -> None:
    result = read(HEADER + line("1") + bad, mapping_of(tmp_path))

    assert (field(result, "mrn"), rejects(result)) == (["1"], [(3, column, reason)])


def test_a_possible_number_that_is_not_valid_stays_a_row_that_says_so(tmp_path: Path) -> None:
    content = HEADER + line(fax="5555550101") + line(fax="9075550101")

    result = read(content, mapping_of(tmp_path))

    assert result.rows["number_valid"].to_list() == [False, True]


def test_the_invented_area_code_is_valid_in_a_rehearsal(tmp_path: Path) -> None:
    result = read(HEADER + line(fax="5555550101"), mapping_of(tmp_path), rehearsal=True)

    assert result.rows["number_valid"].to_list() == [True]


def test_a_cell_without_the_parts_that_it_should_have_is_a_reject(tmp_path: Path) -> None:
    mapping = MAPPING.replace('note = "Note"', 'note = { column = "Note", split = "date-sex" }')

    result = read(
        HEADER + line(note="1/2/1970 F") + line(note="unclear"), mapping_of(tmp_path, mapping)
    )

    assert rejects(result) == [(3, "Note", "it does not have the parts that it should")]


def test_a_value_that_is_none_of_the_choices_is_a_reject(tmp_path: Path) -> None:
    choice = '{ column = "Note", type = "choice", choices = { Canc = "cancelled" } }'
    mapping = MAPPING.replace('note = "Note"', f"note = {choice}")

    result = read(HEADER + line(note="CANC") + line(note="Kept"), mapping_of(tmp_path, mapping))

    assert (field(result, "note"), rejects(result)) == (
        ["cancelled"],
        [(3, "Note", "it is none of the choices")],
    )


def test_a_two_digit_birth_year_is_taken_where_one_century_fits_alone(tmp_path: Path) -> None:
    born = 'note = { column = "Note", type = "birth-date" }'
    mapping = mapping_of(tmp_path, MAPPING.replace('note = "Note"', born))
    rows = [line(str(at), note) for at, note in enumerate(("3/26/33", "2-JAN-88", "1/3/27"))]
    unsure = [line("8", "1/2/27"), line("9", "6/1/20")]

    result = read(HEADER + "".join([*rows, *unsure]), mapping)

    why = "its year has two digits and may be of this century or the past one"
    assert field(result, "note_iso") == ["1933-03-26", "1988-01-02", "1927-01-03"]
    assert rejects(result) == [(5, "Note", why), (6, "Note", why)]


@pytest.mark.parametrize(
    "total", ["Total: 2", "Total,2,,", "Total Visits:,2,,", "Records printed: 2", "2 records found"]
)
def test_a_total_that_fits_is_no_row(total: str, tmp_path: Path) -> None:
    result = read(HEADER + line("1") + line("2") + total, mapping_of(tmp_path))

    assert (result.rows_read, rejects(result)) == (2, [])


@pytest.mark.parametrize("total", ["Total: 3", "Grand Total,3,,", "Records printed: 1"])
def test_a_report_with_other_rows_than_it_states_is_refused(total: str, tmp_path: Path) -> None:
    with pytest.raises(NotAReport, match=r"line 4 states \d rows?, but 2 were found"):
        read(HEADER + line("1") + line("2") + total, mapping_of(tmp_path))


def test_the_sum_of_a_column_is_no_count_of_rows(tmp_path: Path) -> None:
    result = read(HEADER + line("1") + line("2") + "Total,,,480\n", mapping_of(tmp_path))

    assert result.rows_read == 2


def test_a_total_that_counts_other_things_can_be_left_unchecked(tmp_path: Path) -> None:
    mapping = mapping_of(tmp_path, "check_total = false" + MAPPING)

    result = read(HEADER + line("1") + "Total: 9\n", mapping)

    assert result.rows_read == 1
