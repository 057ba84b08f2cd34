"""Days of a recording that move with the day whose report is fetched, and those that stay."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from faxflow.domain.recorded_action import Navigate
from faxflow.domain.recorded_touch import Change, Choose, SendKeys
from faxflow.domain.recording import Recording, Step
from faxflow.domain.typed_day import BEFORE_DAY, Reading, TypedDay, days_in

_FURTHEST = 400
"""Days from the others that a report is asked for; further off it is a birth date or the like."""
_WEEK = 7
_AMERICAN_CLOCK = re.compile(r"\d\s?[AP]M\b")


@dataclass(frozen=True, slots=True)
class DaySuggestion:
    """`place` could stand where the step typed a day, or is `there`; None where a click picked."""

    step: int
    place: str | None
    there: bool = False


@dataclass(frozen=True, slots=True)
class MovedText:
    """What a step types in place of what it holds; `days` as the recording has them."""

    step: int
    text: str
    days: tuple[str, ...]


def suggestions(days: Sequence[TypedDay], title: str) -> tuple[DaySuggestion, ...]:
    """A place for each day near to the others, counted from the day of the recording.

    That day stands in the title that Chrome gives; else the latest one is taken for it.
    """
    sure = [one for one in days if not one.by_key]
    told = day_of_title(title, sure)
    parted = [one.day for one in sure if not one.unparted]
    today = told or max(parted, default=None)
    if today is None:
        return ()
    return tuple(
        DaySuggestion(one.step, _place(near, today))
        for one, near in ((one, one.nearest(today) if told else one.readings[0]) for one in sure)
        if abs((near.day - today).days) <= (_WEEK if one.unparted else _FURTHEST)
    )


def day_of_title(title: str, days: Iterable[TypedDay] = ()) -> date | None:
    """The day of recording, as Chrome writes it into a title, where it is near to the days.

    An American clock goes with a month in front, any other with the day.
    """
    american = _AMERICAN_CLOCK.search(title) is not None
    typed = list(days)
    for found in days_in(0, title):
        order = found.readings if american else tuple(reversed(found.readings))
        for reading in () if found.unparted else order:
            if not typed or any(_apart(one, reading.day) <= _FURTHEST for one in typed):
                return reading.day
    return None


def moved_texts(
    recording: Recording, days: Sequence[TypedDay], recorded_on: date
) -> tuple[MovedText, ...]:
    """The texts of the steps that hold the days, with places for them."""
    steps = {step.number: step for step in recording.steps}
    numbers = dict.fromkeys(one.step for one in days)
    return tuple(
        _moved(steps[number], [one for one in days if one.step == number], recorded_on)
        for number in numbers
    )


def moves(day: TypedDay, recorded_on: date) -> bool:
    """Whether it is surely another day's each time: within a week, and typed as one text."""
    return not day.by_key and _apart(day, recorded_on) <= _WEEK


def _moved(step: Step, days: Sequence[TypedDay], recorded_on: date) -> MovedText:
    text = _text_of(step)
    for day in days:
        whole = re.compile(rf"{BEFORE_DAY}{re.escape(day.text)}(?!\d)")
        text = _place(day.nearest(recorded_on), recorded_on).join(whole.split(text))
    return MovedText(step.number, text, tuple(one.text for one in days))


def _text_of(step: Step) -> str:
    match step.action:
        case Change(value=text) | SendKeys(value=text) | Choose(option=text) | Navigate(url=text):
            return text
    return ""


def _place(reading: Reading, today: date) -> str:
    days = (reading.day - today).days
    return f"${{today{f'{days:+d}' if days else ''}:{reading.form}}}"


def _apart(day: TypedDay, other: date) -> int:
    return abs((day.nearest(other).day - other).days)


def untyped_days(recording: Recording) -> Iterator[TypedDay]:
    """Days in the addresses that steps open, and in the options that they choose."""
    for step in recording.steps:
        if isinstance(step.action, Navigate | Choose):
            yield from days_in(step.number, _text_of(step))
