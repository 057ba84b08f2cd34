"""What the words of a scanned name or address give away, though every reading agrees on them.

All readings of a page share its specks and its coarse rows, so they may share a mistake; but a
misread letter often leaves a word that nobody writes: "barra", "Bivd", "Garnét".
"""

import re
from typing import Final

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.folding import folded
from faxflow.domain.referrals.form_reading.place_words import misread_place

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_PLAIN_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_SMALL: Final = frozenset((
    "van", "von", "de", "del", "della", "der", "den", "da", "di", "la", "le", "el", "al", "bin",
    "ten", "ter", "dos", "das", "du", "st", "san", "y", "e", "of", "on", "the", "and", "at", "by",
    "in", "upon", "sur", "las", "los", "apt", "unit", "suite", "ste", "lot", "rm", "fl", "floor",
    "bldg", "no", "box", "th", "st", "nd", "rd",
))  # fmt: skip
"""Words that are written small amid names, and the ends of 1st, 2nd, 3rd and 4th."""
_CAPITAL_INSIDE: Final = re.compile(
    r"(?:O'|[DL]'|Mc|Mac|De|Del|La|Le|Di|Du|Da|Van|Von|Fitz|St|San)?"
    r"(?:[A-Z][a-z']*|[A-Z']+)"
)
_VOWELS: Final = frozenset("aeiouy'")
_ONSETS: Final = frozenset((
    "bh", "bl", "br", "ch", "cl", "cr", "cv", "cz", "dh", "dj", "dl", "dm", "dr", "dv", "dw", "dz",
    "fj", "fl", "fr", "gb", "gh", "gj", "gl", "gn", "gr", "gv", "gw", "hj", "hl", "hm", "hr", "hs",
    "hv", "jh", "kh", "kj", "kl", "km", "kn", "kp", "kr", "ks", "kv", "kw", "lj", "ll", "mb", "mc",
    "ml", "mn", "mp", "mr", "nd", "ng", "nj", "nk", "nt", "nw", "pf", "ph", "pl", "pn", "pr", "ps",
    "pt", "qu", "rh", "rz", "sb", "sc", "sf", "sg", "sh", "sj", "sk", "sl", "sm", "sn", "sp", "sq",
    "sr", "st", "sv", "sw", "sz", "th", "tj", "tk", "tr", "ts", "tv", "tw", "tz", "vl", "vr", "wh",
    "wr", "zb", "zd", "zh", "zl", "zm", "zv", "zw",
))  # fmt: skip
"""Two consonants that names begin with somewhere; others come of a misread capital: Lhistle."""
_LEAST_ONSET: Final = 4
"""Letters of a word that is no abbreviation: Mt, Ft, St."""
_STREET_SIGNS: Final = re.compile(r"(?:[\w\s.,#&'\u2019-]|(?<=\w)/(?=\w))*")
_AMERICAN_SIGNS: Final = re.compile(r"(?:[\w\s.,#&'\u2019-]|(?<=\b[13])/(?=[234]\b))*")
"""A stroke is in a fraction, 7 1/2 or 7-1/2; abroad between two numbers, 12/4. Else it was a
digit."""
_MIXED: Final = re.compile(r"(?=\S*\d)(?:[A-Z]*[ILOSZ]\d\S*|\S*[A-Z]\d+[A-Z]\S*|\d\S*[ILOSZ])")
"""A number with a letter that may be a digit, or letters around a digit: Apt L2C is 12C."""
_KINDS: Final = frozenset((
    "alley", "aly", "av", "ave", "avenue", "bend", "blvd", "boulevard", "broadway", "bypass",
    "center", "centre", "cir", "circle", "close", "court", "cove", "cres", "crescent", "crossing",
    "ct", "cv", "dr", "drive", "esplanade", "expressway", "expy", "freeway", "fwy", "gardens",
    "green", "grove", "gr", "heights", "hill", "hills", "highway", "hts", "hwy", "lane", "ln",
    "loop", "mall", "manor", "mews", "parade", "park", "parkway", "pass", "path", "pike", "pkwy",
    "pl", "place", "plaza", "plz", "point", "rd", "ridge", "rise", "road", "route", "row", "rte",
    "rue", "run", "sq", "square", "st", "street", "ter", "terrace", "tpke", "trail", "trl",
    "turnpike", "view", "walk", "way", "xing", "box",
))  # fmt: skip
_EASILY_MISREAD: Final = "blvd boulevard cir circle drive lane ln pkwy pl place"
_BY_SHAPE: Final = {folded(kind): kind for kind in _EASILY_MISREAD.split()}
_ENGLISH: Final = frozenset({"US", "CA", "GB", "AU", "NZ", "IE"})
"""Countries where a street's name ends with its kind, and hardly a name has an accent."""
_AMERICA: Final = frozenset({"US", "CA"})
_LEAST_TOWN: Final = 4
"""Letters; shorter towns are rarer than towns of which the rest was lost."""

