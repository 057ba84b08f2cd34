"""What a practice wants to reach, put beside what was reached."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from faxflow.domain.statistics.figure import Breakdown, Section
from faxflow.domain.statistics.measure import Measure


def with_targets(sections: Iterable[Section], targets: Mapping[str, float]) -> list[Section]:
    """The same sections, their measures with the targets that are given for their keys."""
    return [_section(one, targets) for one in sections]


def _section(section: Section, targets: Mapping[str, float]) -> Section:
    return replace(
        section,
        figures=tuple(
            replace(one, measure=_measure(one.measure, targets)) for one in section.figures
        ),
        charts=tuple(
            replace(
                one,
                measure=_measure(one.measure, targets),
                target=targets.get(one.measure.key, one.target),
            )
            for one in section.charts
        ),
        distributions=tuple(
            replace(one, measure=_measure(one.measure, targets)) for one in section.distributions
        ),
        breakdowns=tuple(_breakdown(one, targets) for one in section.breakdowns),
    )


def _breakdown(table: Breakdown, targets: Mapping[str, float]) -> Breakdown:
    return replace(table, measures=tuple(_measure(one, targets) for one in table.measures))


def _measure(measure: Measure, targets: Mapping[str, float]) -> Measure:
    return replace(measure, target=targets.get(measure.key, measure.target))
