"""The `${…}` places in a recording's texts.

A day is `day`, `today` (the same: the day whose report is fetched) or `yesterday`, moved by
whole days where `-1` or `+6` follows, then its form: `${today-1:%m/%d/%Y}`.
"""

import re
from collections.abc import Collection

PLACE = re.compile(r"\$\{([^${}]*)\}")
DAY = re.compile(r"(?P<name>day|today|yesterday)(?P<shift>[+-]\d{1,4})?:(?P<form>.+)")


def places_in(text: str) -> list[str]:
    """What stands between the braces of each place, in order."""
    return PLACE.findall(text)


def is_day(place: str) -> bool:
    """Whether the place is a date, such as `today:%m/%d/%Y` or `day-1:%Y-%m-%d`."""
    return DAY.fullmatch(place) is not None


def names_secret(text: str, secrets: Collection[str]) -> bool:
    """Whether a place of the text is one of the secrets."""
    return any(place in secrets for place in places_in(text))
