"""A calendar's version changes when, and only when, it opens other hours."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from faxflow.domain import office_hours
from faxflow.domain.calendar_version import calendar_version
from faxflow.domain.office_hours import OfficeHours, Window

YEAR = 2026
WHOLE = (Window(480, 1020),)
PLAIN = OfficeHours(ZoneInfo("America/Chicago"), frozenset(range(5)), WHOLE, "US")
VERSION = calendar_version(PLAIN, YEAR)


@pytest.mark.parametrize(
    "change",
    [
        {"zone": ZoneInfo("America/Denver")},
        {"zone": ZoneInfo("America/Regina")},  # Chicago's winter time, all year round
        {"days": frozenset(range(6))},
        {"windows": (Window(480, 720), Window(780, 1020))},
        {"country": None},
        {"country": "CA"},
        {"closed_on": frozenset({date(2027, 3, 1)})},
        {"open_on": frozenset({date(2026, 12, 25)})},
        {"by_weekday": {4: (Window(480, 720),)}},
        {"by_day": {date(2026, 12, 24): (Window(480, 720),)}},
    ],
    ids=str,
)
def test_other_hours_are_another_version(change: dict[str, object]) -> None:
    other = replace(PLAIN, **change)  # type: ignore[arg-type]

    assert calendar_version(other, YEAR) != VERSION


@pytest.mark.parametrize(
    "same",
    [
        {"zone": ZoneInfo("US/Central")},
        {"closed_on": frozenset({date(2026, 12, 25)})},  # closed in any case
        {"by_weekday": {4: WHOLE}},
        {"by_day": {date(2026, 12, 24): WHOLE}},
    ],
    ids=str,
)
def test_the_same_hours_in_other_words_are_the_same_version(same: dict[str, object]) -> None:
    other = replace(PLAIN, **same)  # type: ignore[arg-type]

    assert calendar_version(other, YEAR) == VERSION


def test_a_holiday_that_a_new_release_of_the_library_knows_is_another_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = office_hours.public_holidays

    def one_more(country: str | None, year: int) -> frozenset[date]:
        return known(country, year) | {date(year, 11, 27)}

    monkeypatch.setattr(office_hours, "public_holidays", one_more)

    # As another process finds it: what this one knows, it has kept.
    assert calendar_version.__wrapped__(replace(PLAIN), YEAR) != VERSION


@pytest.mark.parametrize("day", [date(2025, 1, 2), date(2026, 1, 2), date(2028, 12, 29)])
def test_it_reaches_from_last_year_to_the_year_after_next(day: date) -> None:
    closed = replace(PLAIN, closed_on=frozenset({day}))

    assert calendar_version(closed, YEAR) != VERSION


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2029, 1, 2)])
def test_it_reaches_no_further(day: date) -> None:
    closed = replace(PLAIN, closed_on=frozenset({day}))

    assert calendar_version(closed, YEAR) == VERSION
