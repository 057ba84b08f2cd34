"""Dates and times out of text: the formats in order, Excel's serial numbers, a time behind."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from faxflow.frames.cells import nothing

DAY, CLOCK = "day", "clock"
"""The columns of what comes back: a Date and a Time, null where the cell has none."""

_PARTS = (
    r"(?i)^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?P<day>.*?\S)"
    r"(?:(?:T|[\s,]+(?:at\s+)?|\s+-\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::\d{2}(?:[.,]\d+)?)?\s*(?P<half>[ap])?\.?m?\.?)?$"
)
_TAIL = 6
"""Signs of a time with the blank before it."""
_CLOCK_BEHIND = r"^ \d\d:\d\d$"
_SERIAL = r"^(\d{5})(?:\.\d+)?$"
_SERIAL_TIME = r"^\d{5}(\.\d+)$"
_EXCEL_EPOCH = pl.date(1899, 12, 30)
_CENTURY = 2000
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_MINUTES_A_DAY = 24 * 60
_NOON = 12


def read_dates(cells: pl.Series, formats: Sequence[str]) -> pl.DataFrame:
    """DAY and CLOCK of each cell; both null where the cell is no date."""
    usual = _usual(cells, formats)
    left = usual[DAY].is_null() & (cells != "")
    if not left.any():
        return usual
    at = left.arg_true()
    found = _read(cells.filter(left), formats)
    return pl.DataFrame([usual[name].scatter(at, found[name]) for name in (DAY, CLOCK)])


def _usual(cells: pl.Series, formats: Sequence[str]) -> pl.DataFrame:
    """Plain days, and those with a time like 09:15 behind a blank: the patterns cost far more."""
    told = cells.to_frame("cell").select(
        "cell",
        pl.col("cell").str.tail(_TAIL).str.contains(_CLOCK_BEHIND).alias("timed"),
        pl.col("cell").str.contains(_SERIAL).alias("serial"),
    )
    day = pl.when("timed").then(pl.col("cell").str.head(-_TAIL)).otherwise("cell")
    tail = pl.when("timed").then(pl.col("cell").str.tail(_TAIL - 1))
    parts = told.select(
        pl.when(~pl.col("serial")).then(day).alias(DAY),
        tail.str.to_time("%H:%M", strict=False).alias(CLOCK),
        pl.col("timed"),
    )
    days = _days(parts[DAY], formats).alias(DAY)
    no_clock = parts["timed"] & parts[CLOCK].is_null()
    days = days.set(no_clock, None)
    return pl.DataFrame([days, parts[CLOCK].set(days.is_null(), None)])


def without_short_years(formats: Sequence[str]) -> list[str]:
    """The formats that say the century."""
    return [one for one in formats if "%y" not in one]


def born_before(days: pl.Series, today: date | None) -> pl.Series:
    """The days, read from years of two digits, in the past century; null where this one fits too,
    as it does where nobody says which day it is."""
    if today is None:
        return nothing(days).cast(pl.Date)
    frame = days.to_frame(DAY)
    past = pl.when(pl.col(DAY).dt.year() >= _CENTURY).then(pl.col(DAY).dt.offset_by("-100y"))
    this = past.otherwise(pl.col(DAY)).dt.offset_by("100y")
    return frame.select(pl.when(this > today).then(past.otherwise(pl.col(DAY))).alias(DAY))[DAY]


def _read(cells: pl.Series, formats: Sequence[str]) -> pl.DataFrame:
    parts = cells.str.extract_groups(_PARTS).struct.unnest()
    written = pl.DataFrame({DAY: _days(parts[DAY], formats), CLOCK: parts.select(_clock())[CLOCK]})
    wrong_clock = pl.lit(parts["hour"]).is_not_null() & pl.col(CLOCK).is_null()
    written = written.with_columns(pl.when(~wrong_clock).then(DAY))
    serial = pl.DataFrame({"cell": cells}).select(_serial_day(), _serial_clock())
    is_written = serial[DAY].is_null()
    return pl.DataFrame([written[one].zip_with(is_written, serial[one]) for one in (DAY, CLOCK)])


def _days(texts: pl.Series, formats: Sequence[str]) -> pl.Series:
    """Each format is tried only on what the ones before it did not fit."""
    days = nothing(texts).cast(pl.Date)
    for one in formats:
        left = days.is_null() & texts.is_not_null()
        if not left.any():
            break
        found = texts.filter(left).str.to_date(one, strict=False)
        in_range = found.dt.year().is_between(_FIRST_YEAR, _LAST_YEAR)
        found = found.to_frame(DAY).select(pl.when(in_range).then(pl.col(DAY)))[DAY]
        days = days.scatter(left.arg_true(), found)
    return days


def _clock() -> pl.Expr:
    """The time of day, null where there is none or one like 25:00 or 13:00 PM."""
    hour, minute = pl.col("hour").cast(pl.Int8), pl.col("minute").cast(pl.Int8)
    half = pl.col("half").str.to_lowercase()
    hour_of_half = pl.when(hour.is_between(1, _NOON)).then(
        hour % _NOON + pl.when(half == "p").then(_NOON).otherwise(0)
    )
    true_hour = pl.when(half.is_null()).then(hour).otherwise(hour_of_half)
    sound = true_hour.is_between(0, 23) & minute.is_between(0, 59)
    return pl.when(sound).then(pl.time(true_hour, minute)).alias(CLOCK)


def _serial_day() -> pl.Expr:
    days = pl.col("cell").str.extract(_SERIAL).cast(pl.Int32)
    day = (_EXCEL_EPOCH + pl.duration(days=days)).cast(pl.Date)
    return pl.when(day.dt.year() <= _LAST_YEAR).then(day).alias(DAY)


def _serial_clock() -> pl.Expr:
    """Rounded to the minute: a serial's fraction is never exact."""
    part = pl.col("cell").str.extract(_SERIAL_TIME).cast(pl.Float64)
    minutes = (part * _MINUTES_A_DAY).round().cast(pl.Int32) % _MINUTES_A_DAY
    return pl.time(minutes // 60, minutes % 60).alias(CLOCK)
