"""How long a referral lies before anybody does something about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from faxflow.domain.statistics.figure import Section
from faxflow.domain.statistics.open_time import OpenTime, seconds_between
from faxflow.domain.statistics.plain_figures import (
    count_figure,
    medians,
    quantile_figure,
    share_figure,
)
from faxflow.domain.statistics.quantile import ninetieth
from faxflow.domain.statistics.referral_columns import FirstTouch
from faxflow.domain.statistics.spans import Spans, Stamp
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
class Touched:
    """The referrals of the period and the weeks in the order of receipt, without what a person
    entered by hand. Of the period: how many are open and untouched; how many contact attempts
    somebody could have answered, and how many somebody did."""

    touches: Sequence[FirstTouch]
    untouched: int
    answered: int
    tried: int


def first_touch_section(touched: Touched, spans: Spans, open_time: OpenTime) -> Section:
    """`open_time` reaches over all that was received and touched."""
    took = [(at, open_time.hours(at, then)) for at, _, then in touched.touches if then]
    ours = [one for one in touched.touches if spans.in_period(one[0])]
    hours = spans.of_period(took)
    return Section(
        "first-touch",
        "First touch",
        figures=(
            quantile_figure(FIRST_TOUCH_MEDIAN, hours),
            quantile_figure(FIRST_TOUCH_P90, hours, ninetieth),
            quantile_figure(FIRST_TOUCH_CLOCK, _hours((at, then) for at, _, then in ours)),
            quantile_figure(FIRST_CONTACT_MEDIAN, _hours((at, then) for at, then, _ in ours)),
            count_figure(UNTOUCHED, touched.untouched),
            share_figure(REACHED, touched.answered, touched.tried),
        ),
        charts=week_charts(FIRST_TOUCH_MEDIAN, spans.weeks, medians(spans.by_week(took))),
    )


def _hours(pairs: Iterable[tuple[Stamp, Stamp | None]]) -> list[float]:
    """The hours by the clock to a moment, of those that have it."""
    return [seconds_between(at, then) / _HOUR for at, then in pairs if then]
