"""Pages as old portals write them: of all their tables exactly the report's rows."""

import quopri

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


def row(cells: list[str], tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>\n"


def rows(some: list[list[str]]) -> str:
    return "".join(map(row, some))


def table(inner: str) -> str:
    return f"<table>{inner}</table>\n"


HEAD = row(NAMES, "th")
REPORT = table(HEAD + rows(ROWS))


def found(page: str | bytes) -> Survey:
    content = page if isinstance(page, bytes) else f"<html><body>{page}</body></html>".encode()
    return survey(ReportFile("report.xls", content, "test"))


def told(page: str | bytes) -> tuple[int, int, list[str]]:
    one = found(page)
    assert one.data
    assert not one.data.ragged
    return one.data.header.line, one.data.count, list(one.columns)


PAGER = ["1", "<a href=x>2</a>", "<a href=y>...</a>"]
SUMMARY = table(row(["Provider", "Visits", "Rate"], "th") + row(["ROE, ANN", "3", "5 %"]) * 9)


@pytest.mark.parametrize(
    ("page", "line"),
    [
        (table(row(["Elm Street Clinic"])) + REPORT + table(row(["Total patients:", "4"])), 2),
        (SUMMARY + REPORT, 11),
        (REPORT + SUMMARY, 1),
        (table(HEAD + rows(ROWS[:2])) + "<h2>Page 2</h2>" + table(HEAD + rows(ROWS[2:])), 1),
        (table(HEAD) + table(rows(ROWS)), 1),
        (table(HEAD + rows(ROWS[:2])) + table(rows(ROWS[2:])), 1),
        (table(HEAD) + "".join(table(row(one)) for one in ROWS), 1),
        (table(f"<tr><td>menu</td><td>{REPORT}</td></tr>"), 1),
        (table(HEAD + rows(ROWS) + f"<tr><td colspan=5>{table(row(PAGER))}</td></tr>"), 1),
        (table("<thead>" + HEAD.removeprefix("<tr>").replace("</tr>", "</thead>") + rows(ROWS)), 1),
        ("<table><tr><th>" + "<th>".join(NAMES) + rows(ROWS).replace("</td>", ""), 1),
    ],
)
def test_the_rows_are_those_of_all_tables_with_the_reports_names(page: str, line: int) -> None:
    assert told(page) == (line, 4, NAMES)


def test_rows_that_a_pager_hides_are_rows() -> None:
    page = table(
        HEAD + rows(ROWS[:2]) + rows(ROWS[2:]).replace("<tr>", "<tr style='display:none'>")
    )

    assert told(page)[1] == 4


def test_hidden_details_notes_and_columns_are_not_there() -> None:
    detail = f"<tr style='display: none'><td colspan=5>{table(row(['Note', 'x']))}</td></tr>"
    note = "<span style='display:none'>01961-03-14</span>"
    hidden = "<td style='display:none'>7</td>"
    lines = [row([*one[:2], note + one[2], *one[3:]]).replace("<tr>", "<tr>" + hidden) + detail
             for one in ROWS]  # fmt: skip

    one = found(table(HEAD.replace("<tr>", f"<tr>{hidden}") + "".join(lines)))

    assert one.data
    assert (list(one.columns), one.data.count) == (NAMES, 4)
    assert list(one.data.rows.row(0)[1:]) == ROWS[0]


def test_what_stands_in_fields_and_lists_is_what_a_person_sees() -> None:
    box, lines = '<input type="text" value="{}">', []
    for one in ROWS:
        choice = f"<select><option>Other<option selected>{one[1]}</select>"
        lines.append(row([box.format(one[0]), choice, *one[2:]]))

    one = found(table(HEAD + "".join(lines)))

    assert one.data
    assert list(one.data.rows.row(0)[1:]) == ROWS[0]


def test_a_number_that_is_too_wide_for_its_column_has_all_its_digits() -> None:
    page = table(HEAD + rows(ROWS)).replace(
        "<td>212-555-0101", '<td x:num="2125550101">2.13E+09'
    )  # fmt: skip

    assert found(page).data.rows.row(0)[-1] == "2125550101"  # type: ignore[union-attr]


def test_a_cell_of_several_rows_and_columns_leaves_the_others_in_their_places() -> None:
    first = "<tr><td rowspan=2 colspan=2>00120</td><td>a</td><td>b</td></tr>"
    page = table(row(["MRN", "", "DOB", "Fax"], "th") + first + row(["c", "d"]))

    data = found(page).data

    assert data
    assert data.rows.row(1)[1:] == ("00120", "c", "d")


def test_text_that_is_shown_as_it_was_typed_is_read_as_text() -> None:
    typed = "\n".join("|".join(one) for one in [NAMES, *ROWS])

    one = found(f"<h1>Visits</h1>\n<pre>\n{typed}\n</pre>")

    assert one.source
    assert one.source.reader is ReaderKind.DELIMITED
    assert told(f"<h1>Visits</h1>\n<pre>\n{typed}\n</pre>") == (3, 4, NAMES)


@pytest.mark.parametrize(
    ("charset", "name"), [("windows-1251", "cp1251"), ("iso-8859-2", "iso8859-2")]
)
def test_a_page_is_read_by_the_encoding_that_it_names(charset: str, name: str) -> None:
    surname = "ИВАНОВ" if charset == "windows-1251" else "Nowák"
    page = f"<html><meta charset={charset}><body>{REPORT.replace('VANE', surname)}</body></html>"

    one = found(page.encode(charset))

    assert one.source
    assert one.data
    assert one.source.encoding == name
    assert one.data.rows.row(1)[2] == f"{surname}, SAUL"


@pytest.mark.parametrize(
    "page",
    [
        "<form><input type=Password></form>",
        "<script>top.location = '/login.jsp'</script>",
        "<meta http-equiv=refresh content='0;url=/Account/Login?ReturnUrl=%2f'>",
        "<form action='/idp'><input type=hidden name=SAMLRequest value=abc></form>",
    ],
)
def test_a_page_that_leads_to_sign_in_is_no_report(page: str) -> None:
    with pytest.raises(SignInPage):
        found(page)


@pytest.mark.parametrize(
    "words",
    ["You have been logged out.", "Authentication required", "Your session is no longer valid."],
)
def test_words_of_a_session_that_ended_are_no_report(words: str) -> None:
    with pytest.raises(SignInPage):
        found(f"<p>{words}</p>")


@pytest.mark.parametrize(
    "words",
    [
        "<h1>404 Not Found</h1>",
        "<h2>Server Error in '/Reports'</h2>",
        "ORA-00942: table or view does not exist; login is not asked for",
        "The portal is down for maintenance.",
    ],
)
def test_an_error_message_is_told(words: str) -> None:
    with pytest.raises(NotAReport, match="error message"):
        found(words)


def test_a_hidden_dialog_for_passwords_makes_no_sign_in_page() -> None:
    dialog = "<div style='display:none'><input type=password></div>"

    assert told(dialog + REPORT)[1] == 4


def test_a_frame_around_other_files_is_told() -> None:
    with pytest.raises(NotAReport, match="frame"):
        found("<frameset><frame src='sheet001.htm'></frameset>")


ARCHIVE = """MIME-Version: 1.0
X-Document-Type: Workbook
Content-Type: multipart/related; boundary="--x"

----x
Content-Location: file:///C:/Visits.htm
Content-Type: text/html; charset="us-ascii"

<html><xml><x:ExcelWorkbook><x:ExcelWorksheet><x:Name>Cover</x:Name>
<x:WorksheetSource HRef="Visits_files/sheet001.htm"/></x:ExcelWorksheet><x:ExcelWorksheet>
<x:Name>Data</x:Name><x:WorksheetSource HRef="Visits_files/sheet002.htm"/></x:ExcelWorksheet>
</x:ExcelWorkbook></xml></html>
----x
Content-Location: file:///C:/Visits_files/sheet001.htm
Content-Type: text/html; charset="us-ascii"

<html><table><tr><td>Elm Street Clinic</td></tr></table></html>
----x
Content-Location: file:///C:/Visits_files/sheet002.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="utf-8"

{}
----x--
"""


def test_a_web_archive_is_read_sheet_by_sheet() -> None:
    page = quopri.encodestring(f"<html>{REPORT}</html>".encode()).decode()

    one = found(ARCHIVE.format(page).encode())

    assert one.source
    assert (one.source.reader, one.source.name) == (ReaderKind.HTML, "Data")
    assert told(ARCHIVE.format(page).encode()) == (1, 4, NAMES)
