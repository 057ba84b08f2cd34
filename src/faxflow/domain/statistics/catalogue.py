"""Every measure of a scorecard, by its key: those for which a practice can set a target."""

from types import ModuleType

from faxflow.domain.statistics import fax_measures, hours_saved
from faxflow.domain.statistics.measure import Measure


def every_measure() -> dict[str, Measure]:
    """By key, faxes first."""
    return {one.key: one for module in (fax_measures, hours_saved) for one in _of(module)}


def _of(module: ModuleType) -> list[Measure]:
    return [value for value in vars(module).values() if isinstance(value, Measure)]
