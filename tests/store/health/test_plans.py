"""What is asked at the end of every run is asked of indexes: no table that grows is read whole."""

from pathlib import Path

import pytest

from faxflow.domain.ids import RunId
from faxflow.domain.run import Run
from faxflow.domain.signals.counting import Counted
from faxflow.steps.health.take_samples import Machine, take_samples
from faxflow.steps.work import Work
from making import MovableClock, new_store, rehearsal_config

READ_WHOLE = {
    "cases": "SCAN cases USING COVERING INDEX cases_by_state",
    "notices": "SCAN notices",
    "mails": "SCAN mails",
}
"""The index alone: 0.3 s of CPU at three million faxes. Notices stay few; of mails the newest are
looked at until one speaks of a fax."""

GROW = ("cases", "attempts", "events", "tasks", "runs", "mails", "batch_rows", "referrals")


@pytest.fixture
def plans(tmp_path: Path) -> dict[str, list[str]]:
    """How SQLite carries out each statement."""
    store = new_store(tmp_path)
    run = Run(RunId("run-1"), "tester", MovableClock())
    work = Work(store, run, rehearsal_config(tmp_path))
    asked: list[str] = []
    machine = Machine("1", "3", 1, 1)
    _, counted = take_samples(work, None, machine)
    with store.read() as tx:
        tx.set_trace_callback(asked.append)
    take_samples(work, Counted(counted.store, 0), machine)
    found: dict[str, list[str]] = {}
    with store.read() as tx:
        tx.set_trace_callback(None)
        for sql in {one for one in asked if one.lstrip().upper().startswith(("SELECT", "WITH"))}:
            rows = tx.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
            found[sql] = [row["detail"] for row in rows]
    store.close()
    return found


def test_every_figure_is_asked_for(plans: dict[str, list[str]]) -> None:
    every = " ".join(plans)

    assert len(plans) > 10
    assert [table for table in GROW if table not in every] == ["batch_rows"]


def test_no_table_that_grows_is_read_whole(plans: dict[str, list[str]]) -> None:
    scans = {step for steps in plans.values() for step in steps if step.startswith("SCAN ")}

    of_tables = {one for one in scans if one.split()[1] in GROW or one == "SCAN notices"}
    assert of_tables <= set(READ_WHOLE.values()), sorted(of_tables)


def test_nothing_that_grows_is_sorted(plans: dict[str, list[str]]) -> None:
    sorted_ones = [sql for sql, steps in plans.items() if "USE TEMP B-TREE FOR ORDER BY" in steps]

    assert [sql for sql in sorted_ones if "FROM runs" not in sql] == []
