"""The working hours that staff did not spend on faxes: an estimate, with what it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from faxflow.domain.counted import counted
from faxflow.domain.statistics.figure import Figure, Section
from faxflow.domain.statistics.measure import Better, Measure, Unit
from faxflow.domain.statistics.quantile import HOW, median

_BASIS = (
    "Each delivered fax of the period's days, multiplied by the minutes that the practice reckons"
    " with for one by hand, less the staff's own hours on the fax desk's tasks."
)

STAFF_HOURS = Measure(
    key="fax-staff-hours",
    name="Staff hours on tasks about faxes",
    unit=Unit.HOURS,
    better=Better.LOWER,
    formula=(
        "The fax desk's tasks that were closed in the period and had come due by then: for each"
        " that was taken and closed on one day, the time from taking to closing; for every other"
        f" the median of these ({HOW}), or where there are none, the most minutes for a fax by"
        " hand. A task is closed by a person, or by what that person did about its fax."
    ),
    leaves_out="Tasks closed before they came due: nobody had to see to them.",
)

HOURS_SAVED_LEAST = Measure(
    key="hours-saved-least",
    name="Hours saved, at the least",
    unit=Unit.HOURS,
    better=Better.HIGHER,
    formula=f"{_BASIS} With the least minutes for a fax by hand. An estimate.",
    leaves_out="Setting up and looking after faxflow; below zero where it cost more than it saved.",
)

HOURS_SAVED_MOST = Measure(
    key="hours-saved-most",
    name="Hours saved, at the most",
    unit=Unit.HOURS,
    better=Better.HIGHER,
    formula=f"{_BASIS} With the most minutes for a fax by hand. An estimate.",
    leaves_out=HOURS_SAVED_LEAST.leaves_out,
)


@dataclass(frozen=True, slots=True)
class ClosedTask:
    """A task of the fax desk that had come due; UTC, `taken_at` None where nobody took it."""

    taken_at: datetime | None
    closed_at: datetime


def hours_saved(
    delivered: int, tasks: Sequence[ClosedTask], manual_minutes: tuple[float, float], zone: tzinfo
) -> Section:
    """What `delivered` faxes would have cost by hand, less what their tasks did cost."""
    least, most = manual_minutes
    took = sorted(_measured(tasks, zone))
    usual = median(took)
    each = most if usual is None else usual
    staff = (sum(took) + (len(tasks) - len(took)) * each) / 60
    remark = (
        f"An estimate: {counted(delivered, 'delivered fax', 'delivered faxes')} at"
        f" {least:g} to {most:g} minutes by hand, as [scorecard] manual_minutes says, less"
        f" {staff:.1f} hours of staff on {counted(len(tasks), 'task')}, of which"
        f" {len(took)} could be timed."
    )
    return Section(
        "hours-saved",
        "Hours saved (an estimate)",
        figures=(
            Figure(HOURS_SAVED_LEAST, delivered * least / 60 - staff, delivered),
            Figure(HOURS_SAVED_MOST, delivered * most / 60 - staff, delivered),
            Figure(STAFF_HOURS, staff, len(tasks)),
        ),
        remarks=(remark,),
    )


def _measured(tasks: Iterable[ClosedTask], zone: tzinfo) -> Iterable[float]:
    """Minutes from taking to closing; one that lay over night says nothing of work."""
    for one in tasks:
        if one.taken_at is None or one.closed_at < one.taken_at:
            continue
        if one.taken_at.astimezone(zone).date() == one.closed_at.astimezone(zone).date():
            yield (one.closed_at - one.taken_at).total_seconds() / 60
