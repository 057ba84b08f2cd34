"""Clicks that pick a day in a page's calendar, where each replay would pick the same place."""

import re

from faxflow.domain.page_place import Selectors
from faxflow.domain.recorded_touch import Click
from faxflow.domain.recording import Step
from faxflow.domain.typed_day import days_in

_CALENDAR = re.compile(
    r"calendar|datepicker|date-picker|daterange|picker__day|DayPicker|flatpickr|"
    r"mat-month|pika-|CalendarDay|react-datepicker|ui-state-default|k-calendar|xdsoft_date",
    re.IGNORECASE,
)
_CELL = re.compile(r"\btd\b|gridcell|[-_]day\b|day[-_]|\bday\b|__day|/td\[", re.IGNORECASE)
_BARE_DAY = re.compile(r"(?:aria|text)/(?:0?[1-9]|[12]\d|3[01])(?:\[role=.*\])?")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


def picks_day(step: Step) -> bool:
    """Whether the step clicks a day's cell: in a calendar, or one that a whole date names."""
    return isinstance(step.action, Click) and _is_cell(step.action.selectors)


def _is_cell(selectors: Selectors) -> bool:
    links = [link for chain in selectors for link in chain]
    named = [link for link in links if link.startswith(("aria/", "text/"))]
    if any(_tells_day(link) for link in named):
        return True
    places = [link for link in links if link not in named]
    in_calendar = any(_CALENDAR.search(link) for link in links)
    in_cell = any(_CELL.search(_CALENDAR.sub("", link)) for link in places)
    return in_calendar and (in_cell or any(map(_BARE_DAY.fullmatch, named)))


def _tells_day(link: str) -> bool:
    """Whether the name on the element is a date, as calendars name their cells for the blind."""
    name = _ORDINAL.sub("", link.partition("/")[2].partition("[")[0])
    return any(len(name) - len(day.text) < len("Choose Wednesday, ") + 2 and not day.unparted
               for day in days_in(0, name))  # fmt: skip
