"""A text as a cell that no spreadsheet reads as anything else, and back as it was.

A spreadsheet runs what begins as a formula (CWE-1236), takes the zeros before a number, and
writes dates in its own way. An apostrophe before the text keeps it from all three.
"""

import re

_MARK = "'"
_FORMULA = ("=", "+", "-", "@", _MARK, "\t", "\r")
_TOUCHED = re.compile(r"[=+\-@'\t\r\n\x0b]|\s*(?:true|false)\s*$|.*\d", re.IGNORECASE | re.DOTALL)
"""What a spreadsheet might read as a formula, a truth, a number or a date; or has the mark."""


def guarded(text: str) -> str:
    """The text for a spreadsheet's cell."""
    return f"{_MARK}{text}" if _TOUCHED.match(text) else text


def guarded_name(text: str) -> str:
    """The same for a heading or a sentence, which a spreadsheet can only take for a formula."""
    return f"{_MARK}{text}" if text.startswith(_FORMULA) else text


def unguarded(cell: str) -> str:
    """The text that a cell holds; one that was typed without the mark is taken as it is."""
    rest = cell.removeprefix(_MARK)
    return rest if _TOUCHED.match(rest) else cell
