"""How many referrals come in, get an appointment and end, week by week and by channel."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from faxflow.domain.referral import Stage
from faxflow.domain.statistics.figure import Breakdown, BreakdownRow, Figure, RunChart, Section
from faxflow.domain.statistics.flow_measures import (
    CLOSED,
    CLOSED_WEEKLY,
    COMPLETED,
    COMPLETED_WEEKLY,
    OPEN,
    RECEIVED,
    RECEIVED_WEEKLY,
    SCHEDULED,
    SCHEDULED_WEEKLY,
)
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.plain_figures import counts
from faxflow.domain.statistics.referral_columns import Booking, Entered, Received
from faxflow.domain.statistics.share import share
from faxflow.domain.statistics.spans import Spans
from faxflow.domain.statistics.week_charts import week_charts

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Flow:
    """What came in, in the period and in each week; the first schedulings; how often each stage was
    entered in the period and in each week; the moves into an end in the period by channel; the
    referrals that are open now by channel."""

    received: Received
    received_by_week: Sequence[Received]
    bookings: Sequence[Booking]
    entered: Mapping[Stage, Entered]
    entered_by_week: Sequence[Mapping[Stage, Entered]]
    ended: Mapping[tuple[str, Stage], int]
    open: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Lived:
    """The practice's day on which the first referral was made, None: there is none; and today."""

    first: date | None
    today: date

    def weeks_of(self, spans: Spans) -> float:
        """How many weeks of the period there is anything to count in; 0: none."""
        if self.first is None:
            return 0.0
        begin = max(self.first, spans.period.first)
        return max((min(self.today, spans.period.last) - begin).days + 1, 0) / _WEEK


def flow_section(flow: Flow, spans: Spans, lived: Lived) -> Section:
    """What came in, what was scheduled, and what ended."""
    weeks = lived.weeks_of(spans)
    scheduled = Counter(channel for at, _, channel, _ in flow.bookings if spans.in_period(at))
    counted = (
        (RECEIVED_WEEKLY, flow.received.all),
        (SCHEDULED_WEEKLY, sum(scheduled.values())),
        (COMPLETED_WEEKLY, _entered(flow.entered, Stage.COMPLETED)),
        (CLOSED_WEEKLY, _entered(flow.entered, Stage.CLOSED)),
    )
    return Section(
        "throughput",
        "Throughput",
        figures=[per_week(measure, count, weeks) for measure, count in counted],
        charts=[*_charts(flow, spans)],
        breakdowns=[_by_channel(scheduled, flow)],
    )


def per_week(measure: Measure, count: int, weeks: float) -> Figure:
    """How many there were in a week, on the whole."""
    return Figure(measure, share(count, weeks), count)


def _charts(flow: Flow, spans: Spans) -> Iterable[RunChart]:
    for measure, weeks in (
        (RECEIVED_WEEKLY, [week.all for week in flow.received_by_week]),
        (SCHEDULED_WEEKLY, spans.counted([at for at, *_ in flow.bookings])),
        (COMPLETED_WEEKLY, [_entered(one, Stage.COMPLETED) for one in flow.entered_by_week]),
        (CLOSED_WEEKLY, [_entered(one, Stage.CLOSED) for one in flow.entered_by_week]),
    ):
        yield from week_charts(measure, spans.weeks, counts(weeks))


def _entered(entered: Mapping[Stage, Entered], stage: Stage) -> int:
    return entered[stage].entered if stage in entered else 0


def _by_channel(scheduled: Mapping[str, int], flow: Flow) -> Breakdown:
    """The channels by what came in; a row for each that anything came in by, or was dealt with."""
    received = flow.received.by_channel
    channels = {*received, *scheduled, *flow.open, *(channel for channel, _ in flow.ended)}
    rows = [
        (
            channel,
            (
                received.get(channel, 0),
                scheduled.get(channel, 0),
                flow.ended.get((channel, Stage.COMPLETED), 0),
                flow.ended.get((channel, Stage.CLOSED), 0),
                flow.open.get(channel, 0),
            ),
        )
        for channel in sorted(channels, key=lambda one: (-received.get(one, 0), one))
    ]
    total = [sum(column) for column in zip(*(values for _, values in rows), strict=True)]
    return Breakdown(
        "channels",
        "By channel",
        "Channel",
        (RECEIVED, SCHEDULED, COMPLETED, CLOSED, OPEN),
        [BreakdownRow(channel, values) for channel, values in rows],
        total=BreakdownRow("all", total) if rows else None,
    )
