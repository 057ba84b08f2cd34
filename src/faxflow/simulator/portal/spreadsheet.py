"""Prints a report as old systems do: an HTML table in cp1252 that calls itself a workbook."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from html import escape
from itertools import groupby

from faxflow.simulator.portal.report import COLUMNS, MorningReport, ReportRow

FILE_NAME = "ApptList.xls"
_HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
    "<title>Appointment List</title></head><body>"
)


def print_report(report: MorningReport) -> bytes:
    """The file as the portal sends it."""
    lines = [_HEAD, _banner(report), '<table border="1">', _header(), *_groups(report.rows)]
    lines += [_total(len(report.rows)), "</table>", "<p>End of report</p></body></html>"]
    return "\r\n".join(lines).encode("cp1252")


def _banner(report: MorningReport) -> str:
    until = report.day + timedelta(days=6)
    return (
        "<table><tr><td>MAPLE HOLLOW FAMILY MEDICINE</td></tr>"
        f"<tr><td>Appointment List {report.day:%m/%d/%Y} to {until:%m/%d/%Y}</td></tr></table>"
    )


def _header() -> str:
    return _line(COLUMNS, cell="th")


def _groups(rows: Iterable[ReportRow]) -> Iterator[str]:
    """The rows under a line for each provider, with a subtotal below."""
    for provider, members in groupby(rows, key=lambda row: row.provider):
        listed = [_line(row.cells) for row in members]
        yield f'<tr><td colspan="{len(COLUMNS)}"><b>Provider: {escape(provider)}</b></td></tr>'
        yield from listed
        yield _line((f"Subtotal: {len(listed)}", *[""] * (len(COLUMNS) - 1)))


def _total(rows: int) -> str:
    return _line((f"Total: {rows}", *[""] * (len(COLUMNS) - 1)))


def _line(cells: Iterable[str], cell: str = "td") -> str:
    return "<tr>" + "".join(f"<{cell}>{escape(text)}</{cell}>" for text in cells) + "</tr>"
