"""Answers out of a short list: a word, or a mark beside one of several words."""

import re
from collections.abc import Mapping
from typing import Final

from rapidfuzz.distance import Levenshtein

from faxflow.domain.referrals.form_reading.check_boxes import Written, written
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
_BESIDE_SEX: Final = frozenset((
    "she", "her", "hers", "he", "him", "his", "they", "them", "transgender", "intersex", "prefer",
    "not", "to", "say", "specify", "please", "undisclosed", "declined", "or", "age", "years",
))  # fmt: skip
"""Words beside the sex that change nothing about it."""
_SLIPS: Final = 2
_LEAST_LETTERS: Final = 5
_COLUMN: Final = re.compile(" {30,}")
"""A gap as wide as those between the columns of a page; a blank is a fifth of a line's height."""
_UNCLEAR: Final = "it is not clear which box is marked"
_UNKNOWN: Final = "it is none of the usual words"
_BLOTTED: Final = "something beside it could not be read"
_ONE_SEEN: Final = "only one of its boxes was read"
_A_MARK: Final = "it may be a mark"


def sex(text: str) -> Parsed:
    """FHIR's word for the sex that is written, or marked; in doubt where a word was misread.

    A woman becomes a man where a speck hides two letters, so all that stands there must be read.
    """
    answer = _own_column(text)
    said = [_SEXES.get(_mended(word)) for word in answer.words]
    read = _chosen(answer, _SEXES)
    if read.value is None:
        return read
    strange = {word.lower() for word, one in zip(answer.words, said, strict=True) if one is None}
    if answer.blotted or strange - _BESIDE_SEX:
        return Parsed(read.value, _BLOTTED)
    if answer.boxed and len(set(said) - {None}) == 1:
        return Parsed(read.value, _ONE_SEEN)
    return Parsed(read.value, _A_MARK if answer.words in (["x"], ["X"]) else None)


def priority(text: str) -> Parsed:
    """FHIR's word for the priority that is written, or marked."""
    return _chosen(written(re.sub(r"(?i)\bno[nt][\s-]+urgent", "nonurgent", text)), _PRIORITIES)


def _own_column(text: str) -> Written:
    """What stands before a wide gap, where beyond it is nothing that answers."""
    own, *others = _COLUMN.split(text, maxsplit=1)
    beyond = written(others[0] if others else "")
    answers = beyond.boxed or any(_mended(word) in _SEXES for word in beyond.words)
    return written(text if answers else own)


def _chosen(answer: Written, words: Mapping[str, str]) -> Parsed:
    """The one word that is there, or where there are boxes, the one that is marked."""
    named = {words[known] for word in answer.words if (known := _mended(word)) in words}
    if len(named) == 1 and not answer.boxed:
        return Parsed(named.pop())
    marked = words.get(_mended(answer.marked)) if answer.marked else None
    return Parsed(marked, None if marked else _UNCLEAR if named else _UNKNOWN)


def _mended(word: str) -> str:
    """The word in small letters; one of the sexes where it can be no other, misread as it is."""
    small = word.lower()
    to_female, to_male = (Levenshtein.distance(small, one) for one in ("female", "male"))
    is_long = word[0] == "F" and len(word) >= _LEAST_LETTERS
    if to_female <= _SLIPS and (to_male > _SLIPS or is_long):
        return "female"
    return "male" if word[0] == "M" and to_male == 1 and to_female > _SLIPS else small
