"""Whether the stages of referrals are finished in time, and which take how long."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.counted import counted
from faxflow.domain.referral import Stage, StageRule, Table
from faxflow.domain.statistics.figure import Breakdown, BreakdownRow, Figure, Section
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.open_time import OpenTime, seconds
from faxflow.domain.statistics.plain_figures import share_figure, shares
from faxflow.domain.statistics.quantile import median, ninetieth
from faxflow.domain.statistics.referral_columns import Standing, Stay
from faxflow.domain.statistics.share import share
from faxflow.domain.statistics.spans import Spans, Stamp
from faxflow.domain.statistics.stage_measures import (
    CHASE_KEPT,
    SLA_KEPT,
    STAGE_ALLOWED,
    STAGE_DECIDED,
    STAGE_MEDIAN,
    STAGE_OPEN,
    STAGE_OVERDUE,
    STAGE_P90,
)
from faxflow.domain.statistics.week_charts import week_charts


@dataclass(frozen=True, slots=True)
class Stays:
    """What is read of stays: those kept in the period and in each week, by stage; those that were
    late, each with the due time that passed; those that ended in the period; and how many open
    referrals are in each stage now."""

    kept: Mapping[Stage, int]
    kept_by_week: Sequence[Mapping[Stage, int]]
    late: Sequence[tuple[Stamp, str]]
    left: Sequence[Stay]
    standing: Sequence[Standing]


@dataclass(frozen=True, slots=True)
class _Group:
    """Stages that are measured by one measure."""

    measure: Measure
    stages: Sequence[Stage]
    key: str
    title: str


def stage_section(stays: Stays, spans: Spans, table: Table, open_time: OpenTime) -> Section:
    """The stages of work, then those that wait; `open_time` reaches over all the stays."""
    groups = _groups(table)
    late = Counter(stage for at, stage in stays.late if spans.in_period(at))
    took = _took(stays.left, open_time)
    work = groups[0]
    return Section(
        "stages",
        "Stages in time",
        figures=[one for group in groups for one in _figures(group, stays.kept, late)],
        charts=week_charts(SLA_KEPT, spans.weeks, _by_week(work, stays, spans)),
        breakdowns=[_table(group, stays, late, took, table=table) for group in groups],
        remarks=_remarks(stays.standing, table),
    )


def _groups(table: Table) -> tuple[_Group, _Group]:
    work = [one for one, rule in table.items() if not (rule.waits or rule.is_final)]
    waits = [one for one, rule in table.items() if rule.waits]
    return (
        _Group(SLA_KEPT, work, "stages", "Stages of work"),
        _Group(CHASE_KEPT, waits, "waiting-stages", "Stages that wait for somebody else"),
    )


def _figures(group: _Group, kept: Mapping[Stage, int], late: Mapping[str, int]) -> Iterable[Figure]:
    """All stages of the group together, then each."""
    for part, stages in (("", group.stages), *((str(one), [one]) for one in group.stages)):
        in_time = sum(kept.get(one, 0) for one in stages)
        decided = in_time + sum(late.get(one, 0) for one in stages)
        yield share_figure(group.measure, in_time, decided, part)


def _by_week(group: _Group, stays: Stays, spans: Spans) -> list[tuple[float | None, int]]:
    ours = frozenset(group.stages)
    late = spans.counted(at for at, stage in stays.late if stage in ours)
    kept = [sum(week.get(one, 0) for one in ours) for week in stays.kept_by_week]
    return shares(kept, [one + other for one, other in zip(kept, late, strict=True)])


def _took(left: Iterable[Stay], open_time: OpenTime) -> Mapping[str, list[float]]:
    """The open hours of each stay, by stage, in ascending order."""
    found: dict[str, list[float]] = {}
    for stage, entered_at, left_at in left:
        hours = open_time.between(seconds(entered_at), seconds(left_at))
        found.setdefault(stage, []).append(hours)
    return {stage: sorted(hours) for stage, hours in found.items()}


def _table(
    group: _Group,
    stays: Stays,
    late: Mapping[str, int],
    took: Mapping[str, list[float]],
    *,
    table: Table,
) -> Breakdown:
    standing = {one.stage: one for one in stays.standing}
    rows = [
        _row(one, table[one], (stays.kept.get(one, 0), late.get(one, 0)), took.get(one, []))
        for one in group.stages
    ]
    return Breakdown(
        group.key,
        group.title,
        "Stage",
        (
            *(STAGE_ALLOWED, STAGE_DECIDED, group.measure),
            *(STAGE_MEDIAN, STAGE_P90, STAGE_OPEN, STAGE_OVERDUE),
        ),
        [_standing(row, standing.get(one)) for one, row in zip(group.stages, rows, strict=True)],
    )


def _row(
    stage: Stage, rule: StageRule, decided: tuple[int, int], took: Sequence[float]
) -> BreakdownRow:
    in_time, late = decided
    every = in_time + late
    values = (rule.sla_hours, every, share(in_time, every), median(took), ninetieth(took))
    return BreakdownRow(stage, values)


def _standing(row: BreakdownRow, now: Standing | None) -> BreakdownRow:
    open_, overdue = (now.open, now.overdue) if now else (0, 0)
    command = f"faxflow referral list --overdue --stage {row.label}" if overdue else ""
    return BreakdownRow(row.label, (*row.values, open_, overdue), command)


def _remarks(standing: Iterable[Standing], table: Table) -> list[str]:
    """How much is overdue now: it counts as late by its due time, though it lasts still."""
    overdue = sum(one.overdue for one in standing if not table[one.stage].waits)
    if not overdue:
        return []
    stays = counted(overdue, "referral")
    return [f"{stays} overdue in a stage of work now, which the shares count as not in time."]
