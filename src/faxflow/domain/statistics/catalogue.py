"""Every measure of a scorecard, by its key: those for which a practice can set a target."""

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

MODULES = (
    *(fax_measures, hours_saved, stage_measures, cycle_measures, touch_measures, flow_measures),
    *(care_measures, experience_measures, work_measures),
)


def every_measure() -> dict[str, Measure]:
    """By key, faxes first."""
    return {one.key: one for module in MODULES for one in _of(module)}


def _of(module: ModuleType) -> list[Measure]:
    named = vars(module).values()
    listed = (one for value in named if isinstance(value, tuple) for one in value)
    return [value for value in (*named, *listed) if isinstance(value, Measure)]
