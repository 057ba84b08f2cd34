"""What is measured for Prometheus: every name, its labels, what it means and what to do about it.

Names by prometheus.io/docs/practices/naming: base units, `_total` on what only grows. A moment
is told as one and never as an age, which would stand still while nothing runs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

NEVER: Final = 0.0
"""The moment of what has never happened: its age is then beyond every limit."""


class Kind(StrEnum):
    """A gauge goes up and down; a counter only up, or back to 0 where it begins anew."""

    GAUGE = "gauge"
    COUNTER = "counter"


@dataclass(frozen=True, slots=True)
class Metric:
    """`help` stands beside the figure; `then` is for people: what to look at, what to do."""

    name: str
    help: str
    labels: tuple[str, ...] = ()
    kind: Kind = Kind.GAUGE
    then: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """One figure; labels hold words from closed lists, and names from the configuration."""

    metric: Metric
    value: float
    labels: Mapping[str, str] = field(default_factory=dict)
