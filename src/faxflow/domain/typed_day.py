"""Days that were typed into a recording, and the places that would type another day's."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

_NUMBERS = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{2,4})")
_IN_TITLE = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b")
_NAMED_MONTH = ("%d-%b-%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d-%B-%Y")
_FURTHEST = 400
"""Days from the others that a report is asked for; further off it is a birth date or the like."""


@dataclass(frozen=True, slots=True)
class TypedDay:
    """`form` as strftime takes it; `step` is the recording's own number."""

    step: int
    day: date
    form: str


@dataclass(frozen=True, slots=True)
class DaySuggestion:
    """`place` could stand where the step typed a day."""

    step: int
    place: str


def typed_day(step: int, text: str) -> TypedDay | None:
    """The day that a text is; None where it is none."""
    plain = text.strip()
    forms = _numeric_forms(plain) if _NUMBERS.fullmatch(plain) else _NAMED_MONTH
    for form in forms:
        try:
            day = datetime.strptime(plain, form).date()  # noqa: DTZ007
        except ValueError:
            continue
        return TypedDay(step, day, form)
    return None


def suggestions(days: Sequence[TypedDay], title: str) -> tuple[DaySuggestion, ...]:
    """A place for each day near to the others, counted from the day of the recording.

    That day stands in the title that Chrome gives; else the latest one is taken for it.
    """
    if not days:
        return ()
    today = _recorded_on(title, days) or max(one.day for one in days)
    return tuple(
        DaySuggestion(one.step, f"${{today{_shift(one.day, today)}:{one.form}}}")
        for one in days
        if abs((one.day - today).days) <= _FURTHEST
    )


def _recorded_on(title: str, days: Iterable[TypedDay]) -> date | None:
    found = (typed_day(0, match) for match in _IN_TITLE.findall(title))
    told = next((one.day for one in found if one), None)
    near = told and any(abs((one.day - told).days) <= _FURTHEST for one in days)
    return told if near else None


def _shift(day: date, today: date) -> str:
    days = (day - today).days
    return f"{days:+d}" if days else ""


def _numeric_forms(text: str) -> tuple[str, ...]:
    """Americans put the month first, unless it cannot be one; dots are European."""
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return ()
    sign, year = match[2], "%Y" if len(match[4]) == 4 else "%y"  # noqa: PLR2004
    if len(match[1]) == 4:  # noqa: PLR2004
        return (f"%Y{sign}%m{sign}%d",) if len(match[4]) == 2 else ()  # noqa: PLR2004
    american, european = f"%m{sign}%d{sign}{year}", f"%d{sign}%m{sign}{year}"
    return (european,) if sign == "." else (american, european)
