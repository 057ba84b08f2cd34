"""Dates and times, in the forms that reports use."""

from datetime import date, time

import polars as pl
import pytest

from faxflow.frames.dates import CLOCK, DAY, read_dates
from faxflow.frames.mapping_file import US_DATE_FORMATS

TENTH = date(2026, 1, 10)


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("1/10/2026", TENTH, None),
        ("01/10/2026", TENTH, None),
        ("1/10/26", TENTH, None),
        ("2026-01-10", TENTH, None),
        ("20260110", TENTH, None),
        ("10-JAN-2026", TENTH, None),
        ("January 10, 2026", TENTH, None),
        ("Sat, Jan 10, 2026", TENTH, None),
        ("46032", TENTH, None),
        ("46032.3229166667", TENTH, time(7, 45)),
        ("2026-01-10 07:45", TENTH, time(7, 45)),
        ("2026-01-10T07:45:30", TENTH, time(7, 45)),
        ("1/10/2026 7:45 PM", TENTH, time(19, 45)),
        ("1/10/2026 12:05 a.m.", TENTH, time(0, 5)),
        ("Jan 10, 2026 at 12:30p", TENTH, time(12, 30)),
        ("2/30/2026", None, None),
        ("13/1/2026", None, None),
        ("1/10/0026", None, None),
        ("1/10/2026 25:00", None, None),
        ("1/10/2026 13:00 PM", None, None),
        ("99999", None, None),
        ("tomorrow", None, None),
        ("", None, None),
    ],
)
def test_a_cell_gives_its_day_and_time_or_neither(
    text: str, day: date | None, clock: time | None
) -> None:
    cells = pl.Series([text, "1/10/2026", text])

    read = read_dates(cells, US_DATE_FORMATS)

    assert (read[DAY].to_list(), read[CLOCK].to_list()) == ([day, TENTH, day], [clock, None, clock])


def test_the_formats_given_decide_what_comes_first() -> None:
    read = read_dates(pl.Series(["3/4/2026"]), ["%d/%m/%Y"])

    assert read[DAY].to_list() == [date(2026, 4, 3)]
