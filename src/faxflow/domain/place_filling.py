"""Fills the `${…}` places of recordings, patterns and addresses: days and what has a name."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from faxflow.domain.place import DAY, PLACE, is_day


def fill(text: str, day: date, lookup: Callable[[str], str]) -> str:
    """The text with every place filled; names other than a day's come from `lookup`."""

    def filled(match: re.Match[str]) -> str:
        return day_text(match[1], day) if is_day(match[1]) else lookup(match[1])

    return PLACE.sub(filled, text)


def day_text(place: str, day: date) -> str:
    """The day that a place such as `today-1:%m/%d/%Y` means, in its own form."""
    match = DAY.fullmatch(place)
    if match is None:
        raise ValueError(place)
    shift = int(match["shift"] or 0) - (match["name"] == "yesterday")
    return (day + timedelta(days=shift)).strftime(match["form"])
