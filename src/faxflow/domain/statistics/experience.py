"""What patients and referring offices let us know: calls, scores, and visits that they missed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from faxflow.domain.referral import Stage
from faxflow.domain.referrals.contact import Caller
from faxflow.domain.statistics import experience_measures as m
from faxflow.domain.statistics.figure import Breakdown, BreakdownRow, Figure, RunChart, Section
from faxflow.domain.statistics.plain_figures import count_figure, counts, share_figure, shares
from faxflow.domain.statistics.referral_columns import Call, Entered, Said
from faxflow.domain.statistics.referral_flow import Lived, per_week
from faxflow.domain.statistics.share import share
from faxflow.domain.statistics.spans import Spans
from faxflow.domain.statistics.week_charts import week_charts

_NOBODY_SAID = "nobody named"


@dataclass(frozen=True, slots=True)
class Voices:
    """The status calls, in order, and what was said since the period or the first week began; the
    period's calls by stage and caller; how often each stage was entered in the period and in each
    week; `received` referrals in the period."""

    calls: Sequence[Call]
    by_stage: Mapping[tuple[str, Caller], int]
    said: Sequence[Said]
    entered: Mapping[Stage, Entered]
    entered_by_week: Sequence[Mapping[Stage, Entered]]
    received: int


def experience_section(voices: Voices, spans: Spans, lived: Lived) -> Section:
    """Signals, not a survey: what staff noted of what came to them."""
    calls = [one for one in voices.calls if spans.in_period(one.at)]
    said = [one for one in voices.said if spans.in_period(one.at)]
    scores = [one.score for one in said if one.score is not None]
    office = sum(one.caller == Caller.OFFICE for one in calls)
    return Section(
        "experience",
        "Experience",
        figures=(
            per_week(m.CALLS_WEEKLY, len(calls), lived.weeks_of(spans)),
            Figure(m.CALLS_PER_REFERRAL, share(len(calls), voices.received), voices.received),
            count_figure(m.OFFICE_CALLS, office),
            Figure(m.SATISFACTION, fmean(scores) if scores else None, len(scores)),
            count_figure(m.SATISFACTION_COUNT, len(scores)),
            share_figure(m.NO_SHOW, *_missed(voices.entered)),
        ),
        charts=tuple(_charts(voices, spans)),
        breakdowns=(_calls_by_stage(voices.by_stage), _scores(said)),
    )


def _charts(voices: Voices, spans: Spans) -> Iterable[RunChart]:
    calls = spans.counted([one.at for one in voices.calls])
    yield from week_charts(m.CALLS_WEEKLY, spans.weeks, counts(calls))
    visits = [_missed(week) for week in voices.entered_by_week]
    missed = shares([some for some, _ in visits], [every for _, every in visits])
    yield from week_charts(m.NO_SHOW, spans.weeks, missed)


def _missed(entered: Mapping[Stage, Entered]) -> tuple[int, int]:
    """The visits that nobody came to, and all whose outcome was noted."""
    missed, came = (
        entered[one].entered if one in entered else 0 for one in (Stage.NO_SHOW, Stage.COMPLETED)
    )
    return missed, missed + came


def _calls_by_stage(found: Mapping[tuple[str, Caller], int]) -> Breakdown:
    """The stages that most is asked about: where people are left in the dark."""

    def row(label: str, stages: Iterable[str]) -> BreakdownRow:
        by = {who: sum(found.get((stage, who), 0) for stage in stages) for who in Caller}
        home = by[Caller.PATIENT] + by[Caller.FAMILY]
        return BreakdownRow(label, (sum(by.values()), home, by[Caller.OFFICE], by[Caller.PAYER]))

    stages = sorted({stage for stage, _ in found})
    rows = sorted((row(one, [one]) for one in stages), key=lambda one: -(one.values[0] or 0))
    return Breakdown(
        "status-calls",
        "Status calls by the stage that the referral was in",
        "Stage",
        (m.CALLS, m.CALLS_BY_PATIENT, m.OFFICE_CALLS, m.CALLS_BY_PAYER),
        rows,
        total=row("all", stages) if rows else None,
    )


def _scores(said: Sequence[Said]) -> Breakdown:
    rows = []
    for who in sorted({one.said_by or "" for one in said}):
        theirs = [one for one in said if (one.said_by or "") == who]
        scores = [one.score for one in theirs if one.score is not None]
        mean = fmean(scores) if scores else None
        rows.append(BreakdownRow(who or _NOBODY_SAID, (len(theirs), len(scores), mean)))
    measures = (m.SAID, m.SATISFACTION_COUNT, m.SATISFACTION)
    return Breakdown("satisfaction", "What was said of the service", "By", measures, rows)
