"""What of a scorecard is to be looked at first: changes, and targets that are out of reach."""

from collections.abc import Iterator, Sequence

from faxflow.domain.statistics.assurance import Assurance, assurance_of
from faxflow.domain.statistics.figure import RunChart, Section
from faxflow.domain.statistics.variation import Variation, variation_of
from faxflow.views.process_words import assurance_name, variation_name
from faxflow.views.reported.figure_tables import part_of
from faxflow.views.terminal.grid import Lines, printable

TITLE = "What stands out"
NOTHING = "Nothing is out of the ordinary."
CHANGED_FOR_BETTER = frozenset({Variation.IMPROVING_HIGH, Variation.IMPROVING_LOW})
CHANGED_FOR_WORSE = frozenset({Variation.CONCERNING_HIGH, Variation.CONCERNING_LOW})
_QUIET = frozenset({Variation.COMMON, Variation.TOO_FEW})


def standing_out(sections: Sequence[Section]) -> Lines:
    """A line for each chart that says something, what is worse first; none where all is usual."""
    charts = [chart for section in sections for chart in section.charts]
    worse = [one for one in charts if _variation(one) in CHANGED_FOR_WORSE]
    missed = [one for one in charts if one not in worse and _assurance(one) is Assurance.MISSED]
    rest = [one for one in charts if one not in worse + missed and _variation(one) not in _QUIET]
    return list(map(_told, [*worse, *missed, *rest]))


def _told(chart: RunChart) -> str:
    return f"{printable(part_of(chart.measure.name, chart.part))}: {'; '.join(_words(chart))}"


def _words(chart: RunChart) -> Iterator[str]:
    if _variation(chart) not in _QUIET:
        yield variation_name(_variation(chart))
    if _assurance(chart) is Assurance.MISSED:
        yield assurance_name(Assurance.MISSED)


def _variation(chart: RunChart) -> Variation:
    return variation_of(chart.process, chart.measure.better)


def _assurance(chart: RunChart) -> Assurance:
    return assurance_of(chart.process, chart.target, chart.measure.better)
