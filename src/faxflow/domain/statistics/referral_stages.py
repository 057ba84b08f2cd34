"""Whether the stages of referrals are finished in time, and which take how long."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.counted import counted
from faxflow.domain.referral import Stage, StageRule, Table
from faxflow.domain.statistics.figure import Breakdown, BreakdownRow, Figure, Section
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.open_time import OpenTime
from faxflow.domain.statistics.plain_figures import share_figure, shares
from faxflow.domain.statistics.quantile import median, ninetieth
from faxflow.domain.statistics.referral_columns import Standing, Stay
from faxflow.domain.statistics.share import share
from faxflow.domain.statistics.spans import Spans
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
from faxflow.domain.statistics.week_charts import Measured, week_charts


@dataclass(frozen=True, slots=True)
class Stays:
    """What is read of stays: those kept, and those late, in the period and in each week, by stage;
    those that ended in the period; and how many open referrals are in each stage now."""

    kept: Mapping[Stage, int]
    late: Mapping[Stage, int]
    kept_by_week: Sequence[Mapping[Stage, int]]
    late_by_week: Sequence[Mapping[Stage, int]]
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
    took = _took(stays.left, open_time)
    work = groups[0]
    return Section(
        "stages",
        "Stages in time",
        figures=[one for group in groups for one in _figures(group, stays)],
        charts=week_charts(SLA_KEPT, spans.weeks, _by_week(work, stays)),
        breakdowns=[_table(group, stays, took, table) for group in groups],
        remarks=_remarks(stays.standing, table),
    )


def _groups(table: Table) -> tuple[_Group, _Group]:
    work = [one for one, rule in table.items() if not (rule.waits or rule.is_final)]
    waits = [one for one, rule in table.items() if rule.waits]
    return (
        _Group(SLA_KEPT, work, "stages", "Stages of work"),
        _Group(CHASE_KEPT, waits, "waiting-stages", "Stages that wait for somebody else"),
    )


def _figures(group: _Group, stays: Stays) -> Iterable[Figure]:
    """All stages of the group together, then each."""
    for part, stages in (("", group.stages), *((str(one), [one]) for one in group.stages)):
        in_time = _sum(stays.kept, stages)
        decided = in_time + _sum(stays.late, stages)
        yield share_figure(group.measure, in_time, decided, part)


def _by_week(group: _Group, stays: Stays) -> list[Measured]:
    kept = [_sum(week, group.stages) for week in stays.kept_by_week]
    late = [_sum(week, group.stages) for week in stays.late_by_week]
    return shares(kept, [one + other for one, other in zip(kept, late, strict=True)])


def _sum(counted: Mapping[Stage, int], stages: Iterable[Stage]) -> int:
    return sum(counted.get(one, 0) for one in stages)


def _took(left: Iterable[Stay], open_time: OpenTime) -> Mapping[str, list[float]]:
    """The open hours of each stay, by stage, in ascending order."""
    found: dict[str, list[float]] = defaultdict(list)
    for stage, entered_at, left_at in left:
        found[stage].append(open_time.hours(entered_at, left_at))
    return {stage: sorted(hours) for stage, hours in found.items()}


def _table(group: _Group, stays: Stays, took: Mapping[str, list[float]], table: Table) -> Breakdown:
    standing = {one.stage: one for one in stays.standing}
    rows = [
        _row(one, table[one], (stays.kept.get(one, 0), stays.late.get(one, 0)), took.get(one, []))
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
