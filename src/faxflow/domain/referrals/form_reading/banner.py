"""The lines that fax machines print over a page: sender, time and page number, of no one's form."""

import re
from collections.abc import Sequence
from itertools import dropwhile
from typing import Final

from faxflow.domain.referrals.form_reading.rows import Row

TOP: Final = 60.0
"""Points from the page's top within which machines print."""
_MONTHS: Final = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_SIGNS: Final = tuple(
    re.compile(sign, re.IGNORECASE)
    for sign in (
        r"\b[PF][A4]GE\b\W*\d|\bP\W{0,2}\d{1,3}\s*/\s*\d|\b\d{1,3}\s*of\s*\d|\b0\d{0,2}/0\d{0,2}\b",
        r"\b\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M?)?\b",
        r"\bfrom\b\W",
        r"\bt[o0]\b\W?[:;]|->",
        r"\b(?:fax|tel|fax server|received|rcvd|csid|tsid)\b",
        rf"\b(?:{_MONTHS})[a-z]*\W{{0,2}}\d|\d[/.-]\d",
        r"\d{3}\W{0,2}\d{3}\W?\d{4}",
    )
)
_ENOUGH: Final = 3
_NOT_PRINTED: Final = re.compile(r"\b(?:patient|name|d\.?o\.?b|birth|mrn|npi)\b", re.IGNORECASE)


def without_banner(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The page's rows without the fax machines' lines at its top, numbered anew."""
    kept = dropwhile(_is_banner, rows)
    return tuple(Row(number, row.words, row.height, row.middle) for number, row in enumerate(kept))


def _is_banner(row: Row) -> bool:
    text = row.text(0, len(row.words))
    if row.middle >= TOP or _NOT_PRINTED.search(text):
        return False
    return sum(bool(sign.search(text)) for sign in _SIGNS) >= _ENOUGH
