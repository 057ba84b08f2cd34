"""Alarms: silence is told on working days, once, and ends by itself."""

from datetime import date, datetime, timedelta

import pytest

from conftest import Office, reference, staged
from faxflow.domain.decision import Decision
from faxflow.domain.handover import Refused
from faxflow.domain.ids import BatchId
from faxflow.domain.task import NewTask, TaskKind
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.alarms import watch_for_alarms
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.store import batches, runs, tasks
from making import MORNING

MONDAY = date(2026, 11, 23)
EIGHT = MORNING + timedelta(hours=3)
"""The office opens."""

NINE = EIGHT + timedelta(hours=1)


def look(office: Office) -> list[str]:
    """The alarms that are open after a look, without their prefix."""
    work = office.work()
    with office.store.write() as tx:
        watch_for_alarms(tx, work)
    return still_open(office)


def still_open(office: Office) -> list[str]:
    found = office.rows(
        "SELECT task_key FROM tasks WHERE kind = 'alarm' AND closed_at IS NULL ORDER BY id"
    )
    return [str(key).removeprefix("alarm:") for (key,) in found]


def report(office: Office, day: date, rows: int | None) -> None:
    """A report of that day; it is not read yet where `rows` is None."""
    work = office.work()
    sha256 = f"{office.new_run.count:064d}"
    with office.store.write() as tx:
        new = batches.Batch(BatchId(0), day, f"{day}.csv", sha256, "test")
        batch_id = batches.add(tx, work.run, new)
        if rows is not None:
            batches.stage(tx, batch_id, rows=[], rejects=[], rows_read=rows)


def past_mondays(office: Office, rows: int = 600) -> None:
    for week in range(1, 6):
        report(office, MONDAY - timedelta(weeks=week), rows)


def at(office: Office, moment: datetime) -> None:
    office.clock.at = moment


def settings(office: Office, **changes: object) -> None:
    alarms = office.config.alarms.model_copy(update=changes)
    office.config = office.config.model_copy(update={"alarms": alarms})


def test_a_new_store_raises_no_alarm_at_any_hour(office: Office) -> None:
    for _ in range(7 * 24):
        office.clock.forward(hours=1)
        assert look(office) == []


def test_a_report_that_has_not_come_by_its_hour_is_missed_once(office: Office) -> None:
    past_mondays(office)
    at(office, MORNING + timedelta(hours=2, minutes=59))
    before = look(office)
    office.clock.forward(minutes=1)

    after = [look(office), look(office)]

    assert (before, after) == ([], [["no-report:2026-11-23"]] * 2)
    assert office.rows("SELECT count(*) FROM tasks") == [(1,)]


def test_the_alarm_ends_when_the_report_comes_be_it_the_next_day(office: Office) -> None:
    past_mondays(office)
    at(office, NINE)
    look(office)
    office.clock.forward(days=1)
    at(office, office.clock.at - timedelta(hours=2))
    still = look(office)
    report(office, MONDAY, None)

    assert (still, look(office)) == (["no-report:2026-11-23"], [])


def not_fetched(office: Office, day: date, batch_id: BatchId | None = None) -> None:
    """The task of a report that could not be fetched; of one that was no report, with a batch."""
    work, kind = office.work(), TaskKind.MEND_REPORT
    task = NewTask(kind, f"{kind}:{day}", "mend it", work.run.now(), batch_id=batch_id)
    with office.store.write() as tx:
        tasks.open_tasks(tx, work.run, [task])


def test_a_missed_report_is_given_up_once_its_day_is_over_and_a_later_one_has_come(
    office: Office,
) -> None:
    past_mondays(office)
    at(office, NINE)
    not_fetched(office, MONDAY)
    look(office)
    report(office, MONDAY + timedelta(days=1), 600)  # fetched the evening before
    same_day = look(office)
    office.clock.forward(days=1)

    later = [look(office), look(office)]

    assert (same_day, later) == (["no-report:2026-11-23"], [[], []])
    assert office.rows("SELECT count(*) FROM tasks WHERE closed_at IS NULL") == [(0,)]
    told = office.rows("SELECT cause, detail FROM events WHERE subject = 'report of 2026-11-23'")
    why = "no report of it could be used, and that of 2026-11-24 has come"
    assert told == [("given up", why)]


def test_a_task_about_another_report_than_a_days_is_left_alone(office: Office) -> None:
    work, calls = office.work(), f"{TaskKind.MEND_REPORT}:calls"
    with office.store.write() as tx:
        unread = NewTask(TaskKind.MEND_REPORT, calls, "the calls", MORNING)
        tasks.open_tasks(tx, work.run, [unread])

    look(office)

    left = office.rows("SELECT task_key FROM tasks WHERE closed_at IS NULL")
    assert (calls,) in left


