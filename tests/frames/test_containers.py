"""The same rows out of whatever holds them: workbooks of many programs, archives, old tables."""

import gzip
import io
import struct
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.source import ReaderKind
from faxflow.frames.survey import Survey, survey

NAMES = ["MRN", "Patient", "DOB", "Visit", "Fax"]
ROWS = [
    ["00120", "FARTHING, OTTOLINE", "3/14/1961", "11/02/2026 09:15", "212-555-0101"],
    ["00121", "VANE; SAUL", "12/1/1954", "11/02/2026 09:30", "212-555-0102"],
    ["00122", 'KRANZ "OTTO"', "7/30/1988", "11/02/2026 10:00", "212-555-0103"],
]
TABLE = [NAMES, *ROWS]
CSV = "\n".join("|".join(row) for row in TABLE).encode()


def found(content: bytes) -> Survey:
    return survey(ReportFile("report", content, "test"))


def cells(content: bytes) -> list[list[str]]:
    one = found(content)
    assert one.data
    return [list(one.columns), *(list(row[1:]) for row in one.data.rows.iter_rows())]


def fods(rows: str, *, styles: str = "", style: str = "") -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "style", "text")
    )
    return (
        f'<?xml version="1.0"?><office:document {names}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{style}"
        f'<table:table table:name="Visits">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document>"
    ).encode()


def ods_row(row: list[str]) -> str:
    inner = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p>'
        "</table:table-cell>"
        for cell in row
    )
    return f"<table:table-row>{inner}</table:table-row>"


def an_open_document() -> bytes:
    margin = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    end = margin.replace('"2"', '"1048000"')
    return fods(margin + "".join(map(ods_row, TABLE)) + end)


def a_packed_one() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", an_open_document())
    return packed.getvalue()


def a_sylk() -> bytes:
    lines = ["ID;PWXL;N;E", "B;X5;Y4"]
    for y, row in enumerate(TABLE, start=1):
        lines.append(f"F;Y{y};X1")
        quoted = (cell.replace(";", ";;") for cell in row)
        lines += [f'C;X{x};K"{cell}"' for x, cell in enumerate(quoted, start=1)]
    return "\r\n".join([*lines, "E", ""]).encode()


def a_dif() -> bytes:
    lines = ["TABLE", "0,1", '""', "VECTORS", "0,5", '""', "DATA", "0,0", '""']
    for row in TABLE:
        lines += ["-1,0", "BOT"]
        for cell in row:
            lines += ["1,0", '"' + cell.replace('"', '""') + '"']
    return "\r\n".join([*lines, "-1,0", "EOD", ""]).encode()


def a_dbase() -> bytes:
    length = 1 + 20 * len(NAMES)
    header = struct.pack("<4BLHH20x", 3, 126, 11, 2, len(ROWS) + 1, 33 + 32 * len(NAMES), length)
    fields = b"".join(struct.pack("<11sc4xB15x", name.encode(), b"C", 20) for name in NAMES)
    records = [b" " + b"".join(cell.encode().ljust(20) for cell in row) for row in ROWS]
    deleted = b"*" + b"deleted".ljust(length - 1)
    return header + fields + b"\r" + b"".join([*records, deleted]) + b"\x1a"


def of_excel_2() -> bytes:
    records = [struct.pack("<4H", 0x0009, 4, 2, 0x10)]
    for y, row in enumerate(TABLE):
        for x, cell in enumerate(row):
            place = struct.pack("<4H3xB", 0x0004, 8 + len(cell), y, x, len(cell))
            records.append(place + cell.encode())
    return b"".join([*records, struct.pack("<2H", 0x000A, 0)])


def of_a_web_script() -> bytes:
    records = [struct.pack("<6H", 0x0809, 8, 0, 0x10, 0, 0)]
    for y, row in enumerate(TABLE):
        for x, cell in enumerate(row):
            place = struct.pack("<6H", 0x0204, 8 + len(cell), y, x, 0, len(cell))
            records.append(place + cell.encode())
    return b"".join([*records, struct.pack("<2H", 0x000A, 0)])


def a_zip(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("make", "reader", "line"),
    [
        (an_open_document, ReaderKind.ODS, 3),
        (a_packed_one, ReaderKind.ODS, 3),
        (a_sylk, ReaderKind.SYLK, 1),
        (a_dif, ReaderKind.DIF, 1),
        (a_dbase, ReaderKind.DBF, 1),
        (of_excel_2, ReaderKind.XLS, 1),
        (of_a_web_script, ReaderKind.XLS, 1),
        (lambda: a_zip(report=CSV), ReaderKind.DELIMITED, 1),
        (lambda: gzip.compress(CSV), ReaderKind.DELIMITED, 1),
    ],
)
def test_the_same_rows_come_out(make: Callable[[], bytes], reader: ReaderKind, line: int) -> None:
    one = found(make())

    assert one.source
    assert one.data
    assert (one.source.reader, one.data.header.line) == (reader, line)
    assert cells(make()) == TABLE


@pytest.mark.parametrize(
    "make",
    [an_open_document, a_packed_one, a_sylk, a_dif, a_dbase, of_excel_2, of_a_web_script],
)
def test_one_that_is_cut_off_is_told(make: Callable[[], bytes]) -> None:
    whole = make()

    with pytest.raises(NotAReport, match="damaged or cut off"):
        found(whole[: len(whole) * 2 // 3])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (a_zip(one=CSV, two=CSV), "2 files"),
        (gzip.compress(CSV)[:-12], "damaged or cut off"),
        (a_zip(), "0 files"),
    ],
)
def test_an_archive_that_gives_no_report_is_told(content: bytes, why: str) -> None:
    with pytest.raises(NotAReport, match=why):
        found(content)


def value(kind: str, told: str, shown: str) -> str:
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(
        kind, "value"
    )
    return (
        f'<table:table-cell office:value-type="{kind}" office:{name}="{told}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (value("float", "2134", "02134"), "02134"),
        (value("float", "2125550101", "(212) 555-0101"), "(212) 555-0101"),
        (value("float", "2125550101", "2.13E+09"), "2125550101"),
        (value("float", "1747.5", "1,747.50"), "1747.5"),
        (value("float", "1747", "1,747"), "1747"),
        (value("date", "1961-03-14", "03/14/61"), "1961-03-14"),
        (value("date", "2026-11-02T09:15:00", "11/02/26"), "2026-11-02 09:15:00"),
        (value("time", "PT09H15M00S", "9:15 AM"), "09:15"),
        (value("percentage", "0.25", "25%"), "25%"),
        (value("boolean", "true", "TRUE"), "TRUE"),
    ],
)
def test_a_value_is_what_a_person_reads_with_nothing_lost(cell: str, text: str) -> None:
    rows = "".join(map(ods_row, TABLE)).replace("</table:table-row>", "", 1)
    first = ods_row(["Value"]).removeprefix("<table:table-row>")
    row = ods_row(["00123", "BELL, SUE", "1/9/2001", "", ""]).replace("</table:table-row>", cell)

    last = cells(fods(rows + first + row + "</table:table-row>"))[-1]

    assert last[-1] == text


def test_a_sheet_that_is_hidden_is_not_read() -> None:
    styles = (
        '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    )
    lookup = "".join(ods_row(["Provider", "NPI", "Fax", "Phone", "City"]) for _ in range(30))
    hidden = f'<table:table table:name="Lists" table:style-name="h">{lookup}</table:table>'

    one = found(fods("".join(map(ods_row, TABLE)), styles=styles, style=hidden))

    assert one.source
    assert one.source.name == "Visits"
