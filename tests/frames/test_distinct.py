"""What is read once for each distinct cell stands in every row that has it."""

import polars as pl
import pytest

from faxflow.frames.distinct import by_distinct, distinct


@pytest.mark.parametrize("cells", [["b", "a", "b", "", "a", "b"], ["a", "b", "c"], [""], []])
def test_each_row_gets_what_its_cell_says(cells: list[str]) -> None:
    column = pl.Series(cells, dtype=pl.String)

    told = by_distinct(column, lambda some: some + "!")

    assert told.to_list() == [f"{cell}!" for cell in cells]


def test_cells_that_repeat_are_read_once() -> None:
    found = distinct(pl.Series(["b", "a", "b", "b"]))

    assert found.cells.to_list() == ["b", "a"]


def test_a_column_of_cells_that_differ_is_read_as_it_is() -> None:
    column = pl.Series(["a", "b", "c", "a"])

    assert distinct(column).cells.to_list() == column.to_list()
