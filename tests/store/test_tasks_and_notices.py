"""Who must do what: opened once, told once, closed when it is settled."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from sqlite3 import IntegrityError

import pytest

from faxflow.domain.ids import CaseId
from faxflow.domain.task import NewTask, TaskKind
from faxflow.store import notices, tasks
from faxflow.store.notices import Notice
from faxflow.store.tasks import Task
from making import MORNING
from stocked import Stocked, row

FAX = TaskKind.MEND_FAX


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    made = Stocked(tmp_path)
    made.load(row(1), row(2))
    return made


def task(key: str = "k", *, hours: float = 0, kind: TaskKind = FAX, case: int = 1) -> NewTask:
    return NewTask(kind, key, f"title {key}", MORNING + timedelta(hours=hours), CaseId(case))


def open_all(stocked: Stocked, *new: NewTask) -> None:
    with stocked.store.write() as tx:
        tasks.open_tasks(tx, stocked.run, new)


def due(stocked: Stocked, *, hours: float = 0) -> list[str]:
    with stocked.store.read() as tx:
        return [one.title for one in tasks.due(tx, MORNING + timedelta(hours=hours))]


def titles(found: Sequence[Task]) -> list[str]:
    return [one.title for one in found]


def test_a_task_reads_back_as_it_was_opened(stocked: Stocked) -> None:
    open_all(stocked, task())

    with stocked.store.read() as tx:
        found = tasks.due(tx, MORNING)

    assert found == [Task(1, FAX, "title k", MORNING, CaseId(1))]


def test_one_task_a_key_is_open_at_a_time(stocked: Stocked) -> None:
    open_all(stocked, task(), task())
    open_all(stocked, task())

    assert stocked.rows("SELECT count(*) FROM tasks") == [(1,)]


def test_a_closed_task_may_be_opened_again(stocked: Stocked) -> None:
    open_all(stocked, task())
    with stocked.store.write() as tx:
        tasks.close(tx, "k", MORNING)

    open_all(stocked, task())

    assert stocked.rows("SELECT closed_at IS NULL FROM tasks ORDER BY id") == [(0,), (1,)]


def test_a_task_shows_once_it_is_due_the_oldest_first(stocked: Stocked) -> None:
    open_all(stocked, task("late", hours=2), task("now"), task("soon", hours=1))

    seen = [due(stocked, hours=h) for h in (0, 1, 2)]

    assert seen == [
        ["title now"],
        ["title now", "title soon"],
        ["title now", "title soon", "title late"],
    ]


def test_closing_closes_that_key_alone(stocked: Stocked) -> None:
    open_all(stocked, task("one"), task("two"))

    with stocked.store.write() as tx:
        tasks.close(tx, "one", MORNING)
        tasks.close(tx, "never opened", MORNING)

    assert due(stocked) == ["title two"]


def test_a_cases_tasks_are_closed_by_kind_and_those_of_others_stay(stocked: Stocked) -> None:
    open_all(
        stocked,
        task("a"),
        task("b", kind=TaskKind.REVIEW_CHANGE),
        task("c", kind=TaskKind.FOLLOW_UP),
        task("d", case=2),
    )

    with stocked.store.write() as tx:
        tasks.close_for_case(tx, CaseId(1), [FAX, TaskKind.FOLLOW_UP], MORNING)

    assert due(stocked) == ["title b", "title d"]


def test_a_closed_task_keeps_the_time_of_its_first_closing(stocked: Stocked) -> None:
    open_all(stocked, task())

    with stocked.store.write() as tx:
        tasks.close(tx, "k", MORNING)
        tasks.close_for_case(tx, CaseId(1), [FAX], MORNING + timedelta(days=1))

    assert stocked.rows("SELECT closed_at FROM tasks") == [("2026-11-23T11:00:00.000+00:00",)]


def test_a_run_counts_the_tasks_it_opened_that_are_due_and_open(stocked: Stocked) -> None:
    other = stocked.runs(stocked.store)
    open_all(stocked, task("one"), task("two"), task("later", hours=1))
    with stocked.store.write() as tx:
        tasks.open_tasks(tx, other, [task("one"), task("of another run")])
        tasks.close(tx, "two", MORNING)

        counts = (tasks.opened_by(tx, stocked.run), tasks.opened_by(tx, other))

    assert counts == (1, 1)


def test_a_task_is_told_in_one_notice(stocked: Stocked) -> None:
    open_all(stocked, task("one"), task("two"), task("later", hours=1))
    with stocked.store.write() as tx:
        notice = notices.decide(tx, message_id="<n1@x>", subject="s", body="b", now=MORNING)
        untold = tasks.due_and_untold(tx, MORNING)

        tasks.mark_told(tx, [untold[0].id], notice)

        rest = tasks.due_and_untold(tx, MORNING)
        still_due = tasks.due(tx, MORNING)
    assert (titles(untold), titles(rest)) == (["title one", "title two"], ["title two"])
    assert len(still_due) == 2


def test_a_notice_stays_in_the_outbox_until_it_is_sent(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        first = notices.decide(tx, message_id="<n1@x>", subject="s1", body="b1", now=MORNING)
        second = notices.decide(tx, message_id="<n2@x>", subject="s2", body="b2", now=MORNING)
        before = notices.unsent(tx)

        notices.mark_sent(tx, first, MORNING)

        after = notices.unsent(tx)
    assert [notice.id for notice in before] == [first, second]
    assert after == [Notice(second, "<n2@x>", "s2", "b2")]


def test_two_notices_never_share_a_message_id(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        notices.decide(tx, message_id="<n1@x>", subject="s", body="b", now=MORNING)

        with pytest.raises(IntegrityError, match="message_id"):
            notices.decide(tx, message_id="<n1@x>", subject="s", body="b", now=MORNING)
