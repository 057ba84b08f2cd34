"""The page on what is measured: each measure with its formula, made from the measures."""

from collections.abc import Iterator

from faxflow.domain.statistics.catalogue import by_subject
from faxflow.domain.statistics.flow_measures import over
from faxflow.domain.statistics.measure import Better, Measure
from faxflow.domain.statistics.quantile import HOW
from faxflow.domain.statistics.xmr import ENOUGH
from faxflow.views.figure_words import unit_words

_HEAD = f"""\
# What is measured, and how

Made from the measures in `src/faxflow/domain/statistics/`; do not edit it by hand. The same
words stand in every report (`faxflow scorecard --definitions`), so that anybody can reckon a
figure anew. [reports.md](reports.md) tells how to ask for them and how to read their charts.

## What holds for all of them

**Days and weeks** are the practice's: a day begins at midnight by its clock, also on the two
days of a year that have 23 or 25 hours; a week is an ISO week, Monday to Sunday. A moment lies
in a period from the first midnight of its first day until before the midnight that ends its
last. The figures of a scorecard are of its period; its charts have a point for each whole week
of the year before the period's end, none before the first referral was made or the first fax.

**As it stands now.** Where a formula says *now*, that is the moment for which the report was
made, whatever its period. So the same period can have other figures later: a fax that is waiting
today may be delivered tomorrow, and a possible duplicate be judged.

**Nothing measured** is `–` and never 0. Beside each figure stands how many faxes, referrals or
tasks it rests on; a share of few says little.

**Median** and **90th percentile** are {HOW}.
Half took the median or less, nine in ten the 90th percentile or less. A mean would be drawn by
the few that lay for months.

**Open hours** are those of the practice's calendar in `[hours]`, without nights, weekends,
holidays and lunch. *By the clock* counts every hour, as patients do.

**What is not over yet** has no length. A measure of lengths counts what has ended, in the period
in which it ended, and says beside it how much is still open: the slowest are always among those.

**Run charts** are XmR charts. Their limits are the mean ± 2.66 × the mean difference between
neighbouring points (a point without a measurement is passed over), never beyond what the unit can
be, as a share 0 and 1. Out of the ordinary is a point beyond a limit, seven in a row on one side
of the mean, seven in a row that rise or fall, or two of three in the outer third on one side (NHS
England, *Making Data Count*). With fewer than {ENOUGH} points nothing is said. Limits are not
reckoned anew by themselves after a change.

**Targets** and **baselines** are the practice's: `[scorecard] targets` and
`faxflow scorecard baseline`, by the key in brackets. None is built in. A count or a sum has no
baseline, since periods of different length cannot be compared by it; a number *per week* can.

**Nobody's name**: a measure holds counts, ids and keyed ids of numbers, nothing of a patient.
"""

_WAY = {
    Better.HIGHER: "higher is better",
    Better.LOWER: "lower is better",
    Better.NEITHER: "neither way is better",
}
_EXAMPLE = over(14)
_AGES = "One for each number of days in `[scorecard] aging_days`."


def metrics_page() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD]
    for title, measures in by_subject().items():
        parts.append(f"## {title}\n")
        parts += [block for measure in measures for block in _blocks(measure)]
    return "\n".join(parts)


def _blocks(measure: Measure) -> Iterator[str]:
    """A measure, and behind the age of the oldest an example of those that count by age."""
    yield _block(measure)
    if measure.key == "oldest-open":
        yield _block(_EXAMPLE, _AGES)


def _block(measure: Measure, more: str = "") -> str:
    lines = [f"### {measure.name} (`{measure.key}`)", ""]
    lines += [f"{unit_words(measure.unit)}; {_WAY[measure.better]}.", ""]
    lines += [" ".join(filter(None, [measure.formula, more])), ""]
    if measure.leaves_out:
        lines += [f"*Left out:* {measure.leaves_out}", ""]
    return "\n".join(lines)
