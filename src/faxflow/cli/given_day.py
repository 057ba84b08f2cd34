"""A day that a person names in a command: the same words on every one of them."""

from datetime import date, timedelta
from typing import Final

from faxflow.domain.near_match import near_match
from faxflow.errors import BadUsage

_FIRST: Final = date(1900, 1, 1)
_LAST: Final = date(2999, 12, 31)
"""Far from where a calendar ends: the moments of a day must exist in every zone."""

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORDS: Final = ("today", "yesterday", *_WEEKDAYS)
_LEAST_SHORT: Final = 3
_WEEK: Final = 7
_MOST_BACK: Final = 36_500


def given_day(text: str) -> date:
    """The day that `text` names. Raises BadUsage for what is none, or centuries away."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadUsage(what=f"{text!r} is no date.", todo="Write it as 2026-11-22.") from error
    if not _FIRST <= day <= _LAST:
        raise BadUsage(what=f"{day} is too far away.", todo="Give a day from 1900 to 2999.")
    return day


def named_day(text: str, today: date) -> date:
    """A date, today, yesterday, `7d` for as many days ago, or a weekday: the last such day,
    today among them.

    Raises BadUsage.
    """
    word = text.strip().lower()
    if word in {"today", "yesterday"}:
        return today - timedelta(days=word == "yesterday")
    found = [at for at, name in enumerate(_WEEKDAYS) if name.startswith(word)]
    if len(word) >= _LEAST_SHORT and found:
        return today - timedelta(days=(today.weekday() - found[0]) % _WEEK)
    if word.endswith("d") and word[:-1].isdecimal() and int(word[:-1]) <= _MOST_BACK:
        return today - timedelta(days=int(word[:-1]))
    if word.isalpha():
        what = f"{text!r} is no day ({near_match(word, _WORDS)})."
        raise BadUsage(what=what, todo="Write it as 2026-11-22, yesterday, monday, or 7d.")
    return given_day(text)
