"""Streets, suburbs and postcodes as they are compared."""

import re
from functools import lru_cache
from typing import NamedTuple

from faxflow.domain.matching.placeholders import NO_PLACES, NO_POSTCODES
from faxflow.domain.matching.plain_text import plain_words

_SHORT_FORMS = {
    short: long
    for long, shorts in {
        "street": "st str",
        "road": "rd",
        "avenue": "ave av",
        "drive": "dr drv",
        "lane": "ln la",
        "court": "ct crt",
        "place": "pl plc",
        "boulevard": "blvd bvd boul",
        "circuit": "cct cir circ",
        "crescent": "cres cr crs",
        "terrace": "ter tce terr",
        "highway": "hwy",
        "parkway": "pkwy pky",
        "parade": "pde",
        "close": "cl",
        "square": "sq",
        "trail": "trl",
        "north": "n nth",
        "south": "s sth",
        "east": "e",
        "west": "w",
        "mount": "mt",
        "saint": "snt",
        "building": "bldg",
        "heights": "hts",
    }.items()
    for short in shorts.split()
}
_UNITS = frozenset({"apt", "apartment", "unit", "suite", "ste", "flat", "rm", "room", "lot", "no"})
_BOX = re.compile(r"(?i)^\W*p(?:ost)?\W*o(?:ffice)?\W*box\b")
_UNIT_BEFORE = re.compile(r"^\s*(\w+)\s*/\s*(\d+\w?)\b")
_UNIT_MARK = re.compile(r"#\s*(?=\w)")


class Street(NamedTuple):
    """A street in its parts, each empty where it is not told."""

    number: str = ""
    road: str = ""
    unit: str = ""


def clean_street(text: str) -> Street:
    """`Apt 4, 12 Oak St.` gives 12, oakstreet, 4; `PO Box 7` gives 7, pobox."""
    number, _, road = text.partition(" ")
    if road and number.isdigit() and "/" not in road:
        return Street(number.lstrip("0"), *_road(road))
    if _BOX.match(text):
        return Street("".join(plain_words(_BOX.sub("", text))), "pobox")
    unit = ""
    if "/" in text and (before := _UNIT_BEFORE.match(text)):
        unit, text = before[1].lower(), text[before.start(2) :]
    words = _words(text)
    return Street() if "".join(words) in NO_PLACES else _parts(words, unit)


@lru_cache(maxsize=100_000)
def _road(text: str) -> tuple[str, str]:
    """Road and unit, of what stands behind the number."""
    return _parts(["0", *_words(text)], "")[1:]


def _words(text: str) -> list[str]:
    return plain_words(_UNIT_MARK.sub(" unit ", text) if "#" in text else text)


def _parts(words: list[str], unit: str) -> Street:
    number, road, left = "", list[str](), iter(words)
    for word in left:
        if word in _UNITS:
            unit = unit or next(left, "")
        elif not number and not road and word[0].isdigit():
            number = word.lstrip("0") or word
        else:
            road.append(_SHORT_FORMS.get(word, word))
    return Street(number, "".join(road), unit)


def clean_suburb(text: str) -> str:
    """The letters alone, short forms written out."""
    words = [_SHORT_FORMS.get(word, word) for word in plain_words(text)]
    suburb = "".join(words)
    return "" if suburb in NO_PLACES else suburb


def clean_postcode(text: str) -> str:
    """Letters and digits; of a ZIP+4 the first five."""
    code = "".join(plain_words(text.removesuffix(".0")))
    if len(code) == 9 and code.isdigit():  # noqa: PLR2004 - ZIP+4
        code = code[:5]
    return "" if code in NO_POSTCODES or code in NO_PLACES else code
