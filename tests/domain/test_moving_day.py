"""Days are found in texts and addresses, and moved by the day that the walk was recorded."""

from datetime import date

import pytest

from faxflow.domain.moving_day import day_of_title, moves, suggestions
from faxflow.domain.typed_day import days_in

TODAY = date(2026, 6, 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11/01/2026 - 11/20/2026", ["11/01/2026", "11/20/2026"]),
        ("2026-11-20T08:30", ["2026-11-20"]),
        ("https://portal.example/?a=2026-11-20&b=11%2f20%2f2026", ["2026-11-20", "11%2f20%2f2026"]),
        ("https://portal.example/2026-11-20/list/20261119", ["2026-11-20", "20261119"]),
        ("https://portal.example/r/11/20/2026/list", ["11/20/2026"]),
        ("https://10.0.0.12/?v=1.2.3", []),
        ("1/11/20/2026", []),
        ("555-201-0110", []),
        ("20261340", []),
        ("MRN 123456789", []),
    ],
)
def test_days_are_found_where_they_stand(text: str, found: list[str]) -> None:
    assert [one.text for one in days_in(1, text)] == found


def test_an_unclear_day_is_read_so_that_it_is_near() -> None:
    [day] = days_in(1, "05/06/2026")

    assert moves(day, TODAY)
    assert day.nearest(TODAY).form == "%d/%m/%Y"
    assert day.nearest(date(2026, 5, 5)).form == "%m/%d/%Y"


def test_a_day_typed_key_by_key_cannot_move() -> None:
    [day] = days_in(1, "06/05/2026", by_key=True)

    assert not moves(day, TODAY)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Recording 5/6/2026 at 1:05:20 PM", date(2026, 5, 6)),
        ("Recording 5/6/2026 at 13:05:20", date(2026, 6, 5)),
        ("Aufzeichnung 5.6.2026 um 13:05:20", date(2026, 6, 5)),
        ("Appointments", None),
    ],
)
def test_the_clock_in_a_title_tells_how_its_day_is_written(title: str, day: date | None) -> None:
    assert day_of_title(title) == day


def test_eight_digits_are_a_day_only_beside_the_day_of_recording() -> None:
    days = [*days_in(1, "20260604"), *days_in(2, "20250101")]

    found = suggestions(days, "Recording 6/5/2026 at 1:05:20 PM")

    assert [(one.step, one.place) for one in found] == [(1, "${today-1:%Y%m%d}")]
