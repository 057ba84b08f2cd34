"""Every measure of a scorecard, by its key: those for which a practice can set a target."""

from collections.abc import Iterable
from types import ModuleType

from faxflow.domain.statistics import (
    care_measures,
    cycle_measures,
    experience_measures,
    fax_measures,
    flow_measures,
    hours_saved,
    stage_measures,
    touch_measures,
    work_measures,
)
from faxflow.domain.statistics.measure import Measure

_MODULES = (
    *(stage_measures, cycle_measures, flow_measures, touch_measures, work_measures),
    *(care_measures, experience_measures, fax_measures, hours_saved),
)


def every_measure(ages: Iterable[int] = ()) -> dict[str, Measure]:
    """By key; `ages` are the numbers of days over which open referrals are counted."""
    every = [one for module in _MODULES for one in _of(module)]
    return {one.key: one for one in (*every, *map(flow_measures.over, ages))}


def _of(module: ModuleType) -> list[Measure]:
    return [value for value in vars(module).values() if isinstance(value, Measure)]
