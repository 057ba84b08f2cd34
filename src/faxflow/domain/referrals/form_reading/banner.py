"""The lines that fax machines print over a page: sender, time and page number, of no one's form."""

import re
from collections.abc import Sequence
from typing import Final

from faxflow.domain.referrals.form_reading.rows import Row

_TOP: Final = 60.0
"""Points from the page's top within which machines print."""
_SIGNS: Final = (
    re.compile(
        r"\b[PF][A4]GE\b\W*\d|\bP\W{0,2}\d{1,3}\s*/\s*\d|\b\d{1,3}\s*(?:/|of)\s*\d{1,3}\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M?)?\b", re.IGNORECASE),
    re.compile(r"\bFROM\b\W", re.IGNORECASE),
    re.compile(r"\bT[O0]\b\W?[:;]", re.IGNORECASE),
    re.compile(r"\b(?:fax|tel|fax server|received|rcvd|csid|tsid)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W{0,2}\d|\d[/.-]\d",
        re.IGNORECASE,
    ),
    re.compile(r"\d{3}\W{0,2}\d{3}\W?\d{4}"),
)
_ENOUGH: Final = 3
_NOT_PRINTED: Final = re.compile(r"\b(?:patient|dob|birth|mrn|npi)\b", re.IGNORECASE)


def without_banner(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The page's rows without a fax machine's line at its top, numbered anew."""
    kept = [row for index, row in enumerate(rows) if not (index < 2 and _is_banner(row))]
    return tuple(Row(number, row.words, row.height, row.middle) for number, row in enumerate(kept))


def _is_banner(row: Row) -> bool:
    text = row.text(0, len(row.words))
    if row.middle >= _TOP or _NOT_PRINTED.search(text):
        return False
    return sum(bool(sign.search(text)) for sign in _SIGNS) >= _ENOUGH
