"""A phone number as its national digits."""

import re

from faxflow.domain.matching.placeholders import DIRECTORY_ASSISTANCE, NO_PHONES

_EXTENSION = re.compile(r"(?i)\s*(?:ext?\.?|extension|x|#)\s*\d*$")
_NOT_DIGITS = {ord(mark): None for mark in map(chr, range(128)) if not mark.isdigit()}
_LOCAL, _LONGEST = 7, 15
_NORTH_AMERICAN = 11
_AUSTRALIAN = 11


def clean_phone(text: str) -> str:
    """The digits without country code and extension; empty where it is nobody's number."""
    if not text or "e+" in text.lower():
        return ""
    if not text.isdigit():
        text = _EXTENSION.sub("", text.removesuffix(".0"))
    digits = _national(text.translate(_NOT_DIGITS))
    return "" if _is_nobodys(digits) else digits


def _national(digits: str) -> str:
    digits = digits.removeprefix("00")
    if len(digits) == _NORTH_AMERICAN and digits[0] == "1":
        return digits[1:]
    if len(digits) == _AUSTRALIAN and digits.startswith("61"):
        return f"0{digits[2:]}"
    return digits


def _is_nobodys(digits: str) -> bool:
    return (
        not digits.isdigit()
        or not _LOCAL <= len(digits) <= _LONGEST
        or len(set(digits[-_LOCAL:])) == 1
        or digits in NO_PHONES
        or digits.endswith(DIRECTORY_ASSISTANCE)
    )
