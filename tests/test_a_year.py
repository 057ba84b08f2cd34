"""A generated year is as lawful as one that the program has made."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from a_year import YearPlan, a_year
from faxflow.domain.delivery import State
from faxflow.domain.reasons import Reason
from faxflow.domain.referral import STAGES, ClosingReason, Stage
from faxflow.domain.referrals.contact import Caller
from faxflow.domain.referrals.record import Channel
from faxflow.domain.referrals.ways import moves_from
from proof.promises import _QUERIES as OF_FAXES
from proof.referral_promises import QUERIES as OF_REFERRALS
from yearly.moments import OpenTime, to_datetime, to_ms

_STATES = tuple(
    one for one in State if one in {"sent", "held", "failed", "in-doubt", "delivered", "cancelled"}
)
"""Where a fax may stand for long."""

_BUSY = "a case still claimed, though nobody is at work (promise 2)"
"""The year ends while somebody is at work."""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    plan = YearPlan(days=120, faxes_a_day=60, referrals_a_day=15, seed=11, with_events=True)
    path = a_year(tmp_path_factory.mktemp("year") / "faxflow.db", plan)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def test_every_row_refers_to_a_row(year: sqlite3.Connection) -> None:
    astray = year.execute("PRAGMA foreign_key_check").fetchall()

    assert astray == []


@pytest.mark.parametrize("promise", [one for one in OF_FAXES | OF_REFERRALS if one != _BUSY])
def test_no_promise_is_broken(year: sqlite3.Connection, promise: str) -> None:
    _, sql = (OF_FAXES | OF_REFERRALS)[promise]

    broken = year.execute(sql).fetchall()

    assert broken == []


@pytest.mark.parametrize(
    ("words", "sql"),
    [
        (_STATES, "SELECT state FROM cases"),
        (tuple(Reason), "SELECT reason FROM attempts WHERE reason IS NOT NULL"),
        (tuple(Stage), "SELECT stage FROM stage_history"),
        (tuple(ClosingReason), "SELECT closed_for FROM referrals WHERE closed_for IS NOT NULL"),
        (tuple(Channel), "SELECT channel FROM referrals"),
        (tuple(Caller), "SELECT caller FROM status_calls"),
        (("delivered", "failed", "refused", "not-reached", None), "SELECT outcome FROM attempts"),
        (("referral", "known", "task", "not-a-referral"), "SELECT outcome FROM arrivals"),
        (("open", "linked", "distinct", "settled"), "SELECT state FROM possible_duplicates"),
        (("reminder", "escalation"), "SELECT kind FROM referral_alerts"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_everything_happens_in_a_year(
    year: sqlite3.Connection, words: tuple[str | None, ...], sql: str
) -> None:
    found = {word for (word,) in year.execute(sql)}

    assert found >= {*words}


def test_every_move_of_a_referral_is_one_that_the_table_knows(year: sqlite3.Connection) -> None:
    sql = "SELECT referral_id, came_from, stage, entered_at, left_at FROM stage_history ORDER BY id"
    lives: dict[int, list[tuple[str | None, str, str, str | None]]] = {}
    for referral, *visit in year.execute(sql):
        lives.setdefault(referral, []).append(tuple(visit))

    wrong = [referral for referral, visits in lives.items() if not _is_lawful(visits)]

    assert wrong == []


def _is_lawful(visits: list[tuple[str | None, str, str, str | None]]) -> bool:
    interrupted: Stage | None = None
    if visits[0][0] is not None or Stage(visits[0][1]) not in {*STAGES}:
        return False
    for (_, was, _, left), (came_from, now, entered, _) in pairwise(visits):
        stage, to = Stage(was), Stage(now)
        known = moves_from(stage, interrupted, STAGES)
        if came_from != was or left != entered or not (STAGES[stage].is_final or to in known):
            return False
        if STAGES[to].waits:
            interrupted = (interrupted or Stage.INTAKE_RECEIVED) if STAGES[stage].waits else stage
        else:
            interrupted = None
    return all(left is None or entered <= left for _, _, entered, left in visits)


def test_nothing_lies_in_the_future(year: sqlite3.Connection) -> None:
    columns = {
        "cases": "changed_at",
        "attempts": "max(started_at, coalesce(settled_at, ''), coalesce(sent_at, ''))",
        "stage_history": "entered_at",
        "tasks": "max(opened_at, coalesce(taken_at, ''), coalesce(closed_at, ''))",
        "status_calls": "at",
        "referral_notes": "at",
        "arrivals": "read_at",
        "runs": "started_at",
        "possible_duplicates": "max(found_at, coalesce(decided_at, ''))",
    }

    latest = [
        year.execute(f"SELECT max({column}) FROM {table}").fetchone()[0]  # noqa: S608
        for table, column in columns.items()
    ]

    assert max(latest) <= YearPlan().now.isoformat(timespec="milliseconds")


def test_every_task_is_opened_before_it_is_taken_and_closed(year: sqlite3.Connection) -> None:
    sql = """
        SELECT id FROM tasks
        WHERE taken_at < opened_at OR closed_at < coalesce(taken_at, opened_at)
    """

    wrong = year.execute(sql).fetchall()

    assert wrong == []


def test_the_same_seed_makes_the_same_year(tmp_path: Path) -> None:
    plan = YearPlan(days=8, faxes_a_day=30, referrals_a_day=6, seed=5)

    years = [a_year(tmp_path / name, plan) for name in ("one.db", "other.db")]

    one, other = ([*sqlite3.connect(path).iterdump()] for path in years)
    assert [row for row in one if "_sqlite_" not in row] == [
        row for row in other if "_sqlite_" not in row
    ]


def test_open_time_is_that_of_the_practice() -> None:
    plan = YearPlan(days=400)
    chance = plan.chance("moments")
    open_time: OpenTime = plan.open_time
    start = to_ms(datetime(2025, 12, 1, tzinfo=UTC))

    for _ in range(300):
        moment = start + chance.randrange(330 * 86_400_000)
        length = chance.randrange(1, 40 * 3_600_000)
        after = open_time.after(moment, length)
        before = open_time.before(moment, length)

        wall, hours = to_datetime(moment), plan.office
        span = to_datetime(moment + length) - wall
        assert to_datetime(after) == hours.after(wall, span)
        assert to_datetime(before) == hours.before(wall, span)
