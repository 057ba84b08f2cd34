"""Workbooks of Excel 97 (.xls): whole, cut off, and locked."""

from pathlib import Path

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.ole_file import workbook_stream
from faxflow.frames.survey import Survey, survey
from faxflow.frames.workbook import read_workbook

PLACE = Path(__file__).parents[2] / "fixtures" / "reports" / "visits_97.xls"
WHOLE = PLACE.read_bytes()
BEGIN = b"\x09\x08\x10\x00\x00\x06\x05\x00"
FILE_PASS = b"\x2f\x00\x36\x00"


def found(content: bytes) -> Survey:
    return survey(ReportFile("report", content, "test"))


def test_numbers_and_days_are_what_a_person_sees() -> None:
    sheets = read_workbook(WHOLE)

    assert sheets
    assert sheets[0][1][4].cells[:7] == [
        "00417733", "AALTONEN, VEERA M", "1961-03-09", "2027-02-01 08:00:00", "QUILL, ADA MD",
        "(907) 555-0111", "99603",
    ]  # fmt: skip


def test_a_hidden_sheet_is_not_read() -> None:
    sheets = read_workbook(WHOLE)

    assert sheets
    assert [name for name, _ in sheets] == ["A"]


@pytest.mark.parametrize("part", [0.06, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95])
def test_one_that_is_cut_off_is_told(part: float) -> None:
    with pytest.raises(NotAReport, match="damaged or cut off"):
        found(WHOLE[: int(len(WHOLE) * part)])


def test_one_whose_tables_never_end_is_told() -> None:
    table = (int.from_bytes(WHOLE[76:80], "little") + 1) * 512
    turning = WHOLE[:table] + bytes(512) + WHOLE[table + 512 :]

    assert workbook_stream(turning) is None


def test_one_that_is_locked_is_told() -> None:
    at = WHOLE.index(BEGIN) + 20

    with pytest.raises(NotAReport, match="password"):
        found(WHOLE[:at] + FILE_PASS + WHOLE[at + len(FILE_PASS) :])


@pytest.mark.parametrize(("stream", "why"), [("WordDocument", "Word"), ("__substg1.0_", "mail")])
def test_another_document_in_the_same_kind_of_file_is_told(stream: str, why: str) -> None:
    with pytest.raises(NotAReport, match=why):
        found(WHOLE[:512] + bytes(512) + stream.encode("utf-16-le") + bytes(512))


def test_one_that_says_that_it_has_a_billion_rows_is_told() -> None:
    size = WHOLE.index(b"\x00\x02\x0e\x00") + 4

    with pytest.raises(NotAReport, match="damaged"):
        found(WHOLE[: size + 4] + b"\xff\xff\xff\x50" + WHOLE[size + 8 :])
