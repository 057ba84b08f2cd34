"""How long it takes from the receipt of a referral until its first appointment is made."""

from collections.abc import Iterable, Sequence
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
from faxflow.domain.statistics.open_time import OpenTime, seconds_between
from faxflow.domain.statistics.plain_figures import (
    count_figure,
    medians,
    quantile_figure,
    share_figure,
    shares,
)
from faxflow.domain.statistics.quantile import median, ninetieth
from faxflow.domain.statistics.referral_columns import Booking, Received
from faxflow.domain.statistics.spans import Spans, Stamp
from faxflow.domain.statistics.week_charts import Measured, week_charts

_DAY = 86_400.0
_EDGES = (0, 1, 2, 3, 5, 7, 10, 14, 21, 30)
"""Days at which the bars of the distribution begin; the last has no end."""

NO_REQUEST = frozenset({ClosingReason.DUPLICATE, ClosingReason.NOT_A_REFERRAL})
"""What is closed for these was no request of its own: it waits for no visit and no answer."""


@dataclass(frozen=True, slots=True)
class Course:
    """The first schedulings since the period or the first week began, in their order; how many
    were received in each week; of the period, how many requests were received that are old enough,
    and how many referrals are open and were never scheduled.

    `until` is the last moment (as a stamp) at which what was received is old enough.
    """

    bookings: Sequence[Booking]
    by_week: Sequence[Received]
    requests: int
    waiting: int
    until: Stamp


def old_enough(as_of: datetime) -> datetime:
    """The last moment of receipt that is long enough ago (UTC)."""
    return as_of - timedelta(days=WITHIN)


def cycle_section(course: Course, spans: Spans, open_time: OpenTime) -> Section:
    """`open_time` reaches over all that was scheduled in the period, from its receipt on."""
    took = [(at, seconds_between(received, at) / _DAY) for at, received, *_ in course.bookings]
    days = sorted(spans.of_period(took))
    soon = sorted(
        received
        for (_, received, _, is_request), (_, spent) in zip(course.bookings, took, strict=True)
        if is_request and spent <= WITHIN and received <= course.until
    )
    return Section(
        "cycle",
        "From receipt to appointment",
        figures=(
            Figure(CYCLE_MEDIAN, median(days), len(days)),
            Figure(CYCLE_P90, ninetieth(days), len(days)),
            quantile_figure(CYCLE_OPEN_HOURS, _open_hours(course.bookings, spans, open_time)),
            share_figure(SCHEDULED_WITHIN, sum(map(spans.in_period, soon)), course.requests),
            count_figure(NOT_SCHEDULED_YET, course.waiting),
        ),
        charts=(
            *week_charts(CYCLE_MEDIAN, spans.weeks, medians(spans.by_week(took))),
            *week_charts(SCHEDULED_WITHIN, spans.weeks, _soon_by_week(course, soon, spans)),
        ),
        distributions=(_distribution(days),),
        remarks=_remarks(course.waiting),
    )


def _open_hours(bookings: Iterable[Booking], spans: Spans, open_time: OpenTime) -> list[float]:
    return [open_time.hours(received, at) for at, received, *_ in bookings if spans.in_period(at)]


def _soon_by_week(course: Course, soon: Sequence[Stamp], spans: Spans) -> list[Measured]:
    """A week that not all of is old enough has no point."""
    found = shares(spans.counted(soon), [week.requests for week in course.by_week])
    over = [end <= course.until for _, end in spans.each_week]
    return [one if done else (None, 0) for one, done in zip(found, over, strict=True)]


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