def test_a_file_that_is_no_report_stays_for_a_person(office: Office) -> None:
    report(office, MONDAY, None)
    with office.store.write() as tx:
        batches.set_aside(tx, BatchId(1))
    not_fetched(office, MONDAY, BatchId(1))
    report(office, MONDAY + timedelta(days=1), 600)
    at(office, NINE + timedelta(days=1))

    look(office)

    left = office.rows("SELECT kind FROM tasks WHERE closed_at IS NULL AND kind <> 'alarm'")
    assert left == [("mend-report",)]


@pytest.mark.parametrize(
    "day",
    [date(2026, 11, 26), date(2026, 11, 28), date(2026, 12, 25)],
    ids=["Thanksgiving", "Saturday", "Christmas"],
)
def test_on_a_closed_day_no_alarm_comes_up(office: Office, day: date) -> None:
    past_mondays(office)
    at(office, NINE + (day - MONDAY))

    assert look(office) == []


def test_a_practice_that_waits_for_no_report_is_not_told(office: Office) -> None:
    past_mondays(office)
    settings(office, report_by=None)
    at(office, NINE)

    assert look(office) == []


@pytest.mark.parametrize(
    ("rows", "alarms"),
    [
        (0, ["no-rows:2026-11-23"]),
        (299, ["few-rows:2026-11-23"]),
        (300, []),
        (900, []),
        (None, []),
    ],
)
def test_a_report_far_smaller_than_that_weekdays_is_told(
    office: Office, rows: int | None, alarms: list[str]
) -> None:
    past_mondays(office)
    report(office, MONDAY, rows)
    at(office, NINE)

    assert look(office) == alarms


def test_a_fuller_report_of_the_same_day_ends_the_alarm(office: Office) -> None:
    past_mondays(office)
    report(office, MONDAY, 12)
    at(office, NINE)
    before = look(office)

    report(office, MONDAY, 610)

    assert (before, look(office)) == (["few-rows:2026-11-23"], [])


def test_an_alarm_that_a_person_closed_does_not_come_straight_back(office: Office) -> None:
    past_mondays(office)
    report(office, MONDAY, 0)
    at(office, NINE)
    look(office)
    with office.store.write() as tx:
        tx.execute(
            "UPDATE tasks SET closed_at = :now, closed_by = 'anna'",
            {"now": NINE.isoformat(timespec="milliseconds")},
        )

    assert [look(office) for _ in range(3)] == [[]] * 3


def send_some(office: Office, count: int) -> None:
    office.load_cases(count)
    office.watch()
    office.send()


def test_faxes_out_and_an_inbox_that_nobody_reads_is_told(office: Office) -> None:
    send_some(office, 1)
    office.clock.forward(minutes=119)
    before = look(office)
    office.clock.forward(minutes=1)
    silent = look(office)

    office.watch()

    assert (before, silent, look(office)) == ([], ["unread-inbox"], [])


def test_a_pass_that_failed_is_no_reading(office: Office) -> None:
    send_some(office, 1)
    office.clock.forward(hours=3)
    work = office.work("watch-bounces")
    with office.store.write() as tx:
        runs.end(tx, work.run, exit_code=75, summary={})

    assert look(office) == ["unread-inbox"]


def test_an_unread_inbox_with_nothing_out_is_no_alarm(office: Office) -> None:
    office.watch()
    office.clock.forward(hours=30)

    assert look(office) == []


def test_no_result_all_day_is_told_and_any_result_ends_it(office: Office) -> None:
    send_some(office, 5)
    office.clock.forward(hours=6)
    office.watch()
    silent = look(office)

    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))

    assert (silent, look(office)) == (["no-verdicts"], [])


def test_a_few_faxes_without_a_result_are_no_alarm(office: Office) -> None:
    send_some(office, 4)
    office.clock.forward(hours=6)
    office.watch()

    assert look(office) == []


def test_noise_is_no_result(office: Office) -> None:
    send_some(office, 5)
    office.clock.forward(hours=6)
    office.hear(Verdict(VerdictKind.NOISE))

    assert look(office) == ["no-verdicts"]


def test_where_silence_is_good_news_a_few_silent_faxes_are_no_alarm(office: Office) -> None:
    quiet = office.config.gateway.model_copy(update={"silence_means": "delivered"})
    office.config = office.config.model_copy(update={"gateway": quiet})
    send_some(office, 5)
    office.clock.forward(hours=6)
    office.watch()

    assert look(office) == []


