"""How long a referral lies before anybody does something about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from faxflow.domain.referrals.record import Channel
from faxflow.domain.statistics.figure import Section
from faxflow.domain.statistics.open_time import OpenTime, seconds
from faxflow.domain.statistics.plain_figures import (
    count_figure,
    medians,
    quantile_figure,
    share_figure,
)
from faxflow.domain.statistics.quantile import ninetieth
from faxflow.domain.statistics.referral_columns import Receipt
from faxflow.domain.statistics.spans import Spans
from faxflow.domain.statistics.touch_measures import (
    FIRST_CONTACT_MEDIAN,
    FIRST_TOUCH_CLOCK,
    FIRST_TOUCH_MEDIAN,
    FIRST_TOUCH_P90,
    REACHED,
    UNTOUCHED,
)
from faxflow.domain.statistics.week_charts import week_charts

_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Reached:
    """The contact attempts of the period that somebody could have answered, and those that
    somebody did."""

    answered: int
    tried: int


def first_touch_section(
    receipts: Sequence[Receipt], reached: Reached, spans: Spans, open_time: OpenTime
) -> Section:
    """`receipts` are those of the period and of the weeks; `open_time` reaches over them all."""
    came_in = [one for one in receipts if one.channel != Channel.PERSON]
    ours = [one for one in came_in if spans.in_period(one.at)]
    touched = [(one.at, one.touched_at) for one in came_in if one.touched_at]
    weekly = spans.by_week((at, _open_hours(at, then, open_time)) for at, then in touched)
    hours = [_open_hours(at, then, open_time) for at, then in touched if spans.in_period(at)]
    untouched = sum(one.is_open and one.touched_at is None for one in ours)
    return Section(
        "first-touch",
        "First touch",
        figures=(
            quantile_figure(FIRST_TOUCH_MEDIAN, hours),
            quantile_figure(FIRST_TOUCH_P90, hours, ninetieth),
            quantile_figure(FIRST_TOUCH_CLOCK, _hours_to(ours, lambda one: one.touched_at)),
            quantile_figure(FIRST_CONTACT_MEDIAN, _hours_to(ours, lambda one: one.contacted_at)),
            count_figure(UNTOUCHED, untouched),
            share_figure(REACHED, reached.answered, reached.tried),
        ),
        charts=week_charts(FIRST_TOUCH_MEDIAN, spans.weeks, medians(weekly)),
    )


def _open_hours(at: str, then: str, open_time: OpenTime) -> float:
    return open_time.between(seconds(at), seconds(then))


def _hours_to(receipts: Sequence[Receipt], moment: Callable[[Receipt], str | None]) -> list[float]:
    """The hours by the clock to a moment, of those that have it."""
    return [
        max((seconds(then) - seconds(one.at)) / _HOUR, 0.0)
        for one in receipts
        if (then := moment(one)) is not None
    ]
