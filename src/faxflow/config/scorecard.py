"""[scorecard]: what a practice reckons with, and what it wants to reach."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from faxflow.config.section import Section

_MOST_MANUAL_MINUTES = 240.0
_MOST_DAYS = 3650

ManualMinutes = Annotated[float, Field(ge=0, le=_MOST_MANUAL_MINUTES)]
Days = Annotated[int, Field(ge=1, le=_MOST_DAYS)]


def _rising(days: tuple[int, ...]) -> tuple[int, ...]:
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise ValueError("each number of days is to be greater than the one before")
    return days


class ScorecardSettings(Section):
    """`manual_minutes` are the least and the most that a fax takes by hand. What has been open for
    longer than each of `aging_days` is counted. `targets` are what is to be reached, by the key of
    a measure and in its unit; a share is 0 to 1."""

    manual_minutes: tuple[ManualMinutes, ManualMinutes] = (10.0, 13.0)
    aging_days: Annotated[tuple[Days, ...], Field(min_length=1), AfterValidator(_rising)] = (
        *(7, 14, 30),
    )
    targets: Mapping[str, Annotated[float, Field(ge=0)]] = {}

    @model_validator(mode="after")
    def _reckons_upwards(self) -> "ScorecardSettings":
        least, most = self.manual_minutes
        if most < least:
            raise ValueError("manual_minutes takes the least first, as [10, 13]")
        return self

    @model_validator(mode="after")
    def _aims_at_what_is_measured(self) -> "ScorecardSettings":
        if self.targets:
            _check(self.targets, self.aging_days)
        return self


def _check(targets: Mapping[str, float], ages: Iterable[int]) -> None:
    # Only here: few practices set targets, and every command reads the configuration.
    from faxflow.domain.near_match import near_match
    from faxflow.domain.statistics.catalogue import every_measure
    from faxflow.domain.statistics.measure import Unit

    known = every_measure(ages)
    for key, value in targets.items():
        if key not in known:
            raise ValueError(f"{key!r} is no measure ({near_match(key, known)})")
        if known[key].unit is Unit.SHARE and value > 1:
            raise ValueError(f"the target of {key} is a share, from 0 to 1")
