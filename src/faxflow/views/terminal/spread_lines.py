"""A distribution as lines: what it says, and a bar for each bin."""

from faxflow.domain.statistics.figure import Distribution
from faxflow.views.reported.chart_tables import bin_words, spread
from faxflow.views.terminal.grid import Lines, wrapped

_INDENT = "  "
_WIDEST = 40
_BAR = "█"


def spread_lines(distribution: Distribution, width: int) -> Lines:
    """Its title, its sentences, its bins."""
    told = spread(distribution)
    words = [
        told.title,
        *(f"  {line}" for line in wrapped(" ".join(one.words for one in told.reading), width - 4)),
    ]
    return [f"{_INDENT}{line}" for line in (*words, *_bins(distribution, width))]


def _bins(distribution: Distribution, width: int) -> Lines:
    unit = distribution.measure.unit
    labels = [bin_words(one, unit) for one in distribution.bins]
    counts = [f"{one.count:,}" for one in distribution.bins]
    left, right = max(map(len, labels), default=0), max(map(len, counts), default=0)
    room = max(min(_WIDEST, width - left - right - 8), 1)
    most = max((one.count for one in distribution.bins), default=0) or 1
    bars = [_BAR * round(one.count / most * room) for one in distribution.bins]
    rows = zip(labels, counts, bars, strict=True)
    return [f"  {label:<{left}}  {count:>{right}}  {bar}".rstrip() for label, count, bar in rows]
