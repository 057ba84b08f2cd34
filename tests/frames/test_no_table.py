"""Texts without a table: each is refused by its kind, and a table is not taken for one."""

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.survey import Survey, survey

LETTER = (
    "Elm Street Clinic\n14 Elm Street, Dover, DE 19901\nPhone: 302-555-0101, Fax: 302-555-0102\n\n"
    "Dear Dr. Vane,\n\nthank you for sending Mr. Roe, whom I saw on Monday. His knee is better, and"
    " I would like to see him again.\n\nSincerely,\n\nSue Bell, DO\nElm Street Clinic\n"
)
NOTE = (
    "Seen on Monday, at Elm\n\n"
    "The left knee hurts on stairs, at night, and after long walks with the dog.\n"
    "There is no fever, no swelling, and no numbness in either of his feet.\n\nBell, DO\n"
)
BRIEF = (
    "Sehr geehrter Herr Dr. Vane,\n\nvielen Dank, dass Sie uns Frau Roe geschickt haben, die wir am"
    " Montag sahen.\n\nMit Grüßen\n\nPraxis am Ring, Bonn\n"
)
LOGS = (
    "2026-11-02 05:00:01,123 INFO [main] report - stopped, user 1\n" * 2,
    "[2026-11-02 05:00:01] app.ERROR: no page, line 3\n#0 a.x(3): b(1, 2)\n" * 2,
    "WARN  2026-11-02 05:00:01 Report - slow, user 1\n\tat a.B.c(D, 12)\n\tat a.B(D, 14)\n" * 2,
    '10.0.0.7 - sue [02/Nov/2026:05:00:01 +0000] "GET /a, b HTTP/1.1" 200 51 "-" "x"\n' * 3,
    "Nov  2 05:00:01 elm portal[41]: report, of 3 rows, was made\n" * 3,
    "#Software: a server\n#Fields: date time status\n2026-11-02 05:00:01 200\n",
)
STATIONS = (
    "EL0011   17.11   404.0  ELM STREET\n"
    "OA0012   17.13    19.2  OAK NOT FOUND\n"
    "AS0013   25.33   503.4  ASH\n"
    "BI0014   25.25    26.1  BIRCH ERROR\n"
)


def found(text: str) -> Survey:
    return survey(ReportFile("report", text.encode(), "test"))


@pytest.mark.parametrize("text", [LETTER, NOTE, BRIEF])
def test_a_letter_is_refused_as_one(text: str) -> None:
    with pytest.raises(NotAReport, match="letter or other running text"):
        found(text)


@pytest.mark.parametrize("text", LOGS)
def test_a_log_is_refused_as_one(text: str) -> None:
    with pytest.raises(NotAReport, match="log of a program"):
        found(text)


def test_a_table_below_a_letters_words_is_read() -> None:
    rows = "MRN,Patient,Fax\n00120,Roe,212-555-0101\n00121,Bell,212-555-0102\n"

    one = found(f"{LETTER}\n{rows}")

    assert one.data
    assert one.data.count == 2


def test_a_list_of_events_with_its_names_is_no_log() -> None:
    one = found("time,level,user\n2026-11-02 05:00:01,INFO,sue\n2026-11-02 05:00:02,INFO,otto\n")

    assert one.data
    assert one.data.count == 2


def test_numbers_and_words_of_trouble_in_columns_are_no_message() -> None:
    one = found(STATIONS)

    assert one.data
    assert one.data.count == 4


@pytest.mark.parametrize(
    "text", ["404\n", "HTTP/1.1 503\n", "Status: 500\n", "502 Bad Gateway\n", "Oops\n404\n"]
)
def test_a_status_of_the_web_is_a_message(text: str) -> None:
    with pytest.raises(NotAReport, match="error message"):
        found(text)


def test_a_phone_number_is_no_message() -> None:
    with pytest.raises(NotAReport, match="names of columns"):
        found("Elm Street Clinic\n503-555-0101\n")
