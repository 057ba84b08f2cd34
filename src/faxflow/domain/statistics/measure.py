"""What can be measured: each measure with its name, its unit and its formula in words."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a value counts. A share is 0 to 1; a ratio is so many of one thing for each other."""

    SHARE = "share"
    COUNT = "count"
    RATIO = "ratio"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    POINTS = "points"  # of a satisfaction score, 1 to 5
    CLOCK = "clock"  # minutes after the practice's midnight


class Better(StrEnum):
    """Which way is an improvement."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    `key` is its stable name in JSON and CSV, `formula` says in words what is divided by what and
    over which time, so that anybody can compute it anew; `leaves_out` what is not counted, and why.
    `target` is what ought to be reached, in the measure's unit; None: nobody has set one.
    """

    key: str
    name: str
    unit: Unit
    better: Better
    formula: str
    leaves_out: str = ""
    target: float | None = None