_BEGINS_SMALL: Final = "a word of it begins with a small letter"
_CAPITAL: Final = "a word of it has a capital letter inside"
_ACCENT: Final = "a speck may be an accent of it"
_ONSET: Final = "a word of it begins as no name does"
_NO_KIND: Final = "a word of it looks like a kind of street, and is none"
_WITHOUT_KIND: Final = "it names no kind of street"
_NO_NUMBER: Final = "it does not begin with a house number; a label may stand before it"
_MIXED_UP: Final = "a letter of a number may be a digit"
_SIGN: Final = "it holds a sign that no street has"
_NO_PLACE: Final = "a word of it looks like one of which towns have their names, and is none"
_SHORT: Final = "it is shorter than most towns"


ODD_FIELDS: Final = frozenset((Field.GIVEN_NAME, Field.SURNAME, Field.STREET, Field.SUBURB))
"""The fields that have such words."""


def oddity_of(field: Field, value: str, country: str) -> str | None:
    """Why the words of one of those fields may be misread, or None; `country` is ISO 3166."""
    if country in _ENGLISH and not value.replace("\u2019", "'").isascii():
        return _ACCENT
    if field is Field.STREET:
        return _odd_street(value, country) or _odd_letters(value)
    place = _odd_town(value) if field is Field.SUBURB else None
    return place or _odd_letters(value) or _odd_onset(value)


def with_kinds_mended(street: str) -> str:
    """The street with what looks like its kind, and is none, as that kind: Bivd is Blvd.

    A person still has to confirm it.
    """
    return _PLAIN_WORD.sub(_mended_kind, street)


def _mended_kind(found: re.Match[str]) -> str:
    word = found.group()
    kind = _BY_SHAPE.get(folded(word))
    return word if kind is None or word.lower() in _KINDS else kind.capitalize()


def _odd_letters(value: str) -> str | None:
    words = _plain_words(value)
    if any(word[0].islower() and word.lower() not in _SMALL for word in words):
        return _BEGINS_SMALL
    capital = any(word[0].isupper() and not _CAPITAL_INSIDE.fullmatch(word) for word in words)
    return _CAPITAL if capital else None


def _plain_words(value: str) -> list[str]:
    """The words that are spelt with English letters alone."""
    words = _WORD.findall(value.replace("\u2019", "'"))
    return [word for word in words if word.isascii()]


def _odd_onset(value: str) -> str | None:
    words = [word.lower() for word in _plain_words(value) if len(word) >= _LEAST_ONSET]
    odd = any(_VOWELS.isdisjoint(word[:2]) and word[:2] not in _ONSETS for word in words)
    return _ONSET if odd else None


def _odd_street(value: str, country: str) -> str | None:
    words = [word.strip(".").lower() for word in value.replace(",", " ").split()]
    if any(folded(word) in _BY_SHAPE and word not in _KINDS for word in words):
        return _NO_KIND
    signs = _AMERICAN_SIGNS if country in _AMERICA else _STREET_SIGNS
    if not signs.fullmatch(value):
        return _SIGN
    if any(map(_MIXED.fullmatch, value.replace(",", " ").split())):
        return _MIXED_UP
    if country in _AMERICA and not any(map(str.isdigit, value.partition(",")[0])):
        return _NO_NUMBER
    return _WITHOUT_KIND if country in _ENGLISH and _KINDS.isdisjoint(words) else None


def _odd_town(value: str) -> str | None:
    words = _WORD.findall(value)
    if sum(map(len, words)) < _LEAST_TOWN or any(len(word) == 1 for word in words):
        return _SHORT
    return _NO_PLACE if misread_place(words) else None
