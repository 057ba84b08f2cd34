"""A referral is due when a person with a calendar says: each case by hand, its working beside it.

Chicago, Monday to Friday, 8:00-12:00 and 13:00-17:00: 8 open hours a day. UTC-6 in November.
Eligibility has 8 hours, documentation 16, intake 4; the waiting stages are chased after 16,
needs-info after 8. Reminders go out 2 open hours before.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from staying import (
    CHICAGO,
    HOURS,
    MOVES,
    TO_ELIGIBILITY,
    TO_WAITING,
    Stayed,
    any_history,
    at,
    history,
)

from faxflow.domain.office_hours import OfficeHours, Window
from faxflow.domain.referral import STAGES, Stage
from faxflow.domain.referrals.clock import Clock, Deadlines, breach, deadlines

S = Stage
CLOCK = Clock(HOURS, STAGES, timedelta(hours=2))

CASES = [
    # -- one stage, its time from its entry
    ([(S.ELIGIBILITY, "Mon 08:00")], "Mon 17:00", "Mon 15:00", "8 h: all of Monday"),
    ([(S.ELIGIBILITY, "Mon 08:01")], "Tue 08:01", "Mon 15:01", "7:59 Mon, 1 min Tue; 1:59 + 1 min"),
    ([(S.INTAKE_RECEIVED, "Sat 10:00")], "Mon 12:00", "Mon 10:00", "4 h from Mon 8:00"),
    (
        [(S.INTAKE_RECEIVED, "Mon 09:30")],
        "Mon 14:30",
        "Mon 11:30",
        "2:30, lunch, 1:30; 30 min + 1:30",
    ),
    ([(S.DOCUMENTATION, "Wed 16:00")], "Monday 16:00", "Monday 14:00", "1 Wed, 8 Fri, 7 Mon"),
    ([(S.ELIGIBILITY, "Wed 17:00")], "Friday 17:00", "Friday 15:00", "at closing: Friday's 8 h"),
    # -- only the last visit counts, onward and back
    (
        [TO_ELIGIBILITY, (S.DOCUMENTATION, "Mon 14:00")],
        "Wed 14:00",
        "Wed 11:00",
        "16 h: 3 Mon, 8 Tue, 5 Wed; 1 h after lunch and 1 h before it",
    ),
    (
        [TO_ELIGIBILITY, (S.DOCUMENTATION, "Mon 11:00"), (S.ELIGIBILITY, "Mon 16:00")],
        "Tue 16:00",
        "Tue 14:00",
        "gone back to: 8 h anew, 1 Mon and 7 Tue",
    ),
    # -- a waiting stage has its own time
    (
        [TO_ELIGIBILITY, (S.NEEDS_INFO, "Mon 11:00")],
        "Tue 11:00",
        "Tue 09:00",
        "8 h: 5 Mon, 3 Tue",
    ),
    ([TO_ELIGIBILITY, TO_WAITING], "Wed 11:00", "Wed 09:00", "16 h: 5 Mon, 8 Tue, 3 Wed"),
    # -- a pause, and back: used 8:00-11:00 = 3 h, 5 are left
    (
        [TO_ELIGIBILITY, TO_WAITING, (S.ELIGIBILITY, "Tue 09:00")],
        "Tue 15:00",
        "Tue 13:00",
        "3 h before lunch, 2 after; the reminder as lunch ends, the latest moment of 2 h",
    ),
    (
        [TO_ELIGIBILITY, TO_WAITING, (S.ELIGIBILITY, "Tue 16:30")],
        "Wed 13:30",
        "Wed 10:30",
        "30 min Tue, 4 h Wed, 30 min after lunch; reminder: 30 min + 1:30",
    ),
    # -- over a weekend, begun and ended outside hours
    (
        [(S.ELIGIBILITY, "Thu 13:00"), (S.UNREACHABLE, "Fri 18:30"), (S.ELIGIBILITY, "Sun 07:00")],
        "Sun 07:00",
        "Sun 07:00",
        "4 h Thu and 8 h Fri: more than all is used",
    ),
    (
        [(S.ELIGIBILITY, "Fri 13:00"), (S.UNREACHABLE, "Fri 18:30"), (S.ELIGIBILITY, "Sun 07:00")],
        "Mon 12:00",
        "Mon 10:00",
        "4 h Fri are used, 4 are left from Mon 8:00 on",
    ),
    (
        [(S.ELIGIBILITY, "Sat 09:00"), (S.UNREACHABLE, "Sun 09:00"), (S.ELIGIBILITY, "Mon 07:59")],
        "Mon 17:00",
        "Mon 15:00",
        "nothing is used outside hours",
    ),
    (
        [
            (S.ELIGIBILITY, "Wed 15:00"),
            (S.UNREACHABLE, "Wed 17:00"),
            (S.ELIGIBILITY, "Thanksgiving 10:00"),
        ],
        "Friday 15:00",
        "Friday 13:00",
        "2 h Wed; 6 left on Friday, 4 + 2: 15:00",
    ),
    # -- chained pauses: through two waiting stages, and twice
    (
        [TO_ELIGIBILITY, TO_WAITING, (S.UNREACHABLE, "Mon 14:00"), (S.ELIGIBILITY, "Tue 08:00")],
        "Tue 14:00",
        "Tue 11:00",
        "3 h used; 5 left: 4 Tue, 1 after lunch",
    ),
    (
        [
            TO_ELIGIBILITY,
            TO_WAITING,
            (S.ELIGIBILITY, "Mon 13:00"),
            (S.NEEDS_INFO, "Mon 15:00"),
            (S.ELIGIBILITY, "Wed 08:00"),
        ],
        "Wed 11:00",
        "Wed 09:00",
        "3 h and 2 h used; 3 left",
    ),
    (
        [TO_ELIGIBILITY, TO_WAITING, (S.UNREACHABLE, "Mon 16:00")],
        "Wed 16:00",
        "Wed 14:00",
        "a second waiting stage has its own 16 h: 1 Mon, 8 Tue, 7 Wed",
    ),
    # -- a pause that leads elsewhere gives a whole new time, and so does the way back from there
    (
        [TO_ELIGIBILITY, TO_WAITING, (S.DOCUMENTATION, "Tue 08:00")],
        "Wed 17:00",
        "Wed 15:00",
        "16 h: Tue and Wed",
    ),
    (
        [TO_ELIGIBILITY, TO_WAITING, (S.DOCUMENTATION, "Mon 13:00"), (S.ELIGIBILITY, "Tue 08:00")],
        "Tue 17:00",
        "Tue 15:00",
        "8 h anew",
    ),
    (
        [TO_ELIGIBILITY, (S.CLOSED, "Mon 09:00"), (S.ELIGIBILITY, "Mon 10:00")],
        "Tue 10:00",
        "Tue 08:00",
        "reopened: 8 h anew, 6 Mon and 2 Tue; the reminder as Tuesday opens",
    ),
    # -- less is left than the reminder's 2 h: it comes as the stage begins
    (
        [TO_ELIGIBILITY, (S.WAITING_ON_OFFICE, "Mon 16:00"), (S.ELIGIBILITY, "Tue 10:15")],
        "Tue 11:15",
        "Tue 10:15",
        "7 h used, 1 left",
    ),
]


@pytest.mark.parametrize(("entries", "due", "remind", "working"), CASES)
def test_a_stage_is_due_when_a_person_with_a_calendar_says(
    entries: list[tuple[Stage, str]], due: str, remind: str, working: str
) -> None:
    found = deadlines(history(*entries), CLOCK)

    assert (found.due_at, found.remind_at) == (at(due), at(remind)), working


def test_a_visit_is_due_after_the_appointment_however_early_it_was_booked() -> None:
    booked = history((S.READY_TO_SCHEDULE, "Thu 08:00"), (S.SCHEDULED, "Thu 10:00"))

    found = deadlines(booked, CLOCK, at("Tue 14:00"))

    # 8 h from Tue 14:00: 3 Tue, 5 Wed (4, lunch, 1).
    assert (found.due_at, found.remind_at) == (at("Wed 14:00"), at("Wed 11:00"))


def test_a_visit_that_is_noted_late_is_due_from_then_on() -> None:
    booked = history((S.READY_TO_SCHEDULE, "Thu 08:00"), (S.SCHEDULED, "Mon 08:00"))

    assert deadlines(booked, CLOCK, at("Thu 14:00")).due_at == at("Mon 17:00")


def test_who_was_chased_has_the_whole_time_again() -> None:
    waiting = history(TO_ELIGIBILITY, TO_WAITING)

    found = deadlines(waiting, CLOCK, at("Wed 10:00"))

    # 16 h from Wed 10:00: 6 Wed, 8 Fri (Thanksgiving is off), 2 Monday.
    assert (found.due_at, found.remind_at) == (at("Monday 10:00"), at("Monday 08:00"))


@pytest.mark.parametrize("stage", [S.CLOSED, S.COMPLETED])
def test_what_is_final_is_never_due(stage: Stage) -> None:
    assert deadlines(history(TO_ELIGIBILITY, (stage, "Mon 09:00")), CLOCK) == Deadlines(None, None)


@pytest.mark.parametrize(
    ("left", "breached"), [("Mon 16:59", False), ("Mon 17:00", False), ("Mon 17:01", True)]
)
def test_who_leaves_as_it_falls_due_has_left_in_time(left: str, breached: bool) -> None:
    due_at = deadlines(history(TO_ELIGIBILITY), CLOCK).due_at

    assert breach(due_at, at(left)) == (due_at if breached else None)


BERLIN = OfficeHours(ZoneInfo("Europe/Berlin"), frozenset(range(7)), (Window(0, 1440),), "DE")
LORD_HOWE = OfficeHours(ZoneInfo("Australia/Lord_Howe"), frozenset(range(7)), (Window(0, 1440),))
ALWAYS = OfficeHours(CHICAGO, frozenset(range(7)), (Window(0, 1440),))


@pytest.mark.parametrize(
    ("hours", "entered", "paused", "back", "due"),
    [
        # Chicago, 8 Mar 2026, 2:00 becomes 3:00. From 1:00 (07:00 UTC) a pause from 1:30 to 3:30
        # on the wall, which is one hour: 30 min used, 7:30 left from 08:30 UTC on.
        (ALWAYS, "2026-03-08T07:00", "2026-03-08T07:30", "2026-03-08T08:30", "2026-03-08T16:00"),
        # 1 Nov 2026: in at 1:30 (06:30 UTC), paused at 1:30, an hour later; back at 2:30 (-6).
        (ALWAYS, "2026-11-01T06:30", "2026-11-01T07:30", "2026-11-01T08:30", "2026-11-01T15:30"),
        # Berlin, 29 Mar 2026, 2:00 becomes 3:00 at 01:00 UTC: 1:30 to 3:30 on the wall is 1 h used.
        (BERLIN, "2026-03-29T00:30", "2026-03-29T01:30", "2026-03-29T04:00", "2026-03-29T11:00"),
        # Berlin, 25 Oct 2026, 3:00 becomes 2:00 at 01:00 UTC: 2:30 to 2:30 is 1 h used.
        (BERLIN, "2026-10-25T00:30", "2026-10-25T01:30", "2026-10-25T04:00", "2026-10-25T11:00"),
        # Lord Howe, 5 Apr 2026, 2:00 becomes 1:30: 1:45 to 1:45 is half an hour used.
        (LORD_HOWE, "2026-04-04T14:45", "2026-04-04T15:15", "2026-04-04T16:00", "2026-04-04T23:30"),
        # Lord Howe, 4 Oct 2026, 2:00 becomes 2:30: 1:45 to 2:45 is half an hour used.
        (LORD_HOWE, "2026-10-03T15:15", "2026-10-03T15:45", "2026-10-03T16:00", "2026-10-03T23:30"),
    ],
)
def test_a_pause_in_the_night_of_a_changed_clock_takes_what_it_lasts(
    hours: OfficeHours, *, entered: str, paused: str, back: str, due: str
) -> None:
    one, two, three, end = (
        datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (entered, paused, back, due)
    )
    stays = [
        Stayed(S.ELIGIBILITY, one, two),
        Stayed(S.UNREACHABLE, two, three),
        Stayed(S.ELIGIBILITY, three),
    ]

    assert deadlines(stays, replace(CLOCK, hours=hours)).due_at == end


@settings(max_examples=100, deadline=None)
@given(MOVES)
def test_due_and_reminder_stand_in_order_and_leave_what_they_should(
    moves: list[tuple[Stage, int]],
) -> None:
    stays = any_history(moves)
    entered, sla = stays[-1].entered_at, STAGES[stays[-1].stage].sla_hours

    found = deadlines(stays, CLOCK)

    if sla is None or found.due_at is None or found.remind_at is None:
        assert sla is None
        assert found == Deadlines(None, None)
        return
    assert entered <= found.remind_at <= found.due_at
    left = max(timedelta(hours=sla) - found.used, timedelta())
    assert HOURS.worked(entered, found.due_at) == left
    assert HOURS.worked(found.remind_at, found.due_at) == min(CLOCK.lead, left)


OTHER_CLOCKS = {
    "other hours": replace(CLOCK, hours=ALWAYS),
    "another reminder": replace(CLOCK, lead=timedelta(hours=3)),
    "a longer stage": replace(
        CLOCK, table={**STAGES, S.ELIGIBILITY: replace(STAGES[S.ELIGIBILITY], sla_hours=9)}
    ),
    "a stage that waits": replace(
        CLOCK, table={**STAGES, S.NO_SHOW: replace(STAGES[S.NO_SHOW], waits=True)}
    ),
}


@pytest.mark.parametrize("other", OTHER_CLOCKS)
def test_what_would_come_to_other_due_times_is_another_version(other: str) -> None:
    now = at("Mon 08:00")

    assert OTHER_CLOCKS[other].version(now) != CLOCK.version(now)


def test_who_owns_a_stage_is_no_matter_of_the_clock() -> None:
    renamed = {stage: replace(rule, tasks=("look",)) for stage, rule in STAGES.items()}
    now = at("Mon 08:00")

    assert replace(CLOCK, table=renamed).version(now) == CLOCK.version(now)
