"""How long it takes from the receipt of a referral until its first appointment is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from faxflow.domain.counted import are
from faxflow.domain.referral import ClosingReason
from faxflow.domain.statistics.cycle_measures import (
    CYCLE,
    CYCLE_MEDIAN,
    CYCLE_OPEN_HOURS,
    CYCLE_P90,
    NOT_SCHEDULED_YET,
    SCHEDULED_WITHIN,
    WITHIN,
)
from faxflow.domain.statistics.figure import Bin, Distribution, Figure, Section
from faxflow.domain.statistics.open_time import OpenTime, seconds
from faxflow.domain.statistics.plain_figures import (
    count_figure,
    medians,
    quantile_figure,
    share_figure,
    shares,
)
from faxflow.domain.statistics.quantile import median, ninetieth
from faxflow.domain.statistics.referral_columns import Booking, Receipt
from faxflow.domain.statistics.spans import Spans, Stamp, stamp
from faxflow.domain.statistics.week_charts import week_charts

_DAY = 86_400.0
_EDGES = (0, 1, 2, 3, 5, 7, 10, 14, 21, 30)
"""Days at which the bars of the distribution begin; the last has no end."""

NO_REQUEST = frozenset({ClosingReason.DUPLICATE, ClosingReason.NOT_A_REFERRAL})
"""What is closed for these was no request of its own: it waits for no visit and no answer."""


@dataclass(frozen=True, slots=True)
class Course:
    """The referrals received in the period or a week, and the first schedulings since then."""

    receipts: Sequence[Receipt]
    bookings: Sequence[Booking]


def cycle_section(course: Course, spans: Spans, open_time: OpenTime, as_of: datetime) -> Section:
    """`open_time` reaches over all that was received and scheduled; `as_of` is UTC."""
    booked = [one for one in course.bookings if spans.in_period(one.at)]
    days = sorted(_days(one) for one in booked)
    by_week = spans.by_week((one.at, _days(one)) for one in course.bookings)
    waiting = _not_scheduled(course, spans)
    cohort = _Cohort.of(course, stamp(as_of - timedelta(days=WITHIN)))
    return Section(
        "cycle",
        "From receipt to appointment",
        figures=(
            Figure(CYCLE_MEDIAN, median(days), len(days)),
            Figure(CYCLE_P90, ninetieth(days), len(days)),
            quantile_figure(CYCLE_OPEN_HOURS, [_open_hours(one, open_time) for one in booked]),
            cohort.figure(spans),
            count_figure(NOT_SCHEDULED_YET, waiting),
        ),
        charts=(
            *week_charts(CYCLE_MEDIAN, spans.weeks, medians(by_week)),
            *week_charts(SCHEDULED_WITHIN, spans.weeks, cohort.by_week(spans)),
        ),
        distributions=(_distribution(days),),
        remarks=_remarks(waiting),
    )


@dataclass(frozen=True, slots=True)
class _Cohort:
    """The referrals that are old enough to say whether they got an appointment soon enough: the
    moment of receipt of each, and whether it did. `until` is UTC."""

    outcomes: Sequence[tuple[Stamp, bool]]
    until: Stamp

    @classmethod
    def of(cls, course: Course, until: Stamp) -> "_Cohort":
        days = {one.referral_id: _days(one) for one in course.bookings}
        outcomes = [
            (one.at, days.get(one.id, WITHIN + 1.0) <= WITHIN)
            for one in course.receipts
            if one.at <= until and one.closed_for not in NO_REQUEST
        ]
        return cls(outcomes, until)

    def figure(self, spans: Spans) -> Figure:
        soon = [one for at, one in self.outcomes if spans.in_period(at)]
        return share_figure(SCHEDULED_WITHIN, sum(soon), len(soon))

    def by_week(self, spans: Spans) -> list[tuple[float | None, int]]:
        """A week that not all of is old enough has no point."""
        weeks = spans.by_week(self.outcomes)
        found = shares([sum(week) for week in weeks], [len(week) for week in weeks])
        over = [end <= self.until for _, end in spans.each_week]
        return [one if done else (None, 0) for one, done in zip(found, over, strict=True)]


def _days(one: Booking) -> float:
    return max((seconds(one.at) - seconds(one.received_at)) / _DAY, 0.0)


def _open_hours(one: Booking, open_time: OpenTime) -> float:
    return open_time.between(seconds(one.received_at), seconds(one.at))


def _not_scheduled(course: Course, spans: Spans) -> int:
    booked = {one.referral_id for one in course.bookings}
    return sum(
        one.is_open and one.id not in booked and spans.in_period(one.at) for one in course.receipts
    )


def _distribution(days: Sequence[float]) -> Distribution:
    """`days` in ascending order."""
    ends: Sequence[int | None] = (*_EDGES[1:], None)
    bins = [
        Bin(low, high, sum(low <= one and (high is None or one < high) for one in days))
        for low, high in zip(_EDGES, ends, strict=True)
    ]
    return Distribution(CYCLE, bins, median(days), ninetieth(days), len(days))


def _remarks(waiting: int) -> list[str]:
    if not waiting:
        return []
    told = f"{waiting} of the period's referrals {are(waiting)} open without ever an appointment:"
    return [f"{told} the median and the 90th percentile hear of them only once they have one."]
