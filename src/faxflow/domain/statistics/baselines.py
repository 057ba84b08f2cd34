"""What figures were before going live, put beside what they are."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from faxflow.domain.statistics.figure import Baseline, Scorecard, Section
from faxflow.domain.statistics.measure import Measure, Unit

Named = tuple[str, str]
"""A measure's key, and what it is of; empty: of everything."""

_OF_THIS_MOMENT = frozenset({"oldest-open", "age", "age-in-stage"})
_SUMS = frozenset({"touch-total", "fax-staff-hours", "hours-saved-least", "hours-saved-most"})
"""Sums over a period, in a unit that others have that are none."""


def comparable(measure: Measure) -> bool:
    """Whether a figure of one period can be compared with that of another: a count of thirteen
    weeks with one of four cannot, nor can a sum, or what is of this moment and of no period;
    what was in a week, or took, or what share it was, can."""
    return measure.unit is not Unit.COUNT and measure.key not in _OF_THIS_MOMENT | _SUMS


def captured(scorecard: Scorecard) -> Mapping[Named, Baseline]:
    """What a scorecard's figures come to as a baseline; not those that nothing was measured of."""
    return {
        (one.measure.key, one.part): Baseline(
            one.value, told=False, period=scorecard.period, basis=one.basis
        )
        for one in scorecard.figures()
        if one.value is not None and comparable(one.measure)
    }


def with_baselines(
    sections: Iterable[Section], baselines: Mapping[Named, Baseline]
) -> list[Section]:
    """The same sections, their figures and charts with what they are compared with."""
    return [_section(one, baselines) for one in sections]


def _section(section: Section, baselines: Mapping[Named, Baseline]) -> Section:
    figures = [
        replace(one, baseline=baselines.get((one.measure.key, one.part))) for one in section.figures
    ]
    charts = [
        replace(one, baseline=before.value if before else None)
        for one in section.charts
        for before in (baselines.get((one.measure.key, one.part)),)
    ]
    return replace(section, figures=tuple(figures), charts=tuple(charts))
