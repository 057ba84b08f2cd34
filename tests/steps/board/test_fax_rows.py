"""The fax desk on the board: what is due, what stands, each once, and how much there is of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from faxflow.domain.board import Board, Desk, Section, Thing, Wanted
from faxflow.domain.delivery import Cause, State
from faxflow.domain.ids import CaseId
from faxflow.domain.reasons import Reason
from faxflow.domain.roles import Role, Viewer
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.board.read_board import read_board
from faxflow.steps.work import Work
from faxflow.store import task_queue, tasks
from making import MORNING, rehearsal_config
from stocked import Stocked, row

SERVICE = Viewer("tester", frozenset({Role.SERVICE}))


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Stocked]:
    """Four faxes: one waits, one failed and is somebody's task, one is held, one is ready."""
    made = Stocked(tmp_path)
    made.load(row(1), row(2), row(3), row(4))
    made.send(1)
    due = MORNING + timedelta(hours=1)
    made.move(1, Cause.REJECTED, State.WAITING, reason=Reason.BUSY, due=due)
    fail(made, 2)
    made.move(3, Cause.PERSON, State.HELD)
    yield made
    made.store.close()


def fail(made: Stocked, case_id: int) -> None:
    made.send(case_id)
    made.move(case_id, Cause.REJECTED, State.FAILED, reason=Reason.BUSY)
    new = NewTask(TaskKind.MEND_FAX, f"mend:{case_id}", "mend it", MORNING, CaseId(case_id))
    with made.store.write() as tx:
        tasks.open_tasks(tx, made.run, [new])


def read(made: Stocked, viewer: Viewer = SERVICE, **wanted: object) -> Board:
    work = Work(made.store, made.run, rehearsal_config(made.folder), viewer=viewer)
    return read_board(work, replace(Wanted(50), **wanted))  # type: ignore[arg-type]


def fax(made: Stocked, **wanted: object) -> Section:
    return read(made, **wanted).sections[0]  # type: ignore[arg-type]


def names(section: Section) -> list[str]:
    return [one.name for one in section.rows]


def test_tasks_come_first_and_a_case_with_one_is_not_told_twice(stocked: Stocked) -> None:
    section = fax(stocked)

    assert [(one.name, one.stands, one.about) for one in section.rows] == [
        ("T-1", "mend-fax", "FX-000002"),
        ("FX-000001", "waiting", ""),
        ("FX-000003", "held", ""),
    ]
    assert (section.open_now, section.left_out) == (3, 0)


def test_all_of_a_state_are_counted_with_a_task_or_without(stocked: Stocked) -> None:
    board = read(stocked)

    assert board.faxes == {State.FAILED: 1, State.IN_DOUBT: 0, State.HELD: 1, State.WAITING: 1}


def test_what_is_beyond_the_rows_that_are_wanted_is_counted(stocked: Stocked) -> None:
    section = fax(stocked, most=2)

    assert (names(section), section.left_out) == (["T-1", "FX-000001"], 1)


def test_a_task_that_is_not_due_is_no_work_yet_and_its_case_stands_for_itself(
    stocked: Stocked,
) -> None:
    stocked.clock.at = MORNING - timedelta(minutes=1)

    assert names(fax(stocked)) == ["FX-000002", "FX-000001", "FX-000003"]


def test_yours_are_the_tasks_that_you_took(stocked: Stocked) -> None:
    none = names(fax(stocked, mine=True))
    with stocked.store.write() as tx:
        (task,) = task_queue.open_ones(tx, task_queue.Wanted())
        task_queue.take(tx, stocked.run, task)

    section = fax(stocked, mine=True)

    assert (none, names(section), section.yours) == ([], ["T-1"], 1)


def test_nothing_at_the_fax_desk_is_late_but_what_is_due_counts_as_overdue(
    stocked: Stocked,
) -> None:
    stocked.clock.forward(days=3)

    section = fax(stocked, overdue=True)

    assert (names(section), section.late) == (["T-1"], 0)


@pytest.mark.parametrize("name", ["FX-000004", "FX-000001", "T-1"])
def test_one_thing_is_found_by_its_id(stocked: Stocked, name: str) -> None:
    section = fax(stocked, only=name)

    assert (names(section), section.left_out) == ([name], 0)
    assert section.rows[0].thing is (Thing.TASK if name == "T-1" else Thing.CASE)


@pytest.mark.parametrize("name", ["FX-000099", "T-99", "RF-000001", "Okwuosa", ""])
def test_what_is_not_there_is_not_found(stocked: Stocked, name: str) -> None:
    board = read(stocked, only=name)

    assert board.shown == []
    assert [one.desk for one in board.sections] == [Desk.FAX]


def test_another_desk_alone_leaves_the_counts_of_this_one(stocked: Stocked) -> None:
    supervisor = Viewer("petra", frozenset({Role.SUPERVISOR}))

    board = read(stocked, supervisor, desk=Desk.INTAKE)

    assert [one.desk for one in board.shown] == [Desk.INTAKE]
    assert (board.sections[0].desk, board.sections[0].open_now) == (Desk.FAX, 3)
