"""Codes that are made of letters and digits: diagnoses, member numbers, chart numbers."""

import re
from typing import Final

from faxflow.domain.referrals.form_reading.parsed import Parsed

_ICD_10: Final = re.compile(r"[A-TV-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?")
"""The shape of ICD-10-CM: a letter other than U, a digit, then digits or letters."""
_LOOKS_LIKE_ICD: Final = re.compile(
    r"(?<![\w.])[A-Za-z0-9|!\u00a3$]{3}(?:[.,]\s?[0-9A-Za-z|]{1,4})?(?![\w])"
)
_FIRST: Final = str.maketrans({"1": "I", "|": "I", "!": "I", "l": "I", "0": "O", "5": "S", "8": "B",
                               "6": "G", "2": "Z", "\u00a3": "E", "$": "S"})  # fmt: skip
_REST: Final = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1", "Q": "0"})
_ID: Final = re.compile(r"[A-Z0-9][A-Z0-9*]*(?:[-/.][A-Z0-9]+)*", re.IGNORECASE)
_MORE_DIGITS: Final = re.compile(r"\d\S*\d")
_UNCLEAR: Final = "the first letter of a code is not clear"
_LEAST_ID: Final = 4
_EDGES: Final = ".,;:|'`_*\u00b0\u00b7\u2018\u2019~\u201c\u201d\""
"""What specks beside a number are taken for."""
_LETTERS_ALIKE: Final = re.compile(r"[OILSBZQ]|0(?=[A-Z])|1(?=[A-Z])", re.IGNORECASE)
_CHART: Final = re.compile(r"[A-Z]{0,4}[-#]?\d[\dA-Z-]*", re.IGNORECASE)


def diagnoses(text: str) -> Parsed:
    """The ICD-10 codes of the text with blanks between."""
    codes: dict[str, bool] = {}
    rest = text
    for found in _LOOKS_LIKE_ICD.finditer(text):
        if code := _icd(found.group()):
            codes[code] = found.group()[0].upper() == code[0]
            rest = rest.replace(found.group(), " ", 1)
    if not codes:
        return Parsed(None, "it holds no ICD-10 code")
    if _MORE_DIGITS.search(rest):
        return Parsed(" ".join(codes), "not all of it are codes")
    return Parsed(" ".join(codes), None if all(codes.values()) else _UNCLEAR)


def _icd(text: str) -> str | None:
    """The code with its usual misreadings undone, or None for other words."""
    bare = text.replace(",", ".").replace(" ", "")
    if not any(map(str.isdigit, bare[1:])) or (bare.isdigit() and "." not in text):
        return None
    code = bare[0].translate(_FIRST).upper() + bare[1:].translate(_REST).upper()
    return code if _ICD_10.fullmatch(code) else None


def identifier(text: str) -> Parsed:
    """A member or authorisation number: the words with digits in them, closed up."""
    text = text.replace("\u00a3", "E")  # a capital E as recognition sees it on a bad line
    words = [word.strip(_EDGES) for word in re.sub(r"\([^)]*\)?", " ", text).split()]
    kept = [word for word in words if word.strip("#-")]
    numbered = [word for word in kept if any(map(str.isdigit, word))]
    if not numbered:
        return Parsed(None, "it holds no digits")
    joined = "".join(kept) if len(kept) == len(numbered) or _is_prefixed(kept) else numbered[0]
    joined = joined.lstrip("#")
    if len(joined) < _LEAST_ID or not _ID.fullmatch(joined):
        return Parsed(joined or None, "it has not the shape of a number")
    return Parsed(joined, None if len(kept) == len(numbered) == 1 else "it stands in several words")


def _is_prefixed(words: list[str]) -> bool:
    """Whether letters stand in front as part of the number: XYZ 1234 5678."""
    first, *rest = words
    return first.isupper() and len(first) <= _LEAST_ID and all(map(str.isdigit, "".join(rest)))


def chart_number(text: str) -> Parsed:
    """The record number under which whoever refers knows the patient."""
    bare = text.strip(f" #{_EDGES}")
    found = _CHART.match(bare)
    if found is None:
        return Parsed(None, "it holds no number")
    rest = bare[found.end() :].strip(f" {_EDGES}")
    return Parsed(found.group(), "more stands behind the number" if rest else None)
