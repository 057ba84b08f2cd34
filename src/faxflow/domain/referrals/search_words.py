"""The words that a patient is found by: names, birth date, phone, outside id, in one form each.

Names stand as they are read, a phone by its digits from the last to the first, so that any
form of it, down to its last four digits, is the beginning of what is kept.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from faxflow.domain.ids import ReferralId, parse_referral
from faxflow.domain.matching.birth import clean_birth
from faxflow.domain.matching.plain_text import plain_words
from faxflow.domain.referrals.fields import Field

_NAMES = (Field.GIVEN_NAME, Field.SURNAME)
_PHONE_MARK = "#"
_ID_MARK = "="
_BIRTH_MARK = "@"
_FEWEST_DIGITS = 4
_LOCAL_DIGITS = 7
_FEWEST_LETTERS = 2
_SHORT_NUMBER = re.compile(r"0*[1-9][0-9]{0,5}")
_EXTENSION = re.compile(r"\s*(?:x|ext\.?|extension)\s*[0-9]+\s*$", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}")
_TRUNK = "(0)"
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Sought:
    """What a text may mean: a referral's own number, or words that a patient has, or both.

    A patient is meant who has, for each beginning in one of the `ways`, a word that begins so.
    """

    referral_id: ReferralId | None
    ways: tuple[tuple[str, ...], ...]

    @property
    def nothing(self) -> bool:
        """Whether the text is too short to look for."""
        return self.referral_id is None and not self.ways


def search_words(fields: Mapping[Field, str]) -> frozenset[str]:
    """All that a patient with these fields is found by."""
    names = (plain_words(fields.get(name, "")) for name in _NAMES)
    words = {word for parts in names for word in (*parts, "".join(parts)) if word}
    marked = {
        _PHONE_MARK: _digits(fields.get(Field.PHONE, ""))[::-1],
        _BIRTH_MARK: clean_birth(fields.get(Field.DATE_OF_BIRTH, "")),
        _ID_MARK: _joined(fields.get(Field.OUTSIDE_ID, "")),
    }
    return frozenset(words | {mark + text for mark, text in marked.items() if text})


def sought(text: str) -> Sought:
    """What a person who types this may be looking for."""
    named = parse_referral(text)
    if named is not None:
        return Sought(named, ())
    short = _SHORT_NUMBER.fullmatch(text.strip())
    ways = dict.fromkeys(way for way in _ways(text) if way)
    return Sought(ReferralId(int(text)) if short else None, tuple(ways))


def _ways(text: str) -> list[tuple[str, ...]]:
    births, rest = _births(text)
    whole = _joined(text)
    outside_id = (_ID_MARK + whole,) if len(whole) >= _FEWEST_DIGITS else ()
    if not _LETTER.search(_EXTENSION.sub("", rest)):
        return [births, *_phones(_EXTENSION.sub("", text)), outside_id]
    words = plain_words(rest)
    # One letter begins half of all names; one sign of Chinese is a name.
    enough = births or len("".join(words)) >= _FEWEST_LETTERS or not rest.isascii()
    named = [(*births, *words), (*births, "".join(words))]
    return [*(named if enough and words else []), outside_id]


def _births(text: str) -> tuple[tuple[str, ...], str]:
    """The birth dates in it, and the rest."""
    parts = text.split()
    dates = {part: clean_birth(part) for part in parts if _DATE.fullmatch(part)}
    found = tuple(_BIRTH_MARK + date for date in dates.values() if date)
    return found, " ".join(part for part in parts if not dates.get(part))


def _phones(text: str) -> list[tuple[str, ...]]:
    """As it stands, and without the zeros that lead abroad or to another town: none are kept."""
    digits = _digits(text)
    bare = digits.lstrip("0")
    ways = [digits, bare] if len(bare) > _LOCAL_DIGITS else [digits]
    return [(_PHONE_MARK + one[::-1],) for one in ways if len(one) >= _FEWEST_DIGITS]


def _digits(text: str) -> str:
    return "".join(re.findall("[0-9]", text.replace(_TRUNK, "")))


def _joined(text: str) -> str:
    return "".join(plain_words(text))
