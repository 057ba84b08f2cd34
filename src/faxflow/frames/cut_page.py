"""Whether an HTML page ends in the middle of its table, as one does whose download broke off."""

import re
from typing import Final

_OPEN_TAG: Final = re.compile(r"<[a-zA-Z/!][^>]*\Z")
_TAIL: Final = 5000
_ROW: Final = re.compile(r"<(/?)tr\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"</(?:table|body|html)\s*>", re.IGNORECASE)
_PAGE: Final = re.compile(r"<html\b", re.IGNORECASE)
_TABLE: Final = re.compile(r"<table\b", re.IGNORECASE)


def is_cut_page(text: str) -> bool:
    """Whether the page ends inside a tag, in a row where others are closed, or, for a whole page,
    before its table, its body and itself are closed.

    Pages of the nineties leave out many an end, but not the end of the last row alone.
    """
    if _OPEN_TAG.search(text[-_TAIL:]):
        return True
    if not _TABLE.search(text) or _ENDS.search(text):
        return False
    rows = [bool(mark) for mark in _ROW.findall(text)]
    return bool(_PAGE.search(text)) or (any(rows) and not rows[-1])
