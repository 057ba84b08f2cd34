"""Fills the `${…}` places of a recording: variables, secrets and the report's day.

A day is `day`, `today` (the same: the day whose report is fetched) or `yesterday`, moved by
whole days where `-1` or `+6` follows, then its form: `${today-1:%m/%d/%Y}`.
"""

import re
from collections.abc import Callable, Collection
from datetime import date, timedelta

_PLACE = re.compile(r"\$\{([^${}]*)\}")
_DAY = re.compile(r"(?P<name>day|today|yesterday)(?P<shift>[+-]\d{1,4})?:(?P<form>.+)")


def places_in(text: str) -> list[str]:
    """What stands between the braces of each place, in order."""
    return _PLACE.findall(text)


def is_day(place: str) -> bool:
    """Whether the place is a date, such as `today:%m/%d/%Y` or `day-1:%Y-%m-%d`."""
    return _DAY.fullmatch(place) is not None


def names_secret(text: str, secrets: Collection[str]) -> bool:
    """Whether a place of the text is one of the secrets."""
    return any(place in secrets for place in places_in(text))


def fill(text: str, day: date, lookup: Callable[[str], str]) -> str:
    """The text with every place filled; names other than a day's come from `lookup`."""

    def filled(match: re.Match[str]) -> str:
        return day_text(match[1], day) if is_day(match[1]) else lookup(match[1])

    return _PLACE.sub(filled, text)


def day_text(place: str, day: date) -> str:
    """The day that a place such as `today-1:%m/%d/%Y` means, in its own form."""
    match = _DAY.fullmatch(place)
    if match is None:
        raise ValueError(place)
    shift = int(match["shift"] or 0) - (match["name"] == "yesterday")
    return (day + timedelta(days=shift)).strftime(match["form"])
