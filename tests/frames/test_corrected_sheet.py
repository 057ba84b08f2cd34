"""A sheet of rejects comes back from a spreadsheet, whatever that has made of the file."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.errors import BadUsage
from faxflow.frames.corrected_sheet import corrected_rows

HEADER = "batch,line,column,reason,MRN,Note\r\n"
LINE = "B-000001,7,Fax,it is empty,'00123,Müller\r\n"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WANTED = ("B-000001", "7", {"MRN": "00123", "Note": "Müller"})


def read(content: bytes) -> list[tuple[str, str, dict[str, str]]]:
    rows = corrected_rows(ReportFile("rows.csv", content, "test"))
    return [(one.batch, one.line, one.cells) for one in rows]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_in_the_form_that_the_spreadsheet_saved(
    encoding: str, delimiter: str
) -> None:
    text = (HEADER + LINE).replace(",", delimiter)

    assert read(text.encode(encoding)) == [WANTED]


def test_so_is_a_workbook() -> None:
    rows = "".join(
        f"<row>{''.join(_cell(text) for text in line.strip().split(','))}</row>"
        for line in (HEADER, LINE)
    )

    assert read(_workbook(rows)) == [WANTED]


def _cell(text: str) -> str:
    if text.isdecimal():
        return f"<c><v>{text}</v></c>"
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def _workbook(rows: str) -> bytes:
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{REL}"><sheets>'
        '<sheet name="Rows" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>",
    }
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


def test_columns_that_were_moved_or_taken_away_are_no_matter() -> None:
    text = "batch,line,column,reason,Note\r\nB-000001,7,Fax,it is empty,Knee\r\n"

    assert read(text.encode()) == [("B-000001", "7", {"Note": "Knee"})]


def test_a_cell_beyond_the_last_column_is_not_lost() -> None:
    text = HEADER + "B-000001,7,Fax,empty,1,Knee,left\r\n"

    assert read(text.encode()) == [
        ("B-000001", "7", {"MRN": "1", "Note": "Knee", "(cell 1)": "left"})
    ]


@pytest.mark.parametrize(
    "content", [b"", b"MRN,Fax\n1,2\n", b"line,batch,column,reason\n1,2,3,4\n", b"%PDF-1.7"]
)
def test_what_is_no_such_sheet_is_refused_and_not_shown(content: bytes) -> None:
    with pytest.raises(BadUsage, match="is no sheet that `rejects export` has made"):
        read(content)
