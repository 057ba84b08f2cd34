"""A phone number as its national digits."""

import re

from faxflow.domain.matching.placeholders import NO_PHONE_ENDS, NO_PHONES

_EXTENSION = re.compile(r"(?i)\s*(?:ext?\.?|extension|x|#)\s*\d*$")
_ROUNDED = re.compile(r"(?i)\s*[\d.]+e\+?\d+\s*$")
"""What a spreadsheet makes of a long number: its last digits are lost."""

_NOT_DIGITS = re.compile(r"[^0-9]+")
_LOCAL, _LONGEST = 7, 15
_WITH_COUNTRY = 11
_ENDS = NO_PHONE_ENDS | {str(digit) * _LOCAL for digit in range(10)}


def clean_phone(text: str) -> str:
    """The digits without country code and extension; empty where it is nobody's number."""
    if not (text.isascii() and text.isdigit()):
        if not text or _ROUNDED.match(text):
            return ""
        text = _NOT_DIGITS.sub("", _EXTENSION.sub("", text.removesuffix(".0")))
    if len(text) >= _WITH_COUNTRY:
        text = _national(text)
    nobodys = text[-_LOCAL:] in _ENDS or text in NO_PHONES
    return "" if nobodys or not _LOCAL <= len(text) <= _LONGEST else text


def _national(digits: str) -> str:
    """Without the code of North America; with the 0 for that of Australia."""
    digits = digits.removeprefix("00")
    if len(digits) == _WITH_COUNTRY and digits[0] == "1":
        return digits[1:]
    if len(digits) == _WITH_COUNTRY and digits.startswith("61"):
        return f"0{digits[2:]}"
    return digits
