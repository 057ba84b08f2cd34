"""What waits for a person is found whether a task tells of it or not."""

from datetime import timedelta
from pathlib import Path

import pytest

from faxflow.domain.case import Reject
from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId, CaseId
from faxflow.domain.reasons import Reason
from faxflow.domain.task import NewTask, TaskKind
from faxflow.store import batch_cases, batches, gateways, tasks
from faxflow.store.measures import waiting
from making import MORNING
from stocked import Stocked
from stocked_faxes import three_days


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    return three_days(tmp_path)


def opened(stocked: Stocked, *new: NewTask) -> None:
    with stocked.store.write() as tx:
        tasks.open_tasks(tx, stocked.run, new)


def mend(case_id: int, hours: float = 0) -> NewTask:
    due = MORNING + timedelta(hours=hours)
    title = f"FX-{case_id:06d} failed"
    return NewTask(TaskKind.MEND_FAX, f"mend-fax:{case_id}", title, due, CaseId(case_id))


def test_due_tasks_come_with_the_standing_of_their_fax(stocked: Stocked) -> None:
    opened(stocked, mend(9, hours=1), mend(7))

    with stocked.store.read() as tx:
        (found,) = waiting.due(tx, MORNING)

    assert (found.case_id, found.state, found.reason) == (7, State.FAILED, "busy")
    assert (found.kind, found.due_at) == (TaskKind.MEND_FAX, MORNING)


def test_what_stands_still_without_a_due_task_is_counted(stocked: Stocked) -> None:
    opened(stocked, mend(2), mend(7), mend(8, hours=1))

    with stocked.store.read() as tx:
        found = waiting.standing(tx, MORNING).faxes

    assert found == [(State.FAILED, 2, 8), (State.HELD, 1, 12)]


def test_a_held_batch_stands_for_its_faxes(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        batch_cases.hold(tx, BatchId(2), MORNING)
        batch_cases.take(tx, BatchId(2), [CaseId(12)])

        found = waiting.standing(tx, MORNING)

    assert found.held == [(2, 1)]
    assert [state for state, *_ in found.faxes] == [State.FAILED]


def test_open_rejects_are_counted_by_batch(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        batches.add_rejects(tx, BatchId(1), [Reject(n, "number", "no number") for n in (90, 91)])

        found = waiting.standing(tx, MORNING)

    assert found.rejects == [(1, 2)]


def test_rejects_of_a_file_that_was_no_report_wait_for_nobody(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        batches.add_rejects(tx, BatchId(1), [Reject(90, "number", "no number")])
        batches.set_aside(tx, BatchId(1))

        assert waiting.standing(tx, MORNING).rejects == []


def test_a_halted_gateway_says_why(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        gateways.halt(tx, stocked.run, "acme", Reason.ACCOUNT)

        ((name, why),) = waiting.standing(tx, MORNING).halted

    assert name == "acme"
    assert why
