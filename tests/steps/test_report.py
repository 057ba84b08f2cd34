"""The report of real days: figures, what is usual, and what needs a person, from one reading."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from faxflow.config.model import Config
from faxflow.domain.ids import BatchId, CaseId
from faxflow.domain.reasons import Reason
from faxflow.domain.statistics import day_tables
from faxflow.domain.statistics.day_report import DayReport
from faxflow.domain.statistics.period import Period
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.report import report
from faxflow.store import batch_cases, batches, gateways, tasks
from making import MORNING, rehearsal_config, work_with
from stocked import DAY, Stocked, row
from stocked_faxes import deliver, three_days

TODAY = Period(DAY, DAY)


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    return three_days(tmp_path)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return rehearsal_config(tmp_path)


def found(stocked: Stocked, config: Config, period: Period = TODAY) -> DayReport:
    return report(work_with(stocked.store, stocked.run, config), period)


def test_the_day_is_counted_as_by_hand(stocked: Stocked, config: Config) -> None:
    told = found(stocked, config)

    assert told.counts(day_tables.STATES) == {
        "delivered": 3,
        "sent": 1,
        "ready": 1,
        "held": 1,
        "failed": 3,
    }
    assert told.counts(day_tables.EARLIER) == {"ready": 1, "failed": 1}
    assert told.counts(day_tables.FAILED_FOR) == {"busy": 2, "not_in_service": 1}
    assert told.counts(day_tables.EVIDENCE) == {"verdict": 2, "silence": 1}
    assert told.counts(day_tables.TRIES) == {"1": 2, "3": 1}
    assert told.value("fax-handed-over") == 9
    assert told.value("fax-made") == 9
    assert list(told.ledgers) == ["B-000002"]


def test_a_day_without_anything_is_all_noughts(tmp_path: Path, config: Config) -> None:
    told = found(Stocked(tmp_path), config)

    assert told.counts(day_tables.STATES) == {}
    assert (told.value("fax-handed-over"), told.value("rows-read")) == (0, 0)
    assert (told.ledgers, told.needs) == ({}, [])
    assert [one.key for one in told.sections] == ["rows", "faxes", "usual"]


def test_a_report_that_was_no_report_is_not_counted(stocked: Stocked, config: Config) -> None:
    made = stocked.batch()
    with stocked.store.write() as tx:
        batches.set_aside(tx, made)

    assert list(found(stocked, config).ledgers) == ["B-000002"]


def test_several_days_are_counted_together(stocked: Stocked, config: Config) -> None:
    told = found(stocked, config, Period(date(2026, 11, 22), DAY))

    assert told.value("fax-made") == 12
    assert told.value("fax-handed-over") == 11
    assert list(told.ledgers) == ["B-000001", "B-000002"]
    assert told.counts(day_tables.EARLIER) == {}
    assert told.value("fax-first-delivery") is None


def test_a_halt_shows_with_its_time_and_the_command_that_ends_it(
    stocked: Stocked, config: Config
) -> None:
    with stocked.store.write() as tx:
        gateways.halt(tx, stocked.run, config.gateway.name, Reason.ACCOUNT)

    told = found(stocked, config)

    assert told.halted_since == datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    assert told.needs[0].command == f"faxflow gateway resume {config.gateway.name}"


def test_only_due_tasks_are_shown(stocked: Stocked, config: Config) -> None:
    later = MORNING + timedelta(hours=1)
    with stocked.store.write() as tx:
        new = [
            NewTask(TaskKind.MEND_FAX, "a", "FX-000007 failed", MORNING, CaseId(7)),
            NewTask(TaskKind.FOLLOW_UP, "b", "FX-000010 was sent", later, CaseId(10)),
        ]
        tasks.open_tasks(tx, stocked.run, new)

    told = found(stocked, config)

    assert [(one.kind, one.title) for one in told.tasks] == [("mend-fax", "FX-000007 failed")]
    assert told.needs[0].command == "faxflow case show FX-000007"


def test_all_that_waits_for_a_person_is_there_without_a_task(
    stocked: Stocked, config: Config
) -> None:
    with stocked.store.write() as tx:
        batch_cases.hold(tx, BatchId(3), MORNING)

    commands = [one.command for one in found(stocked, config).needs]

    assert commands == [
        "faxflow case list --state failed",
        "faxflow batch release B-000003",
        "faxflow case show FX-000012",
    ]


def test_a_day_is_going_on_until_the_practices_midnight(stocked: Stocked, config: Config) -> None:
    going_on = found(stocked, config).going_on
    stocked.clock.forward(hours=19)

    assert going_on
    assert not found(stocked, config).going_on


def test_a_morning_is_compared_with_mornings(tmp_path: Path, config: Config) -> None:
    stocked = Stocked(tmp_path)
    stocked.clock.forward(days=-28)
    for n in range(21):
        day = stocked.clock.at.date()
        stocked.load(row(n + 1), row(n + 101), day=day)
        deliver(stocked, 2 * n + 1)
        stocked.clock.forward(hours=6)
        if day != DAY:
            deliver(stocked, 2 * n + 2)
        stocked.clock.forward(hours=-6, days=3 if day.weekday() == 4 else 1)
    stocked.clock.forward(days=-1, hours=2)

    told = found(stocked, config)

    usual = next(one for one in told.sections if one.key == "usual")
    delivered = next(one for one in usual.charts if one.measure.key == "usual-delivered")
    assert [point.value for point in delivered.points] == [1] * 21
    assert delivered.process.latest_signals == ()
    assert "fax-last-delivery" not in {one.measure.key for one in usual.charts}


def test_no_number_leaves_the_report(stocked: Stocked, config: Config) -> None:
    assert "202555" not in repr(found(stocked, config))
