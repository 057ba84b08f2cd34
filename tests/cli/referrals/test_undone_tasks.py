"""undo of a referral's task: by whom it is theirs still, and while the referral stands there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hilltop import Hilltop, hilltop

from faxflow.store.stamp import to_stamp
from making import MORNING


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hilltop:
    """RF-000002 has two tasks of its stage, and Ewan has closed the first."""
    made = hilltop(tmp_path).as_seen_by(capsys)
    for at in (1, 2):
        _write(
            made,
            "INSERT INTO tasks"
            " (kind, task_key, title, run_id, opened_at, due_at, referral_id, queue)"
            " VALUES ('stage-work', ?, 'RF-000002: look', 'run-1', ?, ?, 2, 'eligibility')",
            f"stage-work:{at}",
            *[to_stamp(MORNING)] * 2,
        )
    assert made.run("ewan", "task", "done", "T-1")[0] == 0
    made.clock.forward(minutes=5)
    return made


def _write(here: Hilltop, sql: str, *values: str) -> None:
    with closing(sqlite3.connect(here.folder / "data" / "faxflow.db")) as store, store:
        store.execute(sql, values)


def is_open(here: Hilltop) -> bool:
    return here.rows("SELECT closed_at FROM tasks WHERE id = 1") == [(None,)]


def test_it_is_open_again_while_the_referral_stands_where_it_stood(here: Hilltop) -> None:
    code, _ = here.run("ewan", "undo", "--yes")

    assert code == 0
    assert is_open(here)


def test_it_is_not_opened_once_the_referral_has_been_moved(here: Hilltop) -> None:
    _write(here, "UPDATE referrals SET entered_at = ? WHERE id = 2", to_stamp(here.clock.at))

    code, told = here.run("ewan", "undo", "--yes")

    assert (code, is_open(here)) == (3, False)
    assert "its referral has been moved since" in told


def test_it_is_not_opened_by_somebody_who_has_another_desk_by_now(here: Hilltop) -> None:
    settings = here.folder / "faxflow.toml"
    settings.write_text(settings.read_text().replace('ewan = "eligibility"', 'ewan = "intake"'))

    code, told = here.run("ewan", "undo", "--yes")

    assert (code, is_open(here)) == (2, False)
    assert "ewan may not complete RF-000002" in told
