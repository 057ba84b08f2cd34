"""What stands before an address and behind it, and is no part of it: rests of labels and rules."""

import re
from collections.abc import Collection
from typing import Final

_END: Final = re.compile(r"[\s,.;]([A-Z]{2})[.,]?\s+\d{5}(?:-\d{4})?(?![\d-])")
_COUNTRY: Final = re.compile(r"(?i)[\s,.;]*(?:u\.?s\.?a?\.?|united states(?: of america)?)\.?\s*")
_PIECE: Final = re.compile(r"([^,\n]*)[,\n]\s*")
_NUMBERED: Final = re.compile(r"\d+\s*[A-Z\d]")
_NO_PART: Final = re.compile(
    r"(?!c/o |care of |at )[a-z].*|.*[^\w\s.,'&#/()-].*|[^\w]*|[^(]*\).*|.*\([^)]*"
    r"|.*\d{3}\W{0,2}\d{3}\W?\d{4}"
)
"""No building's name: it begins small, has signs that no name has, or is a phone number."""
_MARKS: Final = " .,;:|'`_~-({[)}]*\"\u2122\u00b0"


def within_edges(text: str, states: Collection[str]) -> tuple[str, bool]:
    """The address alone, of lines or pieces, and whether words had to be left out for it."""
    start = 0
    while (piece := _PIECE.match(text, start)) and _NO_PART.fullmatch(piece[1].strip()):
        start = piece.end()
    if not _NUMBERED.match(text, start):
        start = 0
    ends = [found for found in _END.finditer(text) if found[1] in states]
    end = ends[0].end() if len(ends) == 1 else len(text)
    before, behind = text[:start].strip(_MARKS), text[end:].strip(_MARKS)
    return text[start:end], bool(before or (behind and not _COUNTRY.fullmatch(behind)))
