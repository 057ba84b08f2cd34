"""Of several worksheets the right one, all pages of one report, and nothing lost in silence."""

import json
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from small_report import MAPPING, mapping_of, read

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.survey import Survey, survey

NAMES = ["MRN", "Note", "Fax", "Day"]
OTHERS = ["Column Name", "Description", "Type", "Length", "Required"]
BOOK = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{}</Workbook>'
)


def rows(first: int, count: int) -> list[list[str]]:
    return [[f"{first + at}", "Knee", f"907555010{at}", "1/2/2027"] for at in range(count)]


def book(**sheets: list[list[str]]) -> bytes:
    parts = []
    for name, table in sheets.items():
        cell = '<Cell><Data ss:Type="String">{}</Data></Cell>'
        inner = "".join(
            "<Row>" + "".join(cell.format(escape(text)) for text in row) + "</Row>" for row in table
        )
        called = name.replace("_", " ")
        parts.append(f'<Worksheet ss:Name="{called}"><Table>{inner}</Table></Worksheet>')
    return BOOK.format("".join(parts)).encode()


def found(content: bytes) -> Survey:
    return survey(ReportFile("report", content, "test"))


def mrns(content: bytes, tmp_path: Path, sheets: str) -> list[str]:
    mapping = mapping_of(tmp_path, sheets + MAPPING)
    return [json.loads(one)["mrn"] for one in read(content, mapping).rows["fields"]]


MONTHS = book(October=[NAMES, *rows(1, 3)], November=[NAMES, *rows(4, 4)])
PAGES = book(Page_1=[["Clinic"], NAMES, *rows(1, 3)], Page_2=[["Clinic"], NAMES, *rows(4, 2)])


def test_a_dictionary_of_the_data_is_not_the_data_though_it_is_longer() -> None:
    told = [[f"Field {at}", "What it is", "Text", "10", "Y"] for at in range(90)]

    one = found(book(Data=[NAMES, *rows(1, 2)], Data_Dictionary=[OTHERS, *told]))

    assert one.source
    assert one.source.name == "Data"


def test_pages_of_one_report_are_one_table() -> None:
    one = found(PAGES)

    assert one.source
    assert one.data
    assert (one.source.name, one.data.count, one.warnings) == ("Page 1", 5, ())


def test_each_row_of_all_pages_has_a_line_of_its_own() -> None:
    one = found(PAGES)

    assert one.data
    assert one.data.lines().to_list() == [3, 4, 5, 8, 9]


def test_sheets_of_other_months_are_told_and_not_read() -> None:
    one = found(MONTHS)

    assert one.source
    assert one.data
    assert (one.source.name, one.data.count, one.alike) == ("October", 3, ("November",))
    assert "November" in one.warnings[0]


def test_no_sheet_is_taken_by_a_mapping_that_may_mean_another(tmp_path: Path) -> None:
    with pytest.raises(NotAReport, match='sheets = "\\*"'):
        mrns(MONTHS, tmp_path, "")


@pytest.mark.parametrize(
    ("sheets", "wanted"),
    [
        ('sheets = "november"', ["4", "5", "6", "7"]),
        ('sheets = "*"', ["1", "2", "3", "4", "5", "6", "7"]),
        ('sheets = ["Oct*", "none"]', ["1", "2", "3"]),
    ],
)
def test_a_mapping_reads_the_sheets_that_it_names(
    sheets: str, wanted: list[str], tmp_path: Path
) -> None:
    assert mrns(MONTHS, tmp_path, sheets) == wanted


def test_a_sheet_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotAReport, match="no sheet that is called December"):
        mrns(MONTHS, tmp_path, 'sheets = "December"')


def test_a_sheet_without_rows_makes_no_doubt(tmp_path: Path) -> None:
    content = book(November=[NAMES, *rows(1, 2)], December=[NAMES])

    assert mrns(content, tmp_path, "") == ["1", "2"]