def put(office: Office, state: str, *, since: datetime) -> None:
    """One case in a state since a moment."""
    office.stage(staged(1, number="+15552010001"))
    load(office.work())
    moment = since.isoformat(timespec="milliseconds")
    with office.store.write() as tx:
        tx.execute("DELETE FROM tasks")
        tx.execute(
            "UPDATE cases SET state = :state, changed_at = :at, next_action_at = :next",
            {"state": state, "at": moment, "next": moment if state == "waiting" else None},
        )


LIMITS = {
    "ready": 9,
    "sending": 1,
    "submitting": 1,
    "sent": 36,
    "in-doubt": 18,
    "waiting": 2,
    "held": 18,
    "failed": 18,
}


@pytest.mark.parametrize("state", LIMITS)
def test_a_fax_that_stays_in_a_state_too_long_is_told(office: Office, state: str) -> None:
    without_holidays(office)
    settings(office, watch_hours=0, report_by=None)
    put(office, state, since=MORNING)
    whole_days, hours = divmod(LIMITS[state] - 1, 9)
    limit = EIGHT + timedelta(days=whole_days, hours=hours + 1)
    at(office, limit - timedelta(minutes=1))
    before = look(office)
    at(office, limit)

    after = look(office)

    assert (before, after) == ([], [f"stuck:{state}"])


def test_a_fax_that_comes_back_from_every_line_has_stayed_ready_all_the_while(
    office: Office,
) -> None:
    without_holidays(office)
    settings(office, report_by=None, untaken_hours=0)
    office.load_cases(1)

    for _ in range(11):
        office.gateway.offers = [Refused(450, "later", busy=True)]
        office.send()
        office.clock.forward(hours=1)
    before = look(office)
    at(office, EIGHT + timedelta(hours=9))

    assert (before, look(office)) == ([], ["stuck:ready"])


def test_a_released_fax_is_ready_anew(office: Office) -> None:
    without_holidays(office)
    settings(office, report_by=None)
    office.load_cases(1)
    mend_case(office.work(), "FX-000001", Asked(Decision.HOLD, "not-yet"))
    at(office, EIGHT + timedelta(hours=2))

    mend_case(office.work(), "FX-000001", Asked(Decision.RELEASE, "recipient-ready"))

    at(office, EIGHT + timedelta(hours=10))
    assert look(office) == []


def without_holidays(office: Office) -> None:
    hours = office.config.hours.model_copy(update={"holidays": False})
    office.config = office.config.model_copy(update={"hours": hours})


@pytest.mark.parametrize("state", ["delivered", "cancelled"])
def test_a_final_state_is_never_too_long(office: Office, state: str) -> None:
    settings(office, report_by=None)
    put(office, state, since=MORNING)
    at(office, NINE + timedelta(days=28))

    assert look(office) == []


def test_a_weekend_is_no_time_in_which_a_fax_is_stuck(office: Office) -> None:
    friday = MORNING - timedelta(days=3)
    put(office, "waiting", since=friday + timedelta(hours=13))
    at(office, MORNING + timedelta(hours=4, minutes=59))
    before = look(office)

    office.clock.forward(minutes=2)

    assert (before, look(office)) == ([], ["stuck:waiting"])


def test_a_stuck_fax_that_moves_on_ends_its_alarm_on_any_day(office: Office) -> None:
    put(office, "waiting", since=MORNING)
    at(office, NINE + timedelta(hours=4))
    before = look(office)
    put_state = "UPDATE cases SET state = 'cancelled'"
    with office.store.write() as tx:
        tx.execute(put_state)
    at(office, NINE + timedelta(days=5))

    assert (before, look(office)) == (["stuck:waiting"], [])


@pytest.mark.parametrize(("taken", "told"), [(False, ["untaken"]), (True, [])])
def test_a_task_that_nobody_takes_is_told(office: Office, taken: bool, told: list[str]) -> None:
    open_one(office, taken=taken)
    at(office, EIGHT + timedelta(hours=8, minutes=59))
    before = look(office)
    office.clock.forward(minutes=1)

    assert (before, look(office)) == ([], told)


def open_one(office: Office, *, taken: bool) -> None:
    work = office.work()
    with office.store.write() as tx:
        new = NewTask(TaskKind.REVIEW_MAIL, "k", "look", work.run.now())
        tasks.open_tasks(tx, work.run, [new])
        if taken:
            tx.execute("UPDATE tasks SET owner = 'anna'")
