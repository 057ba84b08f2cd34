"""Every measure, by key and by subject: those for which a practice can set a target."""

from collections.abc import Iterable, Mapping
from types import ModuleType

from faxflow.domain.statistics import (
    care_measures,
    cycle_measures,
    day_measures,
    desk_day_measures,
    experience_measures,
    fax_measures,
    flow_measures,
    hours_saved,
    stage_measures,
    touch_measures,
    work_measures,
)
from faxflow.domain.statistics.measure import Measure

_SCORED: Mapping[str, ModuleType] = {
    "Referrals: what comes in, goes on and waits": flow_measures,
    "Referrals: stages in time": stage_measures,
    "Referrals: from receipt to appointment": cycle_measures,
    "Referrals: the first touch": touch_measures,
    "Referrals: rework, duplicates and answers": care_measures,
    "Referrals: experience": experience_measures,
    "Referrals: staff touch time": work_measures,
    "Faxes": fax_measures,
    "Hours saved": hours_saved,
}
_OF_A_DAY: Mapping[str, ModuleType] = {
    "The day's referrals": desk_day_measures,
    "The day's faxes": day_measures,
}


def every_measure(ages: Iterable[int] = ()) -> dict[str, Measure]:
    """Those of a scorecard by key; `ages` are the numbers of days over which open referrals are
    counted."""
    every = [one for module in _SCORED.values() for one in _of(module)]
    return {one.key: one for one in (*every, *map(flow_measures.over, ages))}


def by_subject() -> Mapping[str, list[Measure]]:
    """Those of a scorecard, then those that only the report of a day has, each once."""
    return {title: _of(module) for title, module in {**_SCORED, **_OF_A_DAY}.items()}


def _of(module: ModuleType) -> list[Measure]:
    return [value for value in vars(module).values() if isinstance(value, Measure)]
