"""Clicks on one day of a calendar are known, for they would stay on it for ever."""

import pytest

from faxflow.domain.calendar_click import picks_day
from faxflow.domain.recorded_touch import Click, Hover
from faxflow.domain.recording import Step

CELL = "bs-datepicker-container table tr:nth-child(1) > td:nth-child(5) > span"


def clicked(*links: str) -> Step:
    """A click with these ways."""
    return Step(1, Click(tuple((link,) for link in links)))


@pytest.mark.parametrize(
    "links",
    [
        (CELL,),
        ("#ui-datepicker-div td:nth-of-type(4) > a", "text/15"),
        ("aria/Choose Friday, June 3rd, 2026", "div.react-datepicker__day--003"),
        ("aria/20 November 2026", "mat-calendar td"),
        ("aria/11/20/2026",),
        ("div.DayPicker-Day", "aria/7"),
    ],
)
def test_a_day_in_a_calendar_is_picked(links: tuple[str, ...]) -> None:
    assert picks_day(clicked(*links))


@pytest.mark.parametrize(
    "links",
    [
        ("#calendar-button",),
        ("aria/Open calendar", "button.datepicker-toggle"),
        ("table td:nth-child(5)", "text/15"),
        ("aria/Next month", "button.react-datepicker__navigation"),
        ("aria/Appointments that were changed or cancelled since 11/20/2026",),
    ],
)
def test_other_clicks_pick_none(links: tuple[str, ...]) -> None:
    assert not picks_day(clicked(*links))


def test_pointing_at_a_day_picks_none() -> None:
    assert not picks_day(Step(1, Hover(((CELL,),))))
