"""The queue: a task is one person's at a time, and is finished once."""

from datetime import timedelta
from pathlib import Path

import pytest

from faxflow.domain.ids import TaskId
from faxflow.domain.run import Run
from faxflow.domain.task import NewTask, TaskKind
from faxflow.store import events, task_queue, tasks
from faxflow.store.task_queue import QueuedTask, Wanted
from making import MORNING
from stocked import Stocked

LATER = MORNING + timedelta(hours=2)


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    """Two tasks, the second not due yet."""
    made = Stocked(tmp_path)
    new = [
        NewTask(TaskKind.REVIEW_REJECTS, "one", "look at one", MORNING),
        NewTask(TaskKind.REVIEW_MAIL, "two", "look at two", LATER),
    ]
    with made.store.write() as tx:
        tasks.open_tasks(tx, made.run, new)
    return made


def task(stocked: Stocked, task_id: int = 1) -> QueuedTask:
    with stocked.store.read() as tx:
        found = task_queue.get(tx, TaskId(task_id))
    assert found is not None
    return found


def take(stocked: Stocked, seen: QueuedTask, actor: str = "tester") -> bool:
    run = Run(stocked.run.id, actor, stocked.clock)
    with stocked.store.write() as tx:
        return task_queue.take(tx, run, seen)


def finish(stocked: Stocked, seen: QueuedTask) -> bool:
    with stocked.store.write() as tx:
        return task_queue.finish(tx, stocked.run, seen)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [1, 2]),
        (Wanted(before=MORNING), [1]),
        (Wanted(kind=TaskKind.REVIEW_MAIL), [2]),
        (Wanted(owner="tester"), [2]),
        (Wanted(owner="anna"), []),
    ],
    ids=["all", "due", "kind", "mine", "anothers"],
)
def test_each_question_gets_its_open_tasks(
    stocked: Stocked, wanted: Wanted, found: list[int]
) -> None:
    take(stocked, task(stocked, 2))

    with stocked.store.read() as tx:
        assert [one.id for one in task_queue.open_ones(tx, wanted)] == found


def test_of_two_people_who_take_a_task_at_once_one_gets_it(stocked: Stocked) -> None:
    seen = task(stocked)

    taken = [take(stocked, seen, "anna"), take(stocked, seen, "ben")]

    assert taken == [True, False]
    assert task(stocked).owner == "anna"


def test_a_task_can_be_taken_over_from_its_owner(stocked: Stocked) -> None:
    take(stocked, task(stocked), "anna")

    assert take(stocked, task(stocked), "ben")
    assert task(stocked).owner == "ben"


def test_a_task_is_finished_once_and_the_history_tells_of_it(stocked: Stocked) -> None:
    seen = task(stocked)

    finished = [finish(stocked, seen), finish(stocked, seen)]

    assert finished == [True, False]
    assert (task(stocked).closed_at, task(stocked).closed_by) == (MORNING, "tester")
    with stocked.store.read() as tx:
        assert [event["cause"] for event in events.history(tx, "T-1")] == ["done"]


def test_a_closed_task_is_nobodys_to_take(stocked: Stocked) -> None:
    seen = task(stocked)
    finish(stocked, seen)

    assert not take(stocked, seen)


def test_there_is_no_task_that_was_never_opened(stocked: Stocked) -> None:
    with stocked.store.read() as tx:
        assert task_queue.get(tx, TaskId(99)) is None
