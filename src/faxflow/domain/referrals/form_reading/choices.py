"""Answers out of a short list: a word, or a mark beside one of several words."""

import re
from collections.abc import Mapping
from typing import Final

from faxflow.domain.referrals.form_reading.parsed import Parsed

_SEXES: Final = {
    "female": "female", "woman": "female", "fem": "female", "f": "female", "girl": "female",
    "male": "male", "man": "male", "m": "male", "boy": "male",
    "other": "other", "x": "other", "nonbinary": "other", "non-binary": "other",
    "unknown": "unknown", "u": "unknown",
}  # fmt: skip
_PRIORITIES: Final = {
    "routine": "routine", "standard": "routine", "elective": "routine", "normal": "routine",
    "nonurgent": "routine", "non-urgent": "routine", "regular": "routine",
    "urgent": "urgent", "expedited": "urgent", "high": "urgent", "priority": "urgent",
    "asap": "asap", "stat": "stat", "emergent": "stat", "emergency": "stat", "immediate": "stat",
}  # fmt: skip
_FULL: Final = re.compile(
    r"[\[({]?\s*[xX\u2713\u2714\u2717\u2718\u2611\u2612\u25a0\u25cf*]\s*[\])}]?"
)
_MARKED: Final = re.compile(
    r"[\[({]\s*[xX\u2713\u2714\u2717\u2718\u221a*]\s*[\])}]|[\u2611\u2612\u2713\u2714\u25a0\u25cf]"
)
_EMPTY: Final = re.compile(r"[\[({]\s*_*\s*[\])}]|[\u2610\u25a1\u25cb]|_{2,}")
_TOKEN: Final = re.compile(rf"({_MARKED.pattern})|({_EMPTY.pattern})|([^\W\d_]+(?:-[^\W\d_]+)?)")
_PLAINLY: Final = 1.5
"""How much nearer a box must stand to one word than to the other."""
_UNCLEAR: Final = "it is not clear which box is marked"
_UNKNOWN: Final = "it is none of the usual words"


def sex(text: str) -> Parsed:
    """FHIR's word for the sex that is written, or marked."""
    return _chosen(text, _SEXES)


def priority(text: str) -> Parsed:
    """FHIR's word for the priority that is written, or marked."""
    return _chosen(re.sub(r"(?i)\bnon[\s-]urgent", "nonurgent", text), _PRIORITIES)


def _chosen(text: str, words: Mapping[str, str]) -> Parsed:
    pieces = list(_TOKEN.finditer(text))
    options = [piece for piece in pieces if piece[3] and piece[3].lower() in words]
    named = {words[option[3].lower()] for option in options}
    if len(named) == 1 and not _is_left_empty(pieces):
        return Parsed(named.pop())
    marked = {words[word] for word in _marked(pieces, words)}
    if len(marked) == 1:
        return Parsed(marked.pop())
    return Parsed(None, _UNCLEAR if named else _UNKNOWN)


def _is_left_empty(pieces: list[re.Match[str]]) -> bool:
    """Whether there are boxes, all of them empty."""
    return any(piece[2] for piece in pieces) and not any(piece[1] for piece in pieces)


def _marked(pieces: list[re.Match[str]], words: Mapping[str, str]) -> set[str]:
    """The words whose box is marked; none where it is not plain to which word a box belongs."""
    boxes = [index for index, piece in enumerate(pieces) if not piece[3]]
    sides = {side for index in boxes if (side := _side(pieces, index))}
    if len(sides) != 1:
        return set()
    step = sides.pop()
    beside = (pieces[i + step] for i in boxes if pieces[i][1] and 0 <= i + step < len(pieces))
    return {word for piece in beside if (word := (piece[3] or "").lower()) in words}


def _side(pieces: list[re.Match[str]], index: int) -> int:
    """1 where a box belongs to the word behind it, -1 to the one before, 0 where nobody knows."""
    first, last = index == 0, index == len(pieces) - 1
    if first or last:
        return 0 if first and last else (1 if first else -1)
    before = pieces[index].start() - pieces[index - 1].end()
    after = pieces[index + 1].start() - pieces[index].end()
    if before > after * _PLAINLY:
        return 1
    return -1 if after > before * _PLAINLY else 0
