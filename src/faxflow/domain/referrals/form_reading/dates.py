"""Birth dates as people write them."""

import re
from datetime import date
from typing import Final

from faxflow.domain.fax_number import is_nanp
from faxflow.domain.referrals.form_reading.parsed import Parsed

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_DIGITS: Final = str.maketrans("OoIl|!SB", "00111158")
_GAP: Final = r"\s*[/.\-\u2013,\\]\s*"
_ISO: Final = re.compile(rf"(?<!\d)(\d{{4}}){_GAP}(\d{{1,2}}){_GAP}(\d{{1,2}})(?!\d)")
_NUMERIC: Final = re.compile(rf"(?<!\d)(\d{{1,2}}){_GAP}(\d{{1,2}}){_GAP}(\d{{4}}|\d{{2}})(?!\d)")
_SPACED: Final = re.compile(r"(?<!\d)(\d{1,2})\s+(\d{1,2})\s+(\d{4})(?!\d)")
_MONTH_FIRST: Final = re.compile(
    r"([A-Za-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?\s*[,.]?\s*(\d{4})(?!\d)"
)
_DAY_FIRST: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]*(?:of\s+)?([A-Za-z]{3,9})[\s.,\-/]*(\d{4})(?!\d)"
)
_ORDER: Final = re.compile(r"\b(d|m)\1?\W{1,3}(?:dd?|mm?)\W{1,3}yy(?:yy)?\b", re.IGNORECASE)
"""How a form asks for the parts of a date: DD/MM/YYYY."""
_OLDEST: Final = 1900
_CENTURY: Final = 100
_MONTHS_A_YEAR: Final = 12
_PLACEHOLDERS: Final = frozenset({date(1900, 1, 1), date(1901, 1, 1)})


def birth_date(text: str, *, country: str, today: date, asked: str = "") -> Parsed:
    """The ISO day that the text gives, as the form asks for it, else as the country writes dates;
    `asked` is the label."""
    order = _ORDER.search(f"{asked} {text}")
    day_first = order[1] in "dD" if order else not is_nanp(country)
    found = _iso(text) or _worded(text) or _numeric(text, day_first=day_first, told=bool(order))
    if found is None:
        return Parsed(None, "it is no date")
    year, month, day, doubt = found
    try:
        born = date(year, month, day)
    except ValueError:
        return Parsed(None, "there is no such day")
    if not date(_OLDEST, 1, 1) <= born <= today or born in _PLACEHOLDERS:
        return Parsed(born.isoformat(), "nobody alive was born on that day")
    return Parsed(born.isoformat(), doubt)


_Found = tuple[int, int, int, str | None]


def _iso(text: str) -> _Found | None:
    found = _ISO.search(text)
    return (int(found[1]), int(found[2]), int(found[3]), None) if found else None


def _worded(text: str) -> _Found | None:
    """A date with its month in letters; recognition's slips in the name leave no month."""
    if (found := _MONTH_FIRST.search(text)) and (month := _month(found[1])):
        return int(found[3]), month, int(found[2]), None
    if (found := _DAY_FIRST.search(text)) and (month := _month(found[2])):
        return int(found[3]), month, int(found[1]), None
    return None


def _month(word: str) -> int | None:
    return _MONTHS.get(word[:3].lower())


def _numeric(text: str, *, day_first: bool, told: bool) -> _Found | None:
    """`told`: the form says which of the two stands first."""
    cleared = re.sub(r"(?<=[\dOolI/.-])[OoIl|!SB](?=[\dOolI/.-]|$|\s)", _as_digit, text)
    found = _NUMERIC.search(cleared) or _SPACED.search(cleared)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    doubt = "the year has two digits only" if year < _CENTURY else _doubt(cleared)
    if not (day_first or told) and "." in found[0] and first != second <= _MONTHS_A_YEAR:
        doubt = "with dots, the day may stand first"
    year = year + 1900 if year < _CENTURY else year
    month, day = (second, first) if day_first else (first, second)
    if month > _MONTHS_A_YEAR >= day:
        return year, day, month, "day and month stand in an unusual order"
    return year, month, day, doubt


def _doubt(text: str) -> str | None:
    several = len(set(_NUMERIC.findall(text))) > 1
    return "two dates stand there" if several else None


def _as_digit(found: re.Match[str]) -> str:
    return found.group().translate(_DIGITS)
