"""Dates by Word's pictures: "MMMM d, yyyy" (Word's help, Date-Time Picture switch)."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

_TOKEN: Final = re.compile(
    r"'[^']*'|am/pm|a/p|y{1,4}|Y{1,4}|M{1,4}|d{1,4}|D{1,4}|h{1,2}|H{1,2}|m{1,2}|s{1,2}", re.I
)
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WRITTEN: Final = ("%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%d %B %Y", "%d %b %Y")
"""Dates that nobody can read in two ways; 3/4/2026 stays as it is."""
_HAS_CLOCK: Final = re.compile(r"\d:\d")


def pictured_date(value: str, picture: str) -> str:
    """The value in the picture's form where it reads as a date, else as it is."""
    moment = _moment(value.strip())
    if moment is None:
        return value
    wants_clock = re.search(r"[hHs]|am/pm", re.sub(r"'[^']*'", "", picture)) is not None
    if wants_clock and not _HAS_CLOCK.search(value):
        return value
    return _TOKEN.sub(lambda found: _shown(found[0], moment), picture)


def _moment(value: str) -> datetime | None:
    if re.match(r"\d{4}-\d\d-\d\d", value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            return None
    for form in _WRITTEN:
        try:
            return datetime.strptime(value, form)  # noqa: DTZ007 - a day as written, of no zone
        except ValueError:
            continue
    return None


def _shown(token: str, moment: datetime) -> str:
    if token.startswith("'"):
        return token[1:-1]
    if token.lower() in {"am/pm", "a/p"}:
        word = "AM" if moment.hour < 12 else "PM"  # noqa: PLR2004 - noon
        return word if token[0].isupper() else word.lower()
    known = _tokens(moment)
    # Only M, months, and m, minutes, differ by case; so do H of 24 hours and h of 12.
    key = token if token[0] in "MmHh" else token.lower()
    return known.get(key, token)


def _tokens(moment: datetime) -> Mapping[str, str]:
    month, day, hour = _MONTHS[moment.month - 1], _DAYS[moment.weekday()], moment.hour % 12 or 12
    year = f"{moment.year:04}"
    return {
        "yyyy": year,
        "yyy": year,
        "yy": year[2:],
        "y": year[2:],
        "M": str(moment.month),
        "MM": f"{moment.month:02}",
        "MMM": month[:3],
        "MMMM": month,
        "d": str(moment.day),
        "dd": f"{moment.day:02}",
        "ddd": day[:3],
        "dddd": day,
        "h": str(hour),
        "hh": f"{hour:02}",
        "H": str(moment.hour),
        "HH": f"{moment.hour:02}",
        "m": str(moment.minute),
        "mm": f"{moment.minute:02}",
        "s": str(moment.second),
        "ss": f"{moment.second:02}",
    }
