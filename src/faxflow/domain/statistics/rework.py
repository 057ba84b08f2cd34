"""How often referrals go back to an earlier stage or are opened again, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.referral import Stage
from faxflow.domain.statistics.care_measures import REOPENED, REWORK, REWORK_PART, REWORK_RATE
from faxflow.domain.statistics.figure import Section
from faxflow.domain.statistics.plain_figures import by_reason, count_figure, share_figure, shares
from faxflow.domain.statistics.referral_columns import Entered
from faxflow.domain.statistics.spans import Spans
from faxflow.domain.statistics.week_charts import week_charts


@dataclass(frozen=True, slots=True)
class Moves:
    """How often each stage was entered in the period and in each week; the period's moves back by
    reason."""

    entered: Mapping[Stage, Entered]
    entered_by_week: Sequence[Mapping[Stage, Entered]]
    went_back_for: Mapping[str, int]


def rework_section(moves: Moves, spans: Spans) -> Section:
    """The share of all moves, and the reasons."""
    now = _sum(moves.entered)
    weeks = [_sum(week) for week in moves.entered_by_week]
    weekly = shares([week.back for week in weeks], [week.moved for week in weeks])
    return Section(
        "rework",
        "Rework",
        figures=(
            share_figure(REWORK_RATE, now.back, now.moved),
            count_figure(REWORK, now.back),
            count_figure(REOPENED, now.reopened),
        ),
        charts=week_charts(REWORK_RATE, spans.weeks, weekly),
        breakdowns=(
            by_reason("rework", "Why they went back", (REWORK, REWORK_PART), moves.went_back_for),
        ),
    )


def _sum(entered: Mapping[Stage, Entered]) -> Entered:
    every = entered.values()
    return Entered(
        sum(one.entered for one in every),
        sum(one.moved for one in every),
        sum(one.back for one in every),
        sum(one.reopened for one in every),
    )
