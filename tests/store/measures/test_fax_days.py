"""Faxes are counted by their report's day, and as one counts by hand."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from faxflow.domain.delivery import Cause, State
from faxflow.domain.ids import CaseId
from faxflow.domain.statistics.fax_columns import DayCourse, DeliveredCount, Evidence, FaxCount
from faxflow.domain.statistics.period import Period
from faxflow.store.measures import fax_days
from making import MORNING
from stocked import DAY, Stocked, row
from stocked_faxes import deliver, three_days

TODAY = Period(DAY, DAY)
END = MORNING + timedelta(hours=19)
"""The end of the day in Chicago."""


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    return three_days(tmp_path)


def counted(stocked: Stocked, period: Period = TODAY) -> list[FaxCount]:
    with stocked.store.read() as tx:
        return fax_days.counted(tx, period)


def test_alike_faxes_of_a_day_are_counted_together_and_failed_ones_by_reason(
    stocked: Stocked,
) -> None:
    found = counted(stocked)

    assert {
        FaxCount(DAY, State.DELIVERED, Evidence.VERDICT, None, 1, 1),
        FaxCount(DAY, State.DELIVERED, Evidence.VERDICT, None, 3, 1),
        FaxCount(DAY, State.DELIVERED, Evidence.SILENCE, None, 1, 1),
        FaxCount(DAY, State.FAILED, None, "busy", 0, 2),
        FaxCount(DAY, State.FAILED, None, "not_in_service", 0, 1),
        FaxCount(DAY, State.SENT, None, None, 0, 1),
        FaxCount(DAY, State.READY, None, None, 0, 1),
        FaxCount(DAY, State.HELD, None, None, 0, 1),
    } == set(found)


def test_every_fax_is_counted_on_one_day_and_no_other(stocked: Stocked) -> None:
    days = [date(2026, 11, n) for n in (21, 22, 23, 24, 25)]

    everything = Counter[State]()
    for day in days:
        for one in counted(stocked, Period(day, day)):
            everything[one.state] += one.faxes

    assert everything == Counter(State(str(s)) for (s,) in stocked.rows("SELECT state FROM cases"))
    assert sum(one.faxes for one in counted(stocked, Period(days[0], days[-1]))) == 13


def test_a_try_that_was_in_doubt_and_then_confirmed_is_a_try(stocked: Stocked) -> None:
    before = counted(stocked)
    stocked.claim(11)
    stocked.move(11, Cause.BODY_OVER, State.SUBMITTING)
    stocked.move(11, Cause.UNCLEAR, State.IN_DOUBT)
    stocked.move(11, Cause.CONFIRMED, State.DELIVERED, detail="M-000002")

    found = counted(stocked)

    at_once = [one for one in found if one.tries == 1 and one.evidence is Evidence.VERDICT]
    assert [one.faxes for one in at_once] == [2]
    assert sum(one.faxes for one in found) == sum(one.faxes for one in before)


def test_a_claim_that_came_to_nothing_is_no_hand_over(tmp_path: Path) -> None:
    stocked = Stocked(tmp_path)
    stocked.load(row(1))
    stocked.claim()
    stocked.move(1, Cause.NOT_REACHED, State.READY)
    deliver(stocked, 1)

    (found,) = counted(stocked)

    assert (stocked.case(1).attempt, found.tries) == (2, 1)


def test_the_minutes_to_a_result_are_those_from_the_250_to_its_reading(tmp_path: Path) -> None:
    stocked = Stocked(tmp_path)
    stocked.load(row(1), row(2), row(3))
    stocked.send(1)
    stocked.clock.forward(minutes=7, seconds=30)
    stocked.move(1, Cause.CONFIRMED, State.DELIVERED, detail="M-000001")
    deliver(stocked, 2, silent=True)
    stocked.send(3)
    stocked.move(3, Cause.PERSON, State.DELIVERED, detail="recipient")

    with stocked.store.read() as tx:
        found = fax_days.confirmed(tx, TODAY)

    assert [(one.day, one.gateway, one.minutes) for one in found] == [(DAY, "gateway", [7.5])]


def test_a_delivery_counts_to_the_gateway_of_its_last_hand_over(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        tx.execute("UPDATE attempts SET gateway = 'second' WHERE case_id = 5 AND attempt = 3")

        found = fax_days.delivered_by(tx, TODAY)

    assert found == [DeliveredCount("gateway", 1, 2), DeliveredCount("second", 3, 1)]


def test_faxes_of_days_before_are_open_until_they_are_over(stocked: Stocked) -> None:
    with stocked.store.read() as tx:
        found = fax_days.open_before(tx, DAY)

    assert found == {State.FAILED: 1, State.READY: 1}


def test_a_day_is_looked_at_by_any_time_of_it(stocked: Stocked) -> None:
    stocked.clock.forward(minutes=30)
    deliver(stocked, 11)
    stocked.move(10, Cause.CONFIRMED, State.DELIVERED, detail="M-000009")

    with stocked.store.read() as tx:
        soon = fax_days.course(tx, DAY, by=MORNING + timedelta(minutes=29), end=END)
        later = fax_days.course(tx, DAY, by=MORNING + timedelta(minutes=30), end=END)
        before = fax_days.course(tx, DAY, by=MORNING - timedelta(seconds=1), end=END)

    last = MORNING + timedelta(minutes=30)
    assert soon == DayCourse(9, 3, 2, 5, MORNING, last)
    assert (later.delivered, later.first_try) == (5, 4)
    assert (before.made, before.delivered, before.failed_tries) == (0, 0, 0)


def test_a_delivery_on_the_next_day_is_not_the_days_last(stocked: Stocked) -> None:
    stocked.clock.forward(days=1)
    deliver(stocked, 11)

    with stocked.store.read() as tx:
        found = fax_days.course(tx, DAY, by=END + timedelta(days=3), end=END)

    assert (found.delivered, found.last_delivery) == (4, MORNING)


def test_no_query_reads_all_faxes_there_ever_were(stocked: Stocked) -> None:
    asked: list[str] = []
    with stocked.store.read() as tx:
        tx.set_trace_callback(asked.append)
        fax_days.counted(tx, TODAY)
        fax_days.confirmed(tx, TODAY)
        fax_days.delivered_by(tx, TODAY)
        fax_days.open_before(tx, DAY)
        fax_days.course(tx, DAY, by=MORNING, end=END)
        tx.set_trace_callback(None)
        plans = [
            str(step["detail"]) for sql in asked for step in tx.execute(f"EXPLAIN QUERY PLAN {sql}")
        ]

    assert len(asked) == 6
    assert [plan for plan in plans if plan.startswith(("SCAN c", "SCAN a"))] == []
    assert stocked.case(1).id == CaseId(1)
