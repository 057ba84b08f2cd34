"""Silence: which faxes nobody has spoken of, and which passes count as listening."""

from datetime import timedelta
from pathlib import Path

import pytest

from faxflow.domain.delivery import Cause, State
from faxflow.domain.listening import Pass
from faxflow.store import runs, silence
from making import MORNING
from stocked import Stocked, row


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    made = Stocked(tmp_path)
    made.load(row(1), row(2), row(3))
    return made


def watch(stocked: Stocked, code: int | None, command: str = "watch-bounces") -> None:
    run = stocked.runs(stocked.store, command)
    if code is not None:
        with stocked.store.write() as tx:
            runs.end(tx, run, exit_code=code, summary={"mails": 0})
    stocked.clock.forward(minutes=10)


def test_only_sent_faxes_whose_window_is_over_are_quiet(stocked: Stocked) -> None:
    stocked.send(1)
    stocked.send(2)
    stocked.move(2, Cause.CONFIRMED, State.DELIVERED, detail="M-000001")
    stocked.clock.forward(hours=1)
    stocked.send(3)

    with stocked.store.read() as tx:
        too_early = silence.quiet_since(tx, "gateway", MORNING - timedelta(seconds=1))
        quiet = silence.quiet_since(tx, "gateway", MORNING)

    assert too_early == []
    case = stocked.case(1)
    assert quiet == [silence.Quiet(case.standing(), case.number, MORNING, MORNING)]


def test_passes_are_good_where_they_came_to_their_end(stocked: Stocked) -> None:
    for code in (0, 3, 75, 1, 130, None):
        watch(stocked, code)
    watch(stocked, 0, command="send")
    own = stocked.runs(stocked.store, "watch-bounces")

    with stocked.store.read() as tx:
        found = silence.passes_before(tx, own, MORNING)

    assert [one.good for one in found] == [True, True, False, False, False, False]
    assert found[1] == Pass(MORNING + timedelta(minutes=10), good=True)


def test_passes_before_the_window_do_not_count(stocked: Stocked) -> None:
    watch(stocked, 0)
    watch(stocked, 0)
    own = stocked.runs(stocked.store, "watch-bounces")

    with stocked.store.read() as tx:
        found = silence.passes_before(tx, own, MORNING + timedelta(minutes=10))

    assert len(found) == 1


def test_a_run_keeps_how_it_ended(stocked: Stocked) -> None:
    watch(stocked, 3)

    kept = stocked.rows(
        "SELECT command, actor, started_at, ended_at, exit_code, summary FROM runs"
        " WHERE command = 'watch-bounces'"
    )

    moment = "2026-11-23T11:00:00.000+00:00"
    assert kept == [("watch-bounces", "tester", moment, moment, 3, '{"mails": 0}')]


def test_a_run_that_met_another_at_work_is_no_pass(stocked: Stocked) -> None:
    watch(stocked, 0)
    held = stocked.runs(stocked.store, "watch-bounces")
    with stocked.store.write() as tx:
        runs.end(tx, held, exit_code=75, summary={"problem": "LockHeld"})
    own = stocked.runs(stocked.store, "watch-bounces")

    with stocked.store.read() as tx:
        passes = silence.passes_before(tx, own, MORNING)

    assert passes == [Pass(MORNING, good=True)]
