"""undo: only the person's own, finished command, and nothing goes out by it that else would not."""

from typing import Any

import pytest
from loaded_practice import here, states, told

from faxflow.errors import ExitCode
from rehearsing import Practice
from rehearsing import wall_clock as now

__all__ = ["here", "told"]
"""Fixtures."""

GUARD = """
INSERT INTO restores (generation, last_event, restored_at, restored_by, last_day, first_case,
    unread_from)
VALUES (2, 1, :now, 'root', '2026-11-23', 100001, :now)
"""


def run_of(here: Practice, command: str) -> str:
    runs = here.rows("SELECT command, id FROM runs ORDER BY started_at")
    return str(dict(runs)[command])


def write(here: Practice, sql: str, **values: object) -> None:
    with here.store() as store, store.write() as tx:
        tx.execute(sql, values)


def test_a_hold_from_before_a_restore_is_not_undone_past_its_guard(
    here: Practice, told: Any
) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")
    write(here, GUARD, now=now().isoformat())

    undone = told("undo", "--yes", code=ExitCode.NEEDS_PERSON)

    assert "faxflow store reconcile" in undone["results"][0]["told"]
    assert states(here)[0] == "held"


def test_a_hold_is_not_undone_where_a_release_would_be_refused(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")
    ((number,),) = here.rows("SELECT number FROM cases WHERE id = 1")
    told("number", "block", str(number), "--because", "asked-to-stop")

    ((held,),) = here.rows("SELECT id FROM runs WHERE command = 'case hold'")
    would = told("undo", str(held), "--dry-run", code=ExitCode.NEEDS_PERSON)
    undone = told("undo", str(held), "--yes", code=ExitCode.NEEDS_PERSON)

    assert "do-not-fax" in undone["results"][0]["told"]
    assert would["done"] == 0
    assert states(here)[0] == "held"


def test_a_whole_report_is_not_cancelled_by_undoing_its_loading(here: Practice) -> None:
    code = here.run("undo", run_of(here, "load"), "--yes")

    assert code == ExitCode.USAGE
    assert states(here) == ["ready"] * 3


def test_a_correction_is_not_undone_by_half(
    here: Practice, told: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    told("case", "hold", "FX-000001", "--because", "number-doubted")
    right = ("--number", "+15552340117", "--because", "mistyped")
    told("case", "correct", "FX-000001", *right)

    code = here.run("undo", run_of(here, "case correct"), "--yes")

    assert code == ExitCode.USAGE
    assert "faxflow case correct FX-… --number THE-FORMER" in capsys.readouterr().err
    assert states(here)[0] == "ready"


def test_what_another_person_did_is_not_theirs_to_undo(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")
    write(here, "UPDATE runs SET actor = 'ann' WHERE command = 'case hold'")

    code = here.run("undo", run_of(here, "case hold"), "--yes")

    assert code == ExitCode.USAGE
    assert states(here)[0] == "held"


def test_a_command_that_is_still_at_work_is_not_undone(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")
    write(here, "UPDATE runs SET exit_code = NULL, ended_at = NULL WHERE command = 'case hold'")

    code = here.run("undo", run_of(here, "case hold"), "--yes")

    assert code == ExitCode.USAGE
    assert states(here)[0] == "held"


def test_a_command_that_was_killed_is_undone_by_its_name(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")
    write(
        here,
        "UPDATE runs SET exit_code = NULL, ended_at = NULL, started_at = '2026-01-01T00:00:00Z'"
        " WHERE command = 'case hold'",
    )

    told("undo", run_of(here, "case hold"), "--yes")

    assert states(here)[0] == "ready"


def test_the_last_command_is_the_last_that_did_something(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")
    told("case", "hold", "--state", "ready", "--because", "not-yet", "--dry-run")
    assert here.run("case", "hold", "--state", "ready", "--because", "not-yet") == ExitCode.USAGE

    told("undo", "--yes")

    assert states(here) == ["ready"] * 3


def test_an_event_of_a_clock_that_was_behind_hides_nothing(here: Practice, told: Any) -> None:
    told("case", "hold", "FX-000001", "--because", "not-yet")
    told("case", "hold", "FX-000002", "--because", "not-yet")
    hold = here.rows("SELECT id FROM runs WHERE command = 'case hold' ORDER BY started_at")[0][0]
    write(
        here,
        "UPDATE events SET at = '2020-01-01T00:00:00.000000Z' WHERE id = (SELECT max(id)"
        " FROM events WHERE subject = 'FX-000002')",
    )

    undone = told("undo", str(hold), "--yes")

    assert undone["done"] == 1


def test_a_command_typed_twice_that_did_it_once_is_taken_back(here: Practice, told: Any) -> None:
    told("case", "cancel", "FX-000001", "--because", "not-wanted")
    for _ in range(2):
        told("case", "resend", "FX-000001", "--again", "--because", "recipient-asked")

    told("undo", "--yes")

    assert states(here) == ["cancelled", "ready", "ready", "cancelled"]
