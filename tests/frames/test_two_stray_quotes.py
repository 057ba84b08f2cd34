"""Two stray quotes far apart make one cell to any reader of CSV: no row between them is lost."""

from pathlib import Path

import pytest
from small_report import HEADER, field, line, mapping_of, read

COUNT = 60


def rows(opening: int, closing: int) -> str:
    lines = [line(mrn=f"{at:05d}") for at in range(COUNT)]
    lines[opening] = line(mrn=f"{opening:05d}", note='"left knee')
    lines[closing] = line(mrn=f"{closing:05d}", note='hip 5 in"')
    return "".join(lines)


@pytest.mark.parametrize("closing", [11, 15, 55])
def test_each_row_between_them_stays_a_row(closing: int, tmp_path: Path) -> None:
    result = read(HEADER + rows(10, closing), mapping_of(tmp_path))

    assert result.rows_read == COUNT
    assert field(result, "mrn") == [f"{at:05d}" for at in range(COUNT)]
    assert field(result, "note")[10] == '"left knee'


def test_a_cell_that_runs_over_lines_with_commas_is_one_cell(tmp_path: Path) -> None:
    note = '"knee, left\nthen hip, right, and back\nlast, but not least"'

    result = read(HEADER + line() + line(note=note) + line(), mapping_of(tmp_path))

    assert result.rows_read == 3
    assert field(result, "note")[1] == "knee, left\nthen hip, right, and back\nlast, but not least"


def test_a_cell_of_very_many_lines_is_one_cell_beside_stray_quotes(tmp_path: Path) -> None:
    text = "\n".join(f"line {at}" for at in range(40))
    lines = [line(note=f'"{text}"'), line(note='5 in" nail'), line(mrn="00999")]

    result = read(HEADER + "".join(lines), mapping_of(tmp_path))

    assert (result.rows_read, field(result, "note")[0]) == (3, text)
