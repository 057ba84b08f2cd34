"""Birth dates in the forms in which people and programs write them."""

import re
from datetime import date, timedelta

from faxflow.domain.matching.placeholders import NO_BIRTHS

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$|\.0+$", re.ASCII)
_YEAR_FIRST = re.compile(r"^(\d{4})\D?(\d{1,2})\D?(\d{1,2})$", re.ASCII)
_YEAR_LAST = re.compile(r"^(\d{1,2})[\s/\-](\d{1,2})[\s/\-](\d{4}|\d{2})$", re.ASCII)
_DOTTED = re.compile(r"^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$", re.ASCII)
_EIGHT = re.compile(r"^\d{8}\Z", re.ASCII)
_SERIAL = re.compile(r"^\d{4,5}$", re.ASCII)
_NAMED = re.compile(r"[a-z]{3,}|\d+", re.ASCII)
_EXCEL_EPOCH = date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1880, 2100
_TURN = 30
"""A year of two digits up to this one is of this century."""


def clean_birth(text: str) -> str:
    """Eight digits, year first, or empty; `03/04/1980` is 4 March, `03.04.1980` 3 April.

    The digits may be of no day at all (`19390184`): that is a slip, and near to the true day.
    """
    digits = text.replace("-", "") if _ISO.match(text) else _digits(_TIME.sub("", text.strip()))
    sound = _EIGHT.match(digits) and _FIRST_YEAR <= int(digits[:4]) <= _LAST_YEAR
    return digits if sound and digits not in NO_BIRTHS else ""


def is_day(digits: str) -> bool:
    """Whether the eight digits are of a day that there was."""
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _digits(text: str) -> str:
    if _EIGHT.match(text):
        return _eight(text)
    if first := _YEAR_FIRST.match(text):
        year, month, day = first.groups()
        return f"{year}{month:0>2}{day:0>2}"
    if last := _YEAR_LAST.match(text):
        return _year_last(*last.groups())
    if dotted := _DOTTED.match(text):
        return f"{_whole(dotted[3])}{dotted[2]:0>2}{dotted[1]:0>2}"
    if _SERIAL.match(text):
        return f"{_EXCEL_EPOCH + timedelta(days=int(text)):%Y%m%d}"
    return _with_month_name(text.lower())


def _eight(text: str) -> str:
    """`19630103` as it is; `01031963` turned, since no year begins so."""
    if int(text[:4]) < _FIRST_YEAR <= int(text[4:]) <= _LAST_YEAR:
        return _year_last(text[:2], text[2:4], text[4:])
    return text


def _year_last(first: str, second: str, year: str) -> str:
    """Month first, unless it can only be the day."""
    month, day = (second, first) if int(first) > len(_MONTHS) >= int(second) else (first, second)
    return f"{_whole(year)}{month:0>2}{day:0>2}"


def _with_month_name(text: str) -> str:
    """`3 January 1963`, `Jan 3rd, 1963`, `03-JAN-63`, `1963 Jan 03`; else empty."""
    parts = _NAMED.findall(text)
    months = [_MONTHS.index(part[:3]) + 1 for part in parts if part[:3] in _MONTHS]
    numbers = [part for part in parts if part.isdigit()]
    if len(months) != 1 or len(numbers) != 2:  # noqa: PLR2004 - a day and a year
        return ""
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)  # noqa: PLR2004
    return f"{_whole(year)}{months[0]:02}{day:0>2}"[:8]


def _whole(year: str) -> str:
    if len(year) != 2:  # noqa: PLR2004
        return year
    return ("20" if int(year) <= _TURN else "19") + year
