"""Whether referring offices hear what became of their referrals, and why referrals were closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.referral import FINAL
from faxflow.domain.statistics.care_measures import (
    ANSWER_HOURS,
    CLOSED_FOR,
    CLOSED_PART,
    LOOP_CLOSED,
    LOOP_DAYS,
)
from faxflow.domain.statistics.figure import Section
from faxflow.domain.statistics.open_time import seconds_between
from faxflow.domain.statistics.plain_figures import (
    by_reason,
    quantile_figure,
    share_figure,
    shares,
)
from faxflow.domain.statistics.referral_columns import Loop
from faxflow.domain.statistics.referral_cycle import NO_REQUEST
from faxflow.domain.statistics.spans import Spans, Stamp
from faxflow.domain.statistics.week_charts import week_charts

_DAY, _HOUR = 86_400.0, 3600.0
_SILENT = (
    "No letter answers referring offices: [referrals] answer_template names none, so that no loop"
    " can close."
)


@dataclass(frozen=True, slots=True)
class Answers:
    """The referrals that ended, or whose office was answered, since the period or the first week
    began; when each answer that was delivered in the period was made, and delivered; the closings
    in the period by reason. `any_letter` says whether the practice answers offices at all."""

    loops: Sequence[Loop]
    delivered: Sequence[tuple[Stamp, Stamp]]
    closed_for: Mapping[str, int]
    any_letter: bool


def loop_section(answers: Answers, spans: Spans) -> Section:
    """The answered of the ended, how long it took, and the closing reasons."""
    ended = sorted(
        (entered_at, answered is not None)
        for _, stage, entered_at, closed_for, answered in answers.loops
        if stage in FINAL and closed_for not in NO_REQUEST
    )
    ours = spans.of_period(ended)
    weekly = spans.by_week(ended)
    return Section(
        "closed-loop",
        "Closed loop",
        figures=(
            share_figure(LOOP_CLOSED, sum(ours), len(ours)),
            quantile_figure(LOOP_DAYS, _days(answers.loops, spans)),
            quantile_figure(ANSWER_HOURS, _hours(answers.delivered)),
        ),
        charts=week_charts(
            LOOP_CLOSED,
            spans.weeks,
            shares([sum(week) for week in weekly], [len(week) for week in weekly]),
        ),
        breakdowns=(
            by_reason(
                "closing-reasons",
                "Why they were closed",
                (CLOSED_FOR, CLOSED_PART),
                answers.closed_for,
            ),
        ),
        remarks=() if answers.any_letter else (_SILENT,),
    )


def _days(loops: Sequence[Loop], spans: Spans) -> list[float]:
    return [
        seconds_between(received_at, answered) / _DAY
        for received_at, *_, answered in loops
        if answered and spans.in_period(answered)
    ]


def _hours(delivered: Sequence[tuple[Stamp, Stamp]]) -> list[float]:
    return [seconds_between(start, end) / _HOUR for start, end in delivered]
