"""Tries are counted by how they ended, and no number leaves the store."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from faxflow.domain.delivery import Cause, State
from faxflow.domain.reasons import Reason
from faxflow.domain.statistics.fax_columns import TryCount
from faxflow.domain.statistics.period import Period
from faxflow.store.keyed_hash import number_name
from faxflow.store.measures import destinations, fax_tries, report_rows
from making import MORNING
from stocked import DAY, Stocked, row
from stocked_faxes import fail, three_days

TODAY = Period(DAY, DAY)


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    return three_days(tmp_path)


def test_failed_tries_stand_by_the_reason_told(stocked: Stocked) -> None:
    with stocked.store.read() as tx:
        found = fax_tries.failed_for(tx, TODAY)

    assert found == [TryCount("busy", 0, 4), TryCount("not_in_service", 0, 1)]


def test_a_try_that_was_put_off_has_not_failed_and_a_refused_one_has(tmp_path: Path) -> None:
    stocked = Stocked(tmp_path)
    stocked.load(row(1), row(2))
    stocked.claim(1)
    stocked.move(1, Cause.REFUSED, State.READY)
    stocked.claim(2)
    stocked.move(2, Cause.REFUSED, State.FAILED, reason=Reason.EMAIL_REJECTED)

    with stocked.store.read() as tx:
        found = fax_tries.failed_for(tx, TODAY)

    assert found == [TryCount("email_rejected", 0, 1)]


def test_a_person_gives_no_reason_when_a_fax_did_not_arrive(stocked: Stocked) -> None:
    stocked.move(6, Cause.PERSON, State.FAILED)

    with stocked.store.read() as tx:
        found = fax_tries.failed_for(tx, TODAY)

    assert found[0] == TryCount("", 0, 1)


def test_ended_tries_stand_by_gateway(stocked: Stocked) -> None:
    with stocked.store.read() as tx:
        assert fax_tries.by_gateway(tx, TODAY) == [TryCount("gateway", 3, 5)]


def test_destinations_are_told_by_their_ids(stocked: Stocked) -> None:
    with stocked.store.read() as tx:
        found = destinations.worst_named(tx, TODAY, b"key", most=2)

    # Cases 5 (busy twice, then delivered) and one of the three that failed at once.
    assert found.rows[0] == TryCount(number_name(b"key", "+12025550012"), 1, 2)
    assert (found.more, found.total) == (2, TryCount("all", 3, 5))
    assert "+1202" not in str(found)


def test_hand_overs_count_by_their_own_day(stocked: Stocked) -> None:
    with stocked.store.read() as tx:
        today = fax_tries.handed_over(tx, (MORNING, MORNING + timedelta(hours=1)))
        before = fax_tries.handed_over(tx, (MORNING - timedelta(days=1), MORNING))

    assert (today, before) == (9, 2)


@pytest.mark.parametrize(("seconds", "counted"), [(-1, 0), (0, 1), (3600, 0)])
def test_hours_begin_with_their_first_moment_and_end_before_their_last(
    tmp_path: Path, seconds: int, counted: int
) -> None:
    stocked = Stocked(tmp_path)
    stocked.load(row(1))
    stocked.clock.forward(seconds=seconds)
    fail(stocked, 1, Reason.BUSY)

    with stocked.store.read() as tx:
        found = fax_tries.handed_over(tx, (MORNING, MORNING + timedelta(hours=1)))

    assert found == counted


def test_rows_stand_by_their_report(stocked: Stocked) -> None:
    with stocked.store.read() as tx:
        found = report_rows.of_days(tx, Period(date(2026, 11, 22), DAY))

    assert [(one.day.day, one.own, one.read, one.rejected) for one in found] == [
        (22, False, 3, 0),
        (23, False, 9, 0),
    ]
    assert found[1].fetched_at == MORNING
