"""Where a referral's time went: how long it was in each stage, as its history says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from faxflow.domain.office_hours import OfficeHours
from faxflow.domain.referral import Stage, Table
from faxflow.domain.referrals.stay import Stay


@dataclass(frozen=True, slots=True)
class Spent:
    """Time by the clock on the wall, and how much of it the office was open."""

    wall: timedelta = timedelta()
    open: timedelta = timedelta()

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.wall + other.wall, self.open + other.open)


def time_spent(
    visits: Sequence[Stay], table: Table, hours: OfficeHours, now: datetime
) -> Mapping[Stage, Spent]:
    """What each stage took, in the order of first entry; together exactly the age.

    A referral grows no older while it is final: a stage that it ended in and was not reopened
    from has no time.
    """
    found: dict[Stage, Spent] = {}
    for visit in visits:
        end = _end(visit, table, now)
        spent = Spent(end - visit.entered_at, hours.worked(visit.entered_at, end))
        found[visit.stage] = found.get(visit.stage, Spent()) + spent
    return found


def age(visits: Sequence[Stay], table: Table, now: datetime) -> timedelta:
    """From when it was made to when it became final, or to now."""
    return _end(visits[-1], table, now) - visits[0].entered_at


def _end(visit: Stay, table: Table, now: datetime) -> datetime:
    if visit.left_at:
        return visit.left_at
    return visit.entered_at if table[visit.stage].is_final else now
