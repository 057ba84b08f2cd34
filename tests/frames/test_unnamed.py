"""Reports in which no line names the columns are read by place, and only as wide as they were."""

from pathlib import Path

import pytest
from small_report import TODAY

from faxflow.domain.report_file import ReportFile
from faxflow.errors import ColumnMissing, NotAReport
from faxflow.frames.mapping import parse_mapping
from faxflow.frames.normalize import Normalized, normalize
from faxflow.frames.setting import Setting
from faxflow.frames.survey import survey

ROWS = (
    '7001,"ROE, ANN",01/02/1960,(212) 555-0101,Knee pain',
    '7002,"POE, BO",03/04/1961,(212) 555-0102,Follow up',
    '7003,"VANE, CARL",05/06/1962,(212) 555-0103,Labs',
    '7004,"LOW, DEE",07/08/1963,(212) 555-0104,Knee pain',
)
MAPPING = """
letter = "referral"
fax_number = "fax"
identity = ["mrn"]
unnamed_columns = 5

[fields]
mrn = "#1"
dob = { column = "#3", type = "birth-date" }
fax = { column = "#4", type = "phone" }
"""


def report(*lines: str) -> ReportFile:
    return ReportFile("list.txt", "\n".join(lines).encode(), "test")


def read(mapping: str, *lines: str) -> Normalized:
    setting = Setting("US", TODAY, rehearsal=True)
    return normalize(report(*lines), parse_mapping(mapping, Path("m.toml")), setting)


def test_its_rows_are_counted_and_its_columns_called_by_their_place() -> None:
    found = survey(report(*ROWS))

    assert found.data is not None
    assert (found.data.header.line, found.data.count) == (0, 4)
    assert found.columns == ("#1", "#2", "#3", "#4", "#5")
    assert "no line names the columns" in found.warnings[0]


def test_a_mapping_takes_its_columns_by_place() -> None:
    result = read(MAPPING, *ROWS)

    assert result.rows["number"].to_list()[0] == "+12125550101"
    assert (result.rows.height, result.rows["line"].to_list()[0]) == (4, 1)


def test_a_report_with_another_column_is_refused_whole() -> None:
    wider = [f"X,{row}" for row in ROWS]

    with pytest.raises(NotAReport, match=r"it has 6 columns, and m\.toml knows 5"):
        read(MAPPING, *wider)


def test_a_place_that_is_not_there_is_named() -> None:
    with pytest.raises(ColumnMissing, match="#9"):
        read(MAPPING.replace("#4", "#9"), *ROWS)


def test_an_empty_report_without_names_is_empty() -> None:
    assert read(MAPPING, "No records found").rows_read == 0


@pytest.mark.parametrize(
    "lines",
    [
        ("7001,a", "7002,b"),
        ("7001,a,b", "7002", "7003,c", "7004,d,e,f", "7005,g,h"),
    ],
)
def test_what_has_no_columns_of_values_is_no_table(lines: tuple[str, ...]) -> None:
    with pytest.raises(NotAReport):
        survey(report(*lines))


def test_lines_of_figures_that_are_left_out_are_told() -> None:
    full = [f"Gain {at},{at}.5,-0.00{at},0.2" for at in range(3, 9)]
    bare = [f",,-0.01{at},0.4" for at in range(3, 5)]

    found = survey(report(*full, *bare, *full))

    assert found.data is not None
    left_out = 14 - found.data.count
    assert f"{left_out} lines below the names were taken for no rows" in "".join(found.warnings)
