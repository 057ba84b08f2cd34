"""Who must do what: opened once, told once, closed when it is settled."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from sqlite3 import IntegrityError

import pytest

from faxflow.domain.ids import CaseId
from faxflow.domain.task import NewTask, TaskKind
from faxflow.domain.trouble import Trouble
from faxflow.store import notices, tasks, troubles
from faxflow.store.notices import NewNotice, Notice
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


def new_notice(name: str = "n1", tasks_told: int = 0) -> NewNotice:
    return NewNotice(f"<{name}@x>", f"s {name}", f"b {name}", tasks_told)


def test_a_task_is_told_in_one_notice(stocked: Stocked) -> None:
    open_all(stocked, task("one"), task("two"), task("later", hours=1))
    with stocked.store.write() as tx:
        notice = notices.decide(tx, new_notice(), MORNING)

        tasks.mark_told(tx, [1], notice)

        found = tasks.due_and_told(tx, MORNING)
    assert [(one.title, one.told) for one in found] == [("title one", True), ("title two", False)]


def test_a_notice_stays_in_the_outbox_until_every_channel_has_taken_it(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        first = notices.decide(tx, new_notice("n1"), MORNING)
        second = notices.decide(tx, new_notice("n2"), MORNING)
        for notice, channel in ((first, "mail"), (first, "webhook"), (second, "mail")):
            notices.mark_sent_by(tx, notice, channel, MORNING)

        finished = notices.finish(tx, {"mail", "webhook"}, MORNING)

        left = notices.unsent(tx)
    assert finished == 1
    assert left == [Notice(second, "<n2@x>", "s n2", "b n2", MORNING, frozenset({"mail"}))]


def test_a_channel_is_noted_once(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        notice = notices.decide(tx, new_notice(), MORNING)
        notices.mark_sent_by(tx, notice, "mail", MORNING)

        notices.mark_sent_by(tx, notice, "mail", MORNING + timedelta(hours=1))

    assert stocked.rows("SELECT sent_at FROM notice_channels") == [
        ("2026-11-23T11:00:00.000+00:00",)
    ]


def test_only_a_notice_that_names_a_task_counts_as_told(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        never = notices.last_told_at(tx)
        notices.decide(tx, new_notice("n1", 2), MORNING)
        notices.decide(tx, new_notice("n2"), MORNING + timedelta(hours=1))

        told_at = notices.last_told_at(tx)

    assert (never, told_at) == (None, MORNING)


def test_two_notices_never_share_a_message_id(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        notices.decide(tx, new_notice(), MORNING)

        with pytest.raises(IntegrityError, match="message_id"):
            notices.decide(tx, new_notice(), MORNING)


def test_a_trouble_lasts_from_its_first_notice_to_its_last(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        notice = notices.decide(tx, new_notice(), MORNING)
        troubles.start(tx, [FAX], notice, MORNING)
        troubles.start(tx, [FAX], notice, MORNING + timedelta(hours=1))

        lasting = troubles.going_on(tx)
        troubles.clear(tx, lasting, notice, MORNING + timedelta(hours=2))

        over = (troubles.going_on(tx), troubles.last_cleared(tx))
    assert lasting == [Trouble(1, FAX, MORNING)]
    assert over == ([], {FAX: MORNING + timedelta(hours=2)})
