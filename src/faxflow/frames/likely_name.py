"""Whether a text may name a column, or is a value or a part of a sentence."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from faxflow.frames.name_words import is_known

_LONGEST: Final = 200
_LONGEST_ALONE: Final = 40
_WORDS_ALONE: Final = 4
_SENTENCE_WORDS: Final = 4
_CLAUSE_WORDS: Final = 3
"""Of what goes on in small letters behind a comma and a blank, as in this sentence."""
_LEAST_SERIES: Final = 2
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_VALUE: Final = re.compile(
    r"[\W\d_]*"  # digits and signs alone
    r"|\d{1,4}[/-]\d{1,2}[/-]\d{2,4}(?: .*)?|\d{1,2}:\d{2}.*|\S+@\S+\.\S+"
)
_TOLD: Final = re.compile(r"(?:[^:=(]|\([^)]*\)){1,30}[:=](?P<value>\s[^(].*)?")
"""A name that is followed by its value: Provider: Roe."""
_BAND: Final = re.compile(
    r"\d+\s*(?:-|–|to)\s*\d+|\d+\s*\+|[<>]=?\s*\d+|(?:over|under)\s*\d+", re.I
)
_DAY_OR_HOUR: Final = re.compile(
    r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}|\d{1,2}[/-]\d{1,2}|\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?"
)
_SENTENCE: Final = re.compile(r"[.!;,]\s*$|[.!;]\s+\w+\s+\w+\s+\w", re.DOTALL)
_CODE: Final = re.compile(r"(?i)(?:select|insert|update|delete|create|import|def)\s+\S")
_CLOSES: Final = {")": "(", "]": "[", "}": "{"}


def is_value(cell: str) -> bool:
    """Whether the cell is digits, a day, an hour, an address, or too long for a name."""
    is_long = len(cell) > _LONGEST
    return is_long or bool(_VALUE.fullmatch(cell) and not _YEAR.fullmatch(cell))


def tells(cell: str) -> bool:
    """Whether the cell is a name with its value, and not two names: Contact: Phone."""
    found = _TOLD.fullmatch(cell.strip())
    return found is not None and not is_known(found["value"] or "")


def are_a_series(names: Sequence[str]) -> bool:
    """Whether the names are a name and then days, hours, bands or numbers that go on by one."""
    first, *rest = (name.strip() for name in names)
    rest = [name for name in rest if is_value(name)]
    if is_value(first) or len(rest) < _LEAST_SERIES or len(set(rest)) < len(rest):
        return False
    numbers = [int(name) for name in rest if name.isdecimal() and len(name) <= len("2026")]
    steps = {after - before for before, after in pairwise(numbers)}
    counted = len(numbers) == len(rest) and steps == {1}
    return counted or all(_BAND.fullmatch(one) or _DAY_OR_HOUR.fullmatch(one) for one in rest)


def is_likely_name(name: str, *, alone: bool = False) -> bool:
    """Whether nothing in it speaks against a name; `alone` where no rows say more of it."""
    text = name.strip()
    words = len(text.split())
    if (
        _CODE.match(text)
        or text.startswith("|")
        or not _is_balanced(text)
        or (words >= _SENTENCE_WORDS and _SENTENCE.search(text))
    ):
        return False
    if name[:1].isspace() and text[:1].islower() and words >= _CLAUSE_WORDS:
        return False
    if not alone:
        return True
    is_short = len(text) <= _LONGEST_ALONE and words <= _WORDS_ALONE and text[-1:] != "."
    return is_short and (is_known(text) or not any(map(str.isdigit, text)))


def _is_balanced(text: str) -> bool:
    """Whether each bracket that opens is closed, as in a name and not in a piece of code."""
    opened: list[str] = []
    for sign in text:
        if sign in _CLOSES.values():
            opened.append(sign)
        elif sign in _CLOSES and (not opened or opened.pop() != _CLOSES[sign]):
            return False
    return not opened
