"""A day that a person names in a command."""

from datetime import date
from typing import Final

from faxflow.errors import BadUsage

_FIRST: Final = date(1900, 1, 1)
_LAST: Final = date(2999, 12, 31)
"""Far from where a calendar ends: the moments of a day must exist in every zone."""


def given_day(text: str) -> date:
    """The day that `text` names. Raises BadUsage for what is none, or centuries away."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadUsage(what=f"{text!r} is no date.", todo="Write it as 2026-11-22.") from error
    if not _FIRST <= day <= _LAST:
        raise BadUsage(what=f"{day} is too far away.", todo="Give a day from 1900 to 2999.")
    return day
