"""Numbers of workbooks as a person sees them: with the zeros and signs of their formats."""

import io
import zipfile

import pytest

from faxflow.frames.number_mask import mask_of
from faxflow.frames.workbook import read_workbook

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("00000", "2134", "02134"),
        ("00000", "123456", "123456"),
        ("00000-0000", "21340001", "02134-0001"),
        (r"000\-00\-0000", "12345678", "012-34-5678"),
        (r"[<=9999999]###\-####;\(###\)\ ###\-####", "2125550101", "(212) 555-0101"),
        ('"MRN "00000000', "12", "12"),
        ("[$-409]00000", "501", "00501"),
        ("0.0%", "0.256", "25.6%"),
        ("00000", "2134.5", "2134.5"),
    ],
)
def test_a_mask_adds_what_a_person_sees(code: str, number: str, shown: str) -> None:
    mask = mask_of(164, code)

    assert (mask(number) if mask else number) == shown


@pytest.mark.parametrize(
    "code", ["General", "0", "0.00", "#,##0.00", "m/d/yyyy", "$#,##0", "@", "00.00", "0.00E+00"]
)
def test_other_formats_leave_the_number_alone(code: str) -> None:
    assert mask_of(164, code) is None


def workbook(cells: str, codes: list[str]) -> bytes:
    formats = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="{code}"/>'
                      for at, code in enumerate(codes))  # fmt: skip
    styles = "".join(f'<xf numFmtId="{164 + at}"/>' for at in range(len(codes)))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        f'ContentType="{SHEET_KIND}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{REL}"><sheets>'
        '<sheet name="Visits" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{REL}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f"<styleSheet {MAIN}><numFmts>{formats}</numFmts>"
        f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return packed.getvalue()


def test_cells_of_a_workbook_show_what_their_styles_say_wherever_the_table_begins() -> None:
    content = workbook(
        '<row r="3"><c r="C3" s="1"><v>2134</v></c><c r="D3"><v>2134</v></c>'
        '<c r="E3" s="2"><v>2.125550101E9</v></c><c r="F3" s="3"><v>0.38541666666666669</v></c>'
        '<c r="G3" s="4"><v>46328</v></c></row>',
        ["00000", "(000) 000-0000", "h:mm AM/PM", "m/d/yyyy"],
    )

    sheets = read_workbook(content)

    assert sheets
    assert sheets[0][1][2].cells == ["02134", "2134", "(212) 555-0101", "09:15", "2026-11-02"]


def test_a_cell_in_the_last_corner_of_a_sheet_costs_no_memory() -> None:
    content = workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
                       '<row r="1"><c r="A1"><v>1</v></c></row>', ["00000"])  # fmt: skip

    assert read_workbook(content) is None
