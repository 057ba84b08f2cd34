"""The clock of a referral: when its stage is due, when its desk is reminded, what is a breach."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from faxflow.domain.calendar_version import calendar_version
from faxflow.domain.office_hours import OfficeHours
from faxflow.domain.referral import Table
from faxflow.domain.referrals.stay import Stay


@dataclass(frozen=True, slots=True)
class Clock:
    """What due times are reckoned by; the reminder goes out `lead` of open time before them."""

    hours: OfficeHours
    table: Table
    lead: timedelta

    def version(self, now: datetime) -> str:
        """The same text for as long as the same history comes to the same due time."""
        rules = (
            f"{stage} {rule.sla_hours} {rule.waits} {rule.clock_starts}"
            for stage, rule in sorted(self.table.items())
        )
        every = "\n".join(
            (calendar_version(self.hours, self.hours.day_of(now).year), f"{self.lead}", *rules)
        )
        return hashlib.sha256(every.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Of the stage that a referral is in (UTC); both are None once it is final.

    `used` is the open time that counts from before its waiting interrupted the stage.
    """

    due_at: datetime | None
    remind_at: datetime | None
    used: timedelta = timedelta()


def breach(due_at: datetime | None, moment: datetime) -> datetime | None:
    """When the stage was breached, if it is left or looked at at `moment`; None: it was not.

    Who leaves at the very moment that it is due has left it in time.
    """
    return due_at if due_at and moment > due_at else None


def deadlines(visits: Sequence[Stay], clock: Clock, starts_at: datetime | None = None) -> Deadlines:
    """Those of the last visit, which follow from all visits, the first of them first.

    `starts_at` is from when the stage's time runs where that is later than its entry: of a
    stage with `clock_starts` that moment, of a waiting stage the last time that somebody was
    chased.

    The time of a stage that waiting has interrupted goes on when the referral comes back to
    it, however many waiting stages lay between; any other way into a stage begins it anew. A
    waiting stage has its own time, anew at each entry. Where nothing is left of the time, it
    is due as it comes back. The reminder is never before the time began.
    """
    visit = visits[-1]
    hours = clock.table[visit.stage].sla_hours
    if hours is None:
        return Deadlines(None, None)
    begins = _begins(visit, starts_at)
    used = sum((_used(one, clock, starts_at) for one in _interrupted(visits, clock)), timedelta())
    left = max(timedelta(hours=hours) - used, timedelta())
    due_at = clock.hours.after(begins, left)
    return Deadlines(due_at, max(clock.hours.before(due_at, clock.lead), begins), used)


def _interrupted(visits: Sequence[Stay], clock: Clock) -> Iterator[Stay]:
    """The earlier visits to the last one's stage with only waiting between, the latest first."""
    stage = visits[-1].stage
    if clock.table[stage].waits:
        return
    came_by_waiting = False
    for visit in reversed(visits[:-1]):
        if clock.table[visit.stage].waits:
            came_by_waiting = True
        elif visit.stage is stage and came_by_waiting:
            came_by_waiting = False
            yield visit
        else:
            return


def _used(visit: Stay, clock: Clock, starts_at: datetime | None) -> timedelta:
    return clock.hours.worked(_begins(visit, starts_at), visit.left_at or visit.entered_at)


def _begins(visit: Stay, starts_at: datetime | None) -> datetime:
    return max(visit.entered_at, starts_at) if starts_at else visit.entered_at
