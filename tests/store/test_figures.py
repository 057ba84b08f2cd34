"""The figures of a day are what one counts by hand."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from faxflow.domain.delivery import Cause, State
from faxflow.domain.figures import DayFigures, OpenTask
from faxflow.domain.ids import CaseId
from faxflow.domain.ledger import Ledger
from faxflow.domain.reasons import Reason
from faxflow.domain.task import NewTask, TaskKind
from faxflow.domain.verdict import Reading
from faxflow.store import batches, figures, gateways, mails, tasks
from faxflow.store.connection import Connection
from making import MORNING
from stocked import DAY, Stocked, row

HOURS = (MORNING - timedelta(hours=5), MORNING + timedelta(hours=19))
"""The day in Chicago."""


def deliver(stocked: Stocked, case_id: int, *, tries: int = 1, silent: bool = False) -> None:
    for _ in range(tries - 1):
        stocked.send(case_id)
        stocked.move(case_id, Cause.REJECTED, State.WAITING, reason=Reason.BUSY, due=MORNING)
        stocked.move(case_id, Cause.DUE, State.READY)
    stocked.send(case_id)
    cause, evidence = (Cause.SILENCE, "silence") if silent else (Cause.CONFIRMED, "M-000001")
    assert stocked.move(case_id, cause, State.DELIVERED, detail=evidence)


def fail(stocked: Stocked, case_id: int, reason: Reason) -> None:
    stocked.send(case_id)
    assert stocked.move(case_id, Cause.REJECTED, State.FAILED, reason=reason)


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    """Three faxes of the day before, nine of the day, one of the day after."""
    made = Stocked(tmp_path)
    made.clock.forward(days=-1)
    made.load(*(row(n) for n in (1, 2, 3)), day=date(2026, 11, 22))
    deliver(made, 1)
    fail(made, 2, Reason.BLOCKED)
    made.clock.forward(days=1)
    made.load(*(row(n) for n in range(11, 19)), row(19, number_valid=False))
    made.load(row(30), day=date(2026, 11, 24))
    deliver(made, 4)
    deliver(made, 5, tries=3)
    deliver(made, 6, silent=True)
    fail(made, 7, Reason.BUSY)
    fail(made, 8, Reason.BUSY)
    fail(made, 9, Reason.NOT_IN_SERVICE)
    made.send(10)
    return made


def of_day(stocked: Stocked, day: date = DAY) -> DayFigures:
    with stocked.store.read() as tx:
        return figures.of_day(tx, day, hours=HOURS, gateway="acme")


def test_the_day_is_counted_as_by_hand(stocked: Stocked) -> None:
    counted = of_day(stocked)

    assert counted == DayFigures(
        day=DAY,
        ledgers={"B-000002": Ledger(read=9, loaded=9)},
        states={
            State.DELIVERED: 3,
            State.FAILED: 3,
            State.SENT: 1,
            State.READY: 1,
            State.HELD: 1,
        },
        earlier={State.FAILED: 1, State.READY: 1},
        failed_for={"busy": 2, "not_in_service": 1},
        delivered_by={"silence": 1, "verdict": 2},
        delivered_at_try={1: 2, 3: 1},
        handed_over=9,
    )
    assert counted.cases() == 9


def test_a_try_that_was_in_doubt_and_then_confirmed_is_a_try(stocked: Stocked) -> None:
    stocked.claim(11)
    stocked.move(11, Cause.BODY_OVER, State.SUBMITTING)
    stocked.move(11, Cause.UNCLEAR, State.IN_DOUBT)

    assert stocked.move(11, Cause.CONFIRMED, State.DELIVERED, detail="M-000002")
    assert of_day(stocked).delivered_at_try == {1: 3, 3: 1}


def test_the_parts_of_a_day_add_up(stocked: Stocked) -> None:
    counted = of_day(stocked)

    delivered, failed = counted.states[State.DELIVERED], counted.states[State.FAILED]
    assert sum(counted.delivered_by.values()) == delivered
    assert sum(counted.delivered_at_try.values()) == delivered
    assert sum(counted.failed_for.values()) == failed


def test_every_case_is_counted_on_one_day_and_no_other(stocked: Stocked) -> None:
    days = [of_day(stocked, date(2026, 11, n)).states for n in (21, 22, 23, 24, 25)]

    everything = sum((Counter(states) for states in days), Counter[State]())
    plain = Counter(State(str(one[0])) for one in stocked.rows("SELECT state FROM cases"))
    assert everything == plain


def test_hand_overs_count_by_their_own_day(stocked: Stocked) -> None:
    with stocked.store.read() as tx:
        everything = figures.all_handed_over(tx)

    assert everything == of_day(stocked).handed_over + 2


@pytest.mark.parametrize(("seconds", "counted"), [(-1, 0), (0, 1), (3600, 0)])
def test_a_day_begins_with_its_first_moment_and_ends_before_its_last(
    tmp_path: Path, seconds: int, counted: int
) -> None:
    stocked = Stocked(tmp_path)
    stocked.load(row(1))
    stocked.clock.forward(seconds=seconds)
    stocked.send()

    with stocked.store.read() as tx:
        hours = (MORNING, MORNING + timedelta(hours=1))
        found = figures.of_day(tx, DAY, hours=hours, gateway="acme")

    assert found.handed_over == counted


def test_a_day_without_anything_is_all_noughts(tmp_path: Path) -> None:
    assert of_day(Stocked(tmp_path)) == DayFigures(day=DAY)


def test_a_report_that_was_no_report_is_not_counted(stocked: Stocked) -> None:
    made = stocked.batch()
    with stocked.store.write() as tx:
        batches.set_aside(tx, made)

    assert list(of_day(stocked).ledgers) == ["B-000002"]


def test_a_halt_shows_with_its_time(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        gateways.halt(tx, stocked.run, "acme", Reason.ACCOUNT)

    assert of_day(stocked).halted_since == datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def open_two_tasks(tx: Connection, stocked: Stocked) -> None:
    later = MORNING + timedelta(hours=1)
    tasks.open_tasks(
        tx,
        stocked.run,
        [
            NewTask(TaskKind.MEND_FAX, "a", "FX-000007 failed", MORNING),
            NewTask(TaskKind.FOLLOW_UP, "b", "FX-000010 was sent", later),
        ],
    )


def test_only_due_tasks_are_shown(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        open_two_tasks(tx, stocked)

        shown = figures.due_tasks(tx, MORNING)

    assert shown == [OpenTask("mend-fax", "FX-000007 failed")]


def test_mails_are_counted_once_each(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        for content in ("a", "b", "b"):
            mails.keep(tx, stocked.run, Reading("<m@x>", content, "bare", ()))

        assert figures.mails_read(tx) == 2


def test_the_most_telling_cases_come_first(stocked: Stocked) -> None:
    with stocked.store.read() as tx:
        telling = figures.telling_cases(tx)

    assert telling[:2] == [CaseId(5), CaseId(1)]
    assert len(telling) == 10
