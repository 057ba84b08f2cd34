"""What is no row is told, and what is left of a row is none of it."""

from pathlib import Path

import pytest
from small_report import HEADER, line, mapping_of, read, rejects

from faxflow.views.trial_text import trial_data, trial_text


@pytest.mark.parametrize(
    "alone", [',"DOE, JOHN",,\n', ",,9075550109,\n", "00124,,,\n"], ids=["name", "number", "id"]
)
def test_a_row_of_which_one_cell_is_left_is_a_reject(alone: str, tmp_path: Path) -> None:
    mapping = mapping_of(tmp_path)
    people = [line(note=f'"ROE, {given}"', mrn=f"0{at}") for at, given in enumerate(("ANN", "BO"))]

    result = read(HEADER + "".join(people) + alone, mapping)

    assert (result.rows_read, len(rejects(result))) == (3, 1)


def test_lines_that_are_no_rows_are_told_with_their_numbers(tmp_path: Path) -> None:
    result = read(HEADER + line() + "Total: 1,,,\n", mapping_of(tmp_path))

    assert result.left_out == (3,)
    assert "1 line below the header left out as no rows: 3" in trial_text(result)
    assert trial_data(result)["left_out"] == [3]
