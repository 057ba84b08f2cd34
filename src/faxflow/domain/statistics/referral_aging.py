"""The open referrals by stage and age, and the oldest of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import referral_name
from faxflow.domain.referral import Stage
from faxflow.domain.statistics.figure import Breakdown, BreakdownRow, Figure, Section
from faxflow.domain.statistics.flow_measures import (
    AGE,
    AGE_IN_STAGE,
    OLDEST,
    OPEN,
    OVERDUE,
    WAITING,
    over,
)
from faxflow.domain.statistics.open_time import seconds_between
from faxflow.domain.statistics.plain_figures import count_figure
from faxflow.domain.statistics.referral_columns import OldOne, Standing
from faxflow.domain.statistics.spans import Stamp, stamp

_DAY = 86_400.0
_REMARK = (
    "It is as it stands now, whatever the period. The figures leave out what is in scheduled: it"
    " waits for the day of its visit. Age is counted from the receipt, of what was opened again,"
    " too."
)


@dataclass(frozen=True, slots=True)
class Lying:
    """The open referrals by stage, with how many are older than each of `days`; and the oldest of
    those that are not in scheduled."""

    days: Sequence[int]
    standing: Sequence[Standing]
    oldest: Sequence[OldOne]


def aging_section(lying: Lying, as_of: datetime) -> Section:
    """As it stands at `as_of` (UTC)."""
    unbooked = [one for one in lying.standing if one.stage is not Stage.SCHEDULED]
    waiting = sum(one.open for one in unbooked)
    first = min((one.received_at for one in unbooked), default=None)
    ages = (
        count_figure(over(days), sum(one.over[place] for one in unbooked))
        for place, days in enumerate(lying.days)
    )
    return Section(
        "aging",
        "What is open, and for how long",
        figures=[
            count_figure(WAITING, waiting),
            *ages,
            count_figure(OVERDUE, sum(one.overdue for one in lying.standing)),
            Figure(OLDEST, _age(first, as_of) if first else None, waiting),
        ],
        breakdowns=[_by_stage(lying, as_of), _oldest(lying.oldest, waiting, as_of)],
        remarks=[_REMARK],
    )


def _by_stage(lying: Lying, as_of: datetime) -> Breakdown:
    """The stages in their order, each with the command that shows its oldest."""
    order = list(Stage)
    standing = sorted(lying.standing, key=lambda one: order.index(one.stage))
    rows = [
        BreakdownRow(
            one.stage,
            (one.open, *one.over, one.overdue, _age(one.received_at, as_of)),
            _show(referral_name(one.oldest)),
        )
        for one in standing
    ]
    return Breakdown(
        "aging",
        "Open referrals by stage and age",
        "Stage",
        (OPEN, *(over(days) for days in lying.days), OVERDUE, OLDEST),
        rows,
        total=_total(rows),
    )


def _total(rows: Sequence[BreakdownRow]) -> BreakdownRow | None:
    if not rows:
        return None
    *counts, ages = zip(*(row.values for row in rows), strict=True)
    oldest = max((age for age in ages if age is not None), default=None)
    return BreakdownRow("all", (*(sum(filter(None, column)) for column in counts), oldest))


def _oldest(oldest: Sequence[OldOne], waiting: int, as_of: datetime) -> Breakdown:
    rows = [
        BreakdownRow(
            f"{name}, {one.stage}",
            (_age(one.received_at, as_of), _age(one.entered_at, as_of)),
            _show(name),
        )
        for one in oldest
        for name in (referral_name(one.id),)
    ]
    title, more = "The oldest without an appointment", waiting - len(rows)
    return Breakdown("oldest", title, "Referral", (AGE, AGE_IN_STAGE), rows, more=more)


def _age(since: Stamp, as_of: datetime) -> float:
    return seconds_between(since, stamp(as_of)) / _DAY


def _show(name: str) -> str:
    return f"faxflow referral show {name}"
