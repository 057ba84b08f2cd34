"""The rows of reports that no mapping describes: whatever stands around them, exactly these."""

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport, SignInPage
from faxflow.frames.source import ReaderKind
from faxflow.frames.survey import Survey, survey

NAMES = ["MRN", "Patient", "DOB", "Visit", "Fax"]
ROWS = [
    ["00120", "FARTHING, OTTOLINE", "3/14/1961", "11/02/2026 09:15", "212-555-0101"],
    ["00121", "VANE, SAUL", "12/1/1954", "11/02/2026 09:30", "212-555-0102"],
    ["00122", "KRANZ, OTTO", "7/30/1988", "11/02/2026 10:00", "212-555-0103"],
    ["00123", "BELL, SUE", "1/9/2001", "11/02/2026 10:45", "212-555-0104"],
]


def found(text: str | bytes) -> Survey:
    content = text if isinstance(text, bytes) else text.encode()
    return survey(ReportFile("report", content, "test"))


def table(delimiter: str = "|", names: list[str] = NAMES) -> str:
    return "".join(delimiter.join(row) + "\n" for row in [names, *ROWS])


def told(text: str | bytes) -> tuple[int, int, list[str]]:
    one = found(text)
    assert one.data
    return one.data.header.line, one.data.count, list(one.columns)


@pytest.mark.parametrize("delimiter", ["\t", "|", ";", "^", "~"])
def test_the_delimiter_is_the_one_that_makes_columns(delimiter: str) -> None:
    one = found(table(delimiter))

    assert one.source
    assert (one.source.reader, one.source.delimiter) == (ReaderKind.DELIMITED, delimiter)
    assert told(table(delimiter)) == (1, 4, NAMES)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("cp1252", "cp1252")],
)
def test_the_encoding_is_told(encoding: str, name: str) -> None:
    one = found(table().replace("SAUL", "SAÜL").encode(encoding))

    assert one.source
    assert one.source.encoding == name


def test_banners_page_headings_groups_totals_and_footers_are_no_rows() -> None:
    lines = table().splitlines()
    page = ["Elm Street Clinic", "Page {} of 2    Printed 11/02/2026", lines[0], "-" * 60]
    text = "\n".join(
        [
            *page,
            "Provider: ROE, ANN MD",
            *lines[1:3],
            "Subtotal|2|||",
            *[one.replace("{}", "2") for one in page],
            "Provider: POE, JO DO",
            *lines[3:],
            "ROE, ANN MD Total|2|||",
            "",
            "Total patients: 4",
            "*** End of report ***",
            "Note: cancelled visits are left out, as always",
        ]
    )

    assert told(text) == (3, 4, NAMES)
    assert not found(text).warnings


def test_a_total_that_is_not_met_is_told() -> None:
    assert found(table() + "\nTotal patients: 5\n").warnings


def test_columns_of_blanks_are_found_by_their_places() -> None:
    widths = [8, 24, 12, 20, 14]
    lines = [
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [NAMES, *ROWS]
    ]
    text = "Elm Street Clinic\nRun on 11/02/2026 by SVC\n\n" + "\n".join(lines) + "\n\n4 records\n"

    assert told(text) == (4, 4, NAMES)
    assert found(text).source.reader is ReaderKind.FIXED_WIDTH  # type: ignore[union-attr]


def test_a_name_of_two_words_over_short_values_is_one_column() -> None:
    names = ["MRN", "First Name", "Birth Date", "Fax"]
    rows = [[row[0], row[1].split(", ")[1][:4], row[2], row[4]] for row in ROWS]
    lines = ["  ".join(cell.ljust(12) for cell in row).rstrip() for row in [names, *rows]]

    assert told("\n".join(lines) + "\n") == (1, 4, names)


def test_a_ruler_below_the_names_gives_the_places_of_columns() -> None:
    widths = [8, 19, 10, 17, 12]
    lines = [
        " ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [NAMES, *ROWS]
    ]
    lines.insert(1, " ".join("-" * width for width in widths))

    assert told("\n".join(lines) + "\n") == (1, 4, NAMES)


def test_names_over_two_lines_are_put_together() -> None:
    above = "Patient||Birth|Visit|"
    below = "ID|Name|Date|Date/Time|Fax No"
    text = "\n".join([above, below, *table().splitlines()[1:]]) + "\n"

    line, count, columns = told(text)

    assert (line, count) == (2, 4)
    assert columns[:4] == ["Patient ID", "Patient Name", "Birth Date", "Visit Date/Time"]


def test_two_lines_of_names_that_return_on_each_page_are_no_rows() -> None:
    rows = table().splitlines()[1:]
    names = ["Patient||Birth|Visit|", "ID|Name|Date|Date/Time|Fax No"]
    text = "\n".join([*names, *rows[:2], *names, *rows[2:]]) + "\n"

    assert told(text)[1] == 4


SHEET = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="Visits"><Table>
  <Row><Cell ss:MergeAcross="4"><Data ss:Type="String">Elm Street Clinic</Data></Cell></Row>
  <Row ss:Index="3">{names}</Row>
  {rows}
 </Table></Worksheet>
