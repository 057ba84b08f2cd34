"""Days in a recording are known in their usual forms, and counted from the day of recording."""

from datetime import date

import pytest

from faxflow.domain.moving_day import suggestions
from faxflow.domain.typed_day import typed_day


@pytest.mark.parametrize(
    ("text", "day", "form"),
    [
        ("11/20/2026", date(2026, 11, 20), "%m/%d/%Y"),
        ("20/11/2026", date(2026, 11, 20), "%d/%m/%Y"),
        ("20.11.2026", date(2026, 11, 20), "%d.%m.%Y"),
        ("2026-11-20", date(2026, 11, 20), "%Y-%m-%d"),
        ("1/5/26", date(2026, 1, 5), "%m/%d/%y"),
        ("20-Nov-2026", date(2026, 11, 20), "%d-%b-%Y"),
        ("November 20, 2026", date(2026, 11, 20), "%B %d, %Y"),
    ],
)
def test_a_day_is_known_with_its_form(text: str, day: date, form: str) -> None:
    found = typed_day(3, text)

    assert found
    assert (found.day, found.form) == (day, form)


@pytest.mark.parametrize("text", ["", "482913", "13/13/2026", "555-201-0110", "1.2.3", "11/20"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert typed_day(1, text) is None


def test_days_are_counted_from_the_day_in_the_title_that_chrome_gives() -> None:
    days = [typed_day(4, "11/19/2026"), typed_day(5, "11/26/2026"), typed_day(6, "02/03/1961")]

    found = suggestions([one for one in days if one], "Recording 11/20/2026 at 10:14:35 AM")

    assert [(one.step, one.place) for one in found] == [
        (4, "${today-1:%m/%d/%Y}"),
        (5, "${today+6:%m/%d/%Y}"),
    ]


def test_without_a_title_that_tells_the_latest_day_is_today() -> None:
    days = [typed_day(4, "2026-11-19"), typed_day(5, "2026-11-20")]

    found = suggestions([one for one in days if one], "Appointments")

    assert [one.place for one in found] == ["${today-1:%Y-%m-%d}", "${today:%Y-%m-%d}"]
