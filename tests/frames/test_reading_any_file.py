"""Any file: rows where there are rows, an answer where there are none, else a clear reason."""

from pathlib import Path

import pytest
from small_report import HEADER, MAPPING, field, line, mapping_of, read, rejects

from faxflow.errors import ColumnMissing, NotAReport, SignInPage

TWO = HEADER + line("1") + line("2")


@pytest.mark.parametrize(
    "content",
    [
        TWO,
        TWO.rstrip("\n"),
        TWO.replace("\n", "\r\n"),
        TWO.replace("\n", "\r"),
        TWO.replace(",", ";"),
        TWO.replace(",", "|"),
        TWO.replace(",", "\t").encode("utf-16"),
        TWO.encode("utf-16-le"),
        b"\xef\xbb\xbf" + TWO.encode(),
        TWO.replace("Knee", "Kn\0ee"),
        TWO.replace("\n", ",\n"),
        TWO + "\n\n" + "-" * 40 + "\n",
        TWO.replace(",", " , "),
    ],
)
def test_the_same_rows_come_out_of_every_dialect(content: str | bytes, tmp_path: Path) -> None:
    result = read(content, mapping_of(tmp_path))

    assert (field(result, "mrn"), field(result, "note")) == (["1", "2"], ["Knee", "Knee"])


@pytest.mark.parametrize(
    ("cell", "note"),
    [
        ('"a, b"', "a, b"),
        ('"say ""ah"""', 'say "ah"'),
        ("5'10\" tall", "5'10\" tall"),
        ('"Bo" Lee', '"Bo" Lee'),
        ('"Bo', '"Bo'),
        ('"two\nlines"', "two\nlines"),
        ('"a\n\nb"', "a\nb"),
        ("a\rb", "a\nb"),
        ('="0012"', "0012"),
        ("'0012", "0012"),
        ("a \u00a0  b", "a b"),
        ("N/A", ""),
    ],
)
def test_a_cell_keeps_what_a_person_sees_in_it(cell: str, note: str, tmp_path: Path) -> None:
    result = read(HEADER + line("1", cell) + line("2", '"x, y"'), mapping_of(tmp_path))

    assert field(result, "note") == [note, "x, y"]


def test_a_row_has_the_line_that_an_editor_shows(tmp_path: Path) -> None:
    content = "Clinic\n\n" + HEADER + line("1", '"two\nlines"') + line("2") + "\n" + line("3")

    result = read(content, mapping_of(tmp_path))

    assert result.rows["line"].to_list() == [4, 6, 8]


def test_page_headings_groups_rulers_and_footers_are_no_rows(tmp_path: Path) -> None:
    page = "Clinic,,,\n" + "Page {},,,\n" + HEADER
    content = (
        page.format(1)
        + '"ROE, JO MD",,,\n'
        + line("1")
        + "-----,----,---,---\n"
        + page.format(2)
        + "ROE, ANN MD\n"
        + line("2")
        + "Printed by Roe, Jo on Feb 3, 2027\n*** End of Report ***\n"
    )

    result = read(content, mapping_of(tmp_path))

    assert (field(result, "mrn"), rejects(result)) == (["1", "2"], [])


def test_lines_that_the_mapping_ignores_are_no_rows(tmp_path: Path) -> None:
    mapping = mapping_of(tmp_path, 'ignore_rows = "zz test"' + MAPPING)

    result = read(HEADER + line("1") + line("2", "ZZ Test"), mapping)

    assert (field(result, "mrn"), result.rows_read) == (["1"], 1)


@pytest.mark.parametrize(
    "content",
    [
        HEADER,
        HEADER + "No records found\n",
        "Clinic\nNo records found for the selected dates.\n",
        "<html><body><table><tr><td>No appointments</td></tr></table></body></html>",
    ],
)
def test_an_empty_report_is_an_answer(content: str, tmp_path: Path) -> None:
    result = read(content, mapping_of(tmp_path))

    assert (result.rows_read, result.rows.height, result.rejects.height) == (0, 0, 0)


@pytest.mark.parametrize(
    "content",
    [
        "<html><form><input type=password></form></html>",
        "<html><body>Your session has expired.</body></html>",
        "Please log in again.\n",
    ],
)
def test_a_sign_in_page_is_no_report(content: str, tmp_path: Path) -> None:
    with pytest.raises(SignInPage):
        read(content, mapping_of(tmp_path))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "PDF"),
        (bytes(range(256)) * 8, "binary"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"Alpha,Beta\n1,2\n", "MRN, Note, Fax, Day"),
        (b"<html><body><h1>Error 500</h1></body></html>", "error message"),
        (b"<html><body><h1>Visits</h1></body></html>", "no line of it"),
    ],
)
def test_what_is_no_report_is_named(content: bytes, why: str, tmp_path: Path) -> None:
    with pytest.raises(NotAReport, match=why):
        read(content, mapping_of(tmp_path))


def test_a_renamed_column_is_named_with_what_was_probably_meant(tmp_path: Path) -> None:
    content = TWO.replace("Fax", "Fax No.")

    with pytest.raises(ColumnMissing, match=r"no column Fax,.*Did you mean Fax No\.\?"):
        read(content, mapping_of(tmp_path))


def test_cells_that_span_rows_and_breaks_in_cells_come_out_of_html(tmp_path: Path) -> None:
    content = (
        "<table><tr><td>menu</td><td><table><tr><th>MRN<th>Note<th>Fax<th>Day</tr>"
        "<tr><td rowspan=2>007<td>a<br>b<td>9075550101<td>1/2/2027</tr>"
        "<tr><td>c\n d<td>9075550102<td>1/3/2027</tr></table></td></tr></table>"
    )

    result = read(content, mapping_of(tmp_path))

    assert (field(result, "mrn"), field(result, "note")) == (["007", "007"], ["a\nb", "c d"])