</Workbook>"""


def cells(texts: list[str]) -> str:
    return "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in texts)


def test_an_xml_workbook_of_2003_is_read() -> None:
    rows = "".join(f"<Row>{cells(row)}</Row>" for row in ROWS)
    text = SHEET.format(names=cells(NAMES), rows=rows)

    assert told(text) == (3, 4, NAMES)
    assert found(text).source.name == "Visits"  # type: ignore[union-attr]


def test_an_xml_workbook_gives_numbers_and_days_as_people_write_them() -> None:
    name, number = '<Cell ss:Index="2">', '<Data ss:Type="Number">2.125550101E9</Data></Cell>'
    day = '<Cell><Data ss:Type="DateTime">1961-03-14T00:00:00.000</Data></Cell>'
    last = f"<Row>{cells(['00124'])}{name}{number}{day}{cells(['11/02/2026 11:00'])}</Row>"
    rows = "".join(f"<Row>{cells(row)}</Row>" for row in ROWS) + last

    one = found(SHEET.format(names=cells(NAMES), rows=rows))

    assert one.data
    assert one.data.rows.row(-1)[2:] == ("2125550101", "1961-03-14", "11/02/2026 11:00", "")


def test_an_xml_workbook_that_is_cut_off_is_told() -> None:
    rows = "".join(f"<Row>{cells(row)}</Row>" for row in ROWS)

    with pytest.raises(NotAReport, match="cut off"):
        found(SHEET.format(names=cells(NAMES), rows=rows)[:-60])


@pytest.mark.parametrize(
    "text",
    [
        "Elm Street Clinic\n\nNo records found.\n",
        "|".join(NAMES) + "\nNo data for these criteria\n",
        "<html><body><table><tr><td>0 records</td></tr></table></body></html>",
    ],
)
def test_an_empty_report_is_an_answer(text: str) -> None:
    one = found(text)

    assert one.data is None or one.data.count == 0


def test_a_page_that_asks_to_sign_in_is_no_report() -> None:
    with pytest.raises(SignInPage):
        found("<html><form><input name=u><input type=password name=p></form></html>")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04\x14\0\0\0", "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"Dear colleague,\nplease find the list in the portal.\n", "running text"),
    ],
)
def test_what_is_no_report_is_told_by_its_kind(content: bytes, why: str) -> None:
    with pytest.raises(NotAReport, match=why):
        found(content)


@pytest.mark.parametrize(
    "names",
    [
        ["Patient", "2024", "2025", "Jan 2026", "As of 11/22/2026"],
        ["Provider", "8:00", "8:30 AM", "Room", "Status"],
        ["Patient", "0-30", "31-60", "61-90", "Balance due"],
        ["Contact: Phone", "Contact: Fax", "Patient: Name", "Visit", "DOB"],
        ["Name:", "DOB:", "Visit:", "Phone:", "Fax:"],
    ],
)
def test_names_may_look_like_values(names: list[str]) -> None:
    assert told(table(names=names)) == (1, 4, names)


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_line_of_filters_is_no_part_of_the_names(gap: str) -> None:
    assert told(f"Facility|Main, North\n{gap}{table()}")[2] == NAMES


def test_a_sparse_row_is_a_row_and_an_odd_line_is_told() -> None:
    sparse = "00125|POE, JO|||\n"

    assert told(table() + sparse)[1] == 5
    assert "line 6" in found(table() + "Filters:|Dr. Roe|All sites||\n").warnings[0]


@pytest.mark.parametrize(
    "total", ["Total|4|||", "GRAND TOTAL:|4|12|7|9", "Roe, Ann MD Total|4|1|1|1", "*Total*|1|2|3|4"]
)
def test_a_total_is_no_row_though_it_fills_every_column(total: str) -> None:
    assert told(f"{table()}{total}\n")[1] == 4


def test_a_total_by_name_may_be_a_row() -> None:
    assert told(f"{table()}00125|TOTAL, TOM|1/1/1990|11/02/2026 11:00|212-555-0105\n")[1] == 5


@pytest.mark.parametrize(
    "footer",
    ["Total: 5 patients", "Record count: 5", "5 patient(s) found", "Showing 1 to 4 of 5 entries"],
)
def test_a_report_that_says_that_it_has_more_rows_is_told(footer: str) -> None:
    assert "states 5" in found(f"{table()}\n{footer}\n").warnings[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('<?xml version="1.0"?>\n<visits><visit>1, 2, 3</visit></visits>\n', "XML"),
        ('[{"mrn": "00120", "dob": "3/14/1961"}]', "JSON"),
        ("MSH|^~\\&|EHR|ELM|FAX|X|20261102||ADT^A01|1|P|2.3\n", "HL7"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related\n\nMRN,DOB\n1,2\n", "mail"),
    ],
)
def test_text_of_another_kind_is_told_by_its_kind(text: str, why: str) -> None:
    with pytest.raises(NotAReport, match=why):
        found(text)


def test_a_cell_with_a_table_of_its_own_costs_no_row() -> None:
    row = "<tr><td>{}</td><td>{}<table><tr><td>note</td></tr></table></td><td>{}</td></tr>"
    rows = "".join(row.format(*one[:3]) for one in ROWS)
    names = "".join(f"<th>{name}</th>" for name in NAMES[:3])

    assert told(f"<table><tr>{names}</tr>{rows}</table>")[1] == 4
