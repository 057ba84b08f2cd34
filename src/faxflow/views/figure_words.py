"""A value with its unit in short words, the same on every screen and page."""

from faxflow.domain.statistics.measure import Unit

NOT_MEASURED = "–"
"""Where there is nothing to measure; never a zero."""

_EXACT = 1e-9
_AFTER = {Unit.MINUTES: "min", Unit.HOURS: "h", Unit.POINTS: "of 5"}
_HEADS = {
    Unit.SHARE: "%",
    Unit.COUNT: "number",
    Unit.RATIO: "ratio",
    Unit.MINUTES: "minutes",
    Unit.HOURS: "hours",
    Unit.DAYS: "days",
    Unit.POINTS: "points, 1 to 5",
    Unit.CLOCK: "time of day",
}


def value_words(value: float | None, unit: Unit) -> str:
    """`93.4 %`, `1,204`, `1.07`, `12 min`, `2.1 h`, `3 days`, `4.2 of 5`, `08:17`.

    No unit turns into another, as 72 h into 3 days: hours may be those of an office.
    """
    if value is None:
        return NOT_MEASURED
    if unit is Unit.SHARE:
        return _share(value)
    if unit is Unit.CLOCK:
        return _clock(value)
    return _with_unit(_number(value, _decimals(value, unit)), unit)


def tick_words(value: float, unit: Unit, decimals: int) -> str:
    """A value on an axis, whose values all have as many decimals; of a share, of its percents."""
    if unit is Unit.CLOCK:
        return _clock(value)
    if unit is Unit.SHARE:
        return f"{_number(value * 100, decimals)} %"
    return _with_unit(_number(value, decimals), Unit.COUNT if unit is Unit.POINTS else unit)


def unit_words(unit: Unit) -> str:
    """What heads a column of values that stand without their unit."""
    return _HEADS[unit]


def change_words(value: float, former: float, unit: Unit) -> str:
    """`1.2 h less`, `3.1 points more` (of percents), `the same`."""
    if unit is Unit.SHARE:
        shown = _number(abs(value - former) * 100, 1)
        words = f"{shown} percentage points"
    elif unit is Unit.CLOCK:
        words = value_words(float(round(abs(value - former))), Unit.MINUTES)
        shown = words.removesuffix(" min")
    else:
        words = value_words(abs(value - former), unit).removesuffix(" of 5")
        shown = words
    if not any(digit in shown for digit in "123456789"):
        return "the same"
    up, down = ("later", "earlier") if unit is Unit.CLOCK else ("more", "less")
    return f"{words} {up if value > former else down}"


def _share(value: float) -> str:
    """Percents; what is not quite all or nothing is never rounded to it."""
    percents = value * 100
    if 0 < percents < 0.05:  # noqa: PLR2004 - half of what is shown
        return "< 0.1 %"
    if 99.95 <= percents < 100 - _EXACT:  # noqa: PLR2004 - likewise
        return "> 99.9 %"
    return f"{_number(percents, 0 if _whole(percents) else 1)} %"


def _clock(minutes: float) -> str:
    """Hours and minutes; past midnight the hours go on, as 24:10."""
    hours, rest = divmod(round(minutes), 60)
    return f"{hours:02d}:{rest:02d}"


def _decimals(value: float, unit: Unit) -> int:
    """So many that a value has two or three figures that count; none for whole numbers."""
    if _whole(value):
        return 0
    if unit is Unit.RATIO or abs(value) < 1:
        return 2
    return 1 if abs(value) < 100 else 0  # noqa: PLR2004 - three figures


def _whole(value: float) -> bool:
    return abs(value - round(value)) < _EXACT * max(1, abs(value))


def _number(value: float, decimals: int) -> str:
    """With commas between thousands, and never a minus before zero."""
    words = f"{value:,.{decimals}f}"
    return words if any(digit in words for digit in "123456789") else words.removeprefix("-")


def _with_unit(number: str, unit: Unit) -> str:
    if unit is Unit.DAYS:
        return f"{number} {'day' if number == '1' else 'days'}"
    return f"{number} {_AFTER[unit]}" if unit in _AFTER else number
