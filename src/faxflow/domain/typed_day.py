"""Days in what a recording types or opens, with the forms that would write them again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

_SIGN = r"[-/.]|%2[Ff]"
_NUMBERS = rf"\d{{1,4}}(?P<sign>{_SIGN})\d{{1,2}}(?P=sign)\d{{2,4}}"
_MONTH = r"[A-Za-z]{3,9}"
_WORDS = rf"\d{{1,2}}[- ]{_MONTH}[- ]\d{{4}}|{_MONTH} \d{{1,2}}, \d{{4}}"
BEFORE_DAY = r"(?<![\w.-])(?<!\d/)"
"""What may not stand before a day, as part of a pattern."""
_DAY = re.compile(rf"{BEFORE_DAY}(?:{_NUMBERS}|{_WORDS}|\d{{8}})(?![\w-]|/\d|\.\w|%2[Ff])")
_TIMED = re.compile(rf"{BEFORE_DAY}\d{{4}}-\d\d-\d\d(?=T\d\d)")
_NAMED_MONTH = ("%d-%b-%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d-%B-%Y")
_UNPARTED = ("%Y%m%d", "%m%d%Y", "%d%m%Y")
_EARLIEST, _LATEST = 1900, 2099


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a day; `form` as strftime takes it."""

    day: date
    form: str


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day in a step's text, in each way that it can be read, the likeliest first.

    `unparted` where nothing stands between its numbers, so that it may be none; `by_key` where
    each sign of it is a step of its own.
    """

    step: int
    text: str
    readings: tuple[Reading, ...]
    unparted: bool = False
    by_key: bool = False

    @property
    def day(self) -> date:
        """By its likeliest reading."""
        return self.readings[0].day

    @property
    def form(self) -> str:
        """Of its likeliest reading."""
        return self.readings[0].form

    def nearest(self, day: date) -> Reading:
        """The reading that comes nearest to a day; of two as near, the likelier."""
        return min(self.readings, key=lambda one: abs((one.day - day).days))


def typed_day(step: int, text: str) -> TypedDay | None:
    """The day that a whole text is; None where it is none."""
    plain = text.strip()
    found = next(days_in(step, plain), None)
    return found if found and found.text == plain and not found.unparted else None


def days_in(step: int, text: str, *, by_key: bool = False) -> Iterator[TypedDay]:
    """Every day that stands in a text, each once."""
    spans = (*_DAY.finditer(text), *_TIMED.finditer(text))
    for found in dict.fromkeys(one[0] for one in spans):
        readings = tuple(_readings(found))
        if readings:
            yield TypedDay(step, found, readings, found.isdecimal(), by_key)


def _readings(text: str) -> Iterator[Reading]:
    for form in _forms(text):
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007
        except ValueError:
            continue
        if _EARLIEST <= day.year <= _LATEST:
            yield Reading(day, form)


def _forms(text: str) -> tuple[str, ...]:
    """Americans put the month first, unless it cannot be one; dots are European."""
    if text.isdecimal():
        return _UNPARTED
    match = re.fullmatch(rf"(\d+)({_SIGN})\d+\2(\d+)", text)
    if match is None:
        return _NAMED_MONTH
    sign, year = match[2].replace("%", "%%"), "%Y" if len(match[3]) == 4 else "%y"  # noqa: PLR2004
    if len(match[1]) == 4:  # noqa: PLR2004
        return (f"%Y{sign}%m{sign}%d",) if len(match[3]) == 2 else ()  # noqa: PLR2004
    american, european = f"%m{sign}%d{sign}{year}", f"%d{sign}%m{sign}{year}"
    return (european,) if sign == "." else (american, european)
