"""A measure's value as a person types it: `86%`, `0.86`, `12 min`, `2.1 h`, `08:17`."""

import re
from math import isfinite

from faxflow.domain.statistics.measure import Unit
from faxflow.domain.statistics.xmr_limits import bounds_of

_NUMBER = re.compile(
    r"(?P<number>-?\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?P<unit>%|[a-z ]*\d?)", re.IGNORECASE
)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")
_MINUTES_AN_HOUR = 60
_WORDS = {
    Unit.SHARE: {"%", ""},
    Unit.COUNT: {""},
    Unit.RATIO: {""},
    Unit.MINUTES: {"", "m", "min", "minute", "minutes"},
    Unit.HOURS: {"", "h", "hour", "hours"},
    Unit.DAYS: {"", "d", "day", "days"},
    Unit.POINTS: {"", "of 5", "point", "points"},
}
_EXAMPLES = {
    Unit.SHARE: "86% or 0.86",
    Unit.COUNT: "120",
    Unit.RATIO: "1.07",
    Unit.MINUTES: "12 min",
    Unit.HOURS: "2.1 h",
    Unit.DAYS: "3 days",
    Unit.POINTS: "4.2",
    Unit.CLOCK: "08:17",
}


def typed_value(text: str, unit: Unit) -> float:
    """The value in the unit. Raises ValueError, which says how it is written."""
    value = _clock(text) if unit is Unit.CLOCK else _number(text, unit)
    low_high = bounds_of(unit)
    if value is None or not isfinite(value) or low_high.clip(value) != value:
        raise ValueError(f"{text!r} is no {unit}; it is written as {_EXAMPLES[unit]}")
    return value


def _number(text: str, unit: Unit) -> float | None:
    found = _NUMBER.fullmatch(text.strip())
    if found is None or found["unit"].strip().lower() not in _WORDS[unit]:
        return None
    number = float(found["number"].replace(",", ""))
    return number / 100 if found["unit"] == "%" else number


def _clock(text: str) -> float | None:
    found = _CLOCK.fullmatch(text.strip())
    return float(int(found[1]) * _MINUTES_AN_HOUR + int(found[2])) if found else None
