"""A page whose download broke off is told from one that leaves its ends out."""

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.survey import survey

HEAD = "<table><tr><th>Patient</th><th>MRN</th><th>Visit</th></tr>"
ROW = "<tr><td>ROE, ANN</td><td>7001</td><td>11/24/2026</td></tr>\n"
OPEN_ROW = "<tr><td>POE, BO<td>7002<td>11/25/2026\n"


def page(text: str) -> ReportFile:
    return ReportFile("visits.xls", text.encode(), "test")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{ROW}{ROW}<tr><td>POE, BO</td><td cla",
        f"{HEAD}{ROW}{ROW}<tr><td>POE, BO</td><td>70",
        f"{HEAD}{ROW}{ROW}<tr><td>POE, BO</td></",
        f"<html><body>{HEAD}{ROW}{ROW}",
    ],
)
def test_a_page_that_breaks_off_is_no_report(text: str) -> None:
    with pytest.raises(NotAReport, match="cut off before its table ends"):
        survey(page(text))


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{ROW}{ROW}</table>",
        f"{HEAD}{ROW}{ROW}",
        f"<table><tr><th>Patient<th>MRN<th>Visit\n{OPEN_ROW}{OPEN_ROW}",
        f"<html>{HEAD}{ROW}{ROW}</table><p>Balance < 5",
        f"<html><body>{HEAD}{ROW}{OPEN_ROW}</body></html>",
    ],
)
def test_a_page_that_leaves_ends_out_is_read_whole(text: str) -> None:
    found = survey(page(text))

    assert found.data is not None
    assert found.data.count == 2
