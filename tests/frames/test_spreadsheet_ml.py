"""XML workbooks of 2003, also as sloppy programs write them."""

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.spreadsheet_ml import looks_like_spreadsheet_ml
from faxflow.frames.survey import Survey, survey

URN = "urn:schemas-microsoft-com:office:spreadsheet"
DECLARED = f'xmlns="{URN}" xmlns:ss="{URN}"'
STYLES = (
    '<Styles><Style ss:ID="z"><NumberFormat ss:Format="00000"/></Style>'
    '<Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style></Styles>'
)
NAMES = ["MRN", "Patient", "ZIP", "Rate", "Time", "Active"]
HEAD = "".join(f'<Cell><Data ss:Type="String">{name}</Data></Cell>' for name in NAMES)
ROW = (
    '<Row><Cell><Data ss:Type="String">00120</Data></Cell>'
    '<Cell><Data ss:Type="String">{}</Data></Cell>'
    '<Cell ss:StyleID="z"><Data ss:Type="Number">2134</Data></Cell>'
    '<Cell ss:StyleID="p"><Data ss:Type="Number">0.25</Data></Cell>'
    '<Cell><Data ss:Type="DateTime">1899-12-31T09:15:00.000</Data></Cell>'
    '<Cell><Data ss:Type="Boolean">1</Data></Cell></Row>'
)
HIDDEN = (
    '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
    "<Visible>SheetHidden</Visible></WorksheetOptions>"
)


def book(patient: str = "VANE, SAUL", declared: str = DECLARED, before: str = "") -> str:
    rows = f"<Row>{HEAD}</Row>" + ROW.format(patient) * 3
    return (
        f'<?xml version="1.0"?><Workbook {declared}>{STYLES}{before}'
        f'<Worksheet ss:Name="Visits"><Table>{rows}</Table></Worksheet></Workbook>'
    )


def found(content: str | bytes) -> Survey:
    raw = content if isinstance(content, bytes) else content.encode()
    return survey(ReportFile("report.xls", raw, "test"))


def first(content: str | bytes) -> list[str]:
    data = found(content).data
    assert data
    assert data.count == 3
    return list(data.rows.row(0)[1:])


def test_values_are_what_a_person_sees() -> None:
    assert first(book()) == ["00120", "VANE, SAUL", "02134", "25%", "09:15", "TRUE"]


@pytest.mark.parametrize(
    ("content", "patient"),
    [
        (book("VANE & SONS"), "VANE & SONS"),
        (book("VANE &amp; SONS & CO"), "VANE & SONS & CO"),
        (book("VÄNE").encode("cp1252"), "VÄNE"),
        (book("VA\x01NE"), "VANE"),
        (book("VA&#11;NE&#x1F;"), "VANE"),
        (book(declared=f'xmlns="{URN}"'), "VANE, SAUL"),
        ("\ufeff\n" + book(), "VANE, SAUL"),
        (book().encode("utf-16"), "VANE, SAUL"),
    ],
)
def test_sloppy_xml_that_is_whole_is_read(content: str | bytes, patient: str) -> None:
    assert first(content)[1] == patient


@pytest.mark.parametrize("end", [-1, -12, -60])
def test_sloppy_xml_that_is_cut_off_is_told(end: int) -> None:
    with pytest.raises(NotAReport, match="damaged or cut off"):
        found(book("VANE & SONS")[:end])


def test_a_hidden_sheet_is_not_read() -> None:
    rows = f"<Row>{HEAD}</Row>" + ROW.format("POE, JO") * 40
    hidden = f'<Worksheet ss:Name="A"><Table>{rows}</Table>{HIDDEN}</Worksheet>'

    assert first(book(before=hidden))[1] == "VANE, SAUL"


def test_a_page_that_names_the_same_schema_is_none() -> None:
    page = f'<html xmlns:ss="{URN}"><xml><x:ExcelWorkbook></x:ExcelWorkbook></xml></html>'

    assert not looks_like_spreadsheet_ml(page.encode())
