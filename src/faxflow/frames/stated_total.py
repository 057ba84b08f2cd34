"""The report's own total as a check: fewer rows than it states are a file that was cut off."""

import re
from collections.abc import Sequence

import polars as pl

from faxflow.domain.counted import counted
from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.report_words import DONE, THINGS, one_line
from faxflow.frames.table import Row

_ANY = rf"(?:{THINGS}|(?:record|row|patient|appointment|visit|referral|fax)\(e?s\))"
_STATED = (
    re.compile(
        rf"(?:grand\s+|report\s+|overall\s+)?total(?:\s+(?:number\s+of\s+|count\s+of\s+)?{THINGS}"
        rf"|\s+count)?(?:\s+{DONE})?\s*[:=]?\s*(\d[\d,]*)",
        re.IGNORECASE,
    ),
    re.compile(rf"{THINGS}(?:\s+{DONE})?\s*[:=]\s*(\d[\d,]*)", re.IGNORECASE),
    re.compile(rf"(?:number|count) of {THINGS}\s*[:=]?\s*(\d[\d,]*)", re.IGNORECASE),
    re.compile(rf"\W*(\d[\d,]*)\s+{_ANY}(?:\s+{DONE})?\W*", re.IGNORECASE),
    re.compile(rf"(?:grand\s+)?totals?\s*[:=]\s*(\d[\d,]*)\s+{_ANY}", re.IGNORECASE),
    re.compile(rf"{THINGS}\s+count\s*[:=]\s*(\d[\d,]*)", re.IGNORECASE),
    re.compile(rf"{THINGS}\s+seen\s*[:=]\s*(\d[\d,]*)", re.IGNORECASE),
    re.compile(
        rf"(?:showing|displaying)?\s*{_ANY}?\s*\d+\s*(?:to|-)\s*\d+\s+of\s+(\d[\d,]*)(?:\s+{_ANY})?",
        re.IGNORECASE,
    ),
)


def check_total(report: ReportFile, lines: pl.Series, others: Sequence[Row]) -> None:
    """Nothing where the last total below the last row is the number of all rows, or of those
    since the total before it (its group's). `lines` are the rows'; `others` the lines that
    are no rows. Raises NotAReport where it is another number.
    """
    counts = ((row.line, stated_count(row)) for row in sorted(others))
    stated = [(0, 0), *((line, count) for line, count in counts if count is not None)]
    last_line, last = stated[-1]
    if len(stated) == 1 or (lines > last_line).any():
        return
    in_group = (lines > stated[-2][0]).sum()
    if last not in (len(lines), in_group):
        raise NotAReport(
            name=report.name,
            what=f"line {last_line} states {counted(last, 'row')}, but {len(lines)} were found"
            " (where that is no count of rows, set check_total = false in the mapping)",
        )


def stated_count(row: Row) -> int | None:
    """The number of rows that a total line says there are; None where it says no such thing.

    A number that stands apart from the word total is the sum of its column.
    """
    text = one_line(row.cells)
    matches = (pattern.fullmatch(text) for pattern in _STATED)
    found = next((match for match in matches if match), None)
    filled = [index for index, cell in enumerate(row.cells) if cell.strip()]
    if found is None or filled[-1] - filled[0] >= len(filled):
        return None
    return int(found[1].replace(",", ""))
