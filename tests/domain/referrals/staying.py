"""Stays of a referral by the wall clock in Chicago, as the tests of its time write them."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from faxflow.domain.office_hours import OfficeHours, Window
from faxflow.domain.referral import Stage

CHICAGO = ZoneInfo("America/Chicago")
HOURS = OfficeHours(CHICAGO, frozenset(range(5)), (Window(480, 720), Window(780, 1020)), "US")
MINUTE = timedelta(minutes=1)
TO_ELIGIBILITY = (Stage.ELIGIBILITY, "Mon 08:00")
TO_WAITING = (Stage.WAITING_ON_OFFICE, "Mon 11:00")

DAYS = {
    "Thu": date(2026, 11, 19),
    "Fri": date(2026, 11, 20),
    "Sat": date(2026, 11, 21),
    "Sun": date(2026, 11, 22),
    "Mon": date(2026, 11, 23),
    "Tue": date(2026, 11, 24),
    "Wed": date(2026, 11, 25),
    "Thanksgiving": date(2026, 11, 26),
    "Friday": date(2026, 11, 27),
    "Monday": date(2026, 11, 30),
    "Tuesday": date(2026, 12, 1),
}


@dataclass(frozen=True, slots=True)
class Stayed:
    stage: Stage
    entered_at: datetime
    left_at: datetime | None = None


def at(written: str) -> datetime:
    """`Mon 08:00`, on the wall in Chicago."""
    day, time = written.split()
    moment = datetime.combine(DAYS[day], datetime.strptime(time, "%H:%M").time())  # noqa: DTZ007
    return moment.replace(tzinfo=CHICAGO).astimezone(UTC)


def history(*entries: tuple[Stage, str]) -> list[Stayed]:
    """Stays that follow each other; the last one lasts."""
    stays = [Stayed(stage, at(entered)) for stage, entered in entries]
    ends = [stay.entered_at for stay in stays[1:]]
    return [replace(stay, left_at=end) for stay, end in zip(stays, [*ends, None], strict=True)]


MOVES = st.lists(st.tuples(st.sampled_from(list(Stage)), st.integers(0, 5_000)), min_size=1)


def any_history(moves: list[tuple[Stage, int]]) -> list[Stayed]:
    ends, moment = [], at("Thu 08:00")
    for _, minutes in moves:
        moment += minutes * MINUTE
        ends.append(moment)
    starts = [at("Thu 08:00"), *ends]
    stays = [
        Stayed(stage, start, end)
        for (stage, _), start, end in zip(moves, starts, ends, strict=False)
    ]
    return [*stays[:-1], replace(stays[-1], left_at=None)]
