"""What is done by the board's keys leaves in the store what the commands leave."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from boarding import Board, app_for, on_board, pressed
from hilltop import Hilltop, hilltop

from faxflow.domain.referral import Queue

WHAT_CHANGES = {
    "events": "at, actor, subject, source, target, cause, reason, detail",
    "referrals": "*",
    "patients": "*",
    "tasks": "id, kind, task_key, title, due_at, owner, taken_at, closed_at, closed_by, queue",
    "stage_history": "referral_id, came_from, stage, entered_at, left_at, actor, reason, comments",
    "referral_notes": "referral_id, at, actor, kind, text",
    "field_changes": "referral_id, field, actor, at",
}
"""All but the ids of runs and what hangs on them."""

INTAKE, COVER, BOOKING = "RF-000001", "RF-000002", "RF-000003"
DOWN = ("down",)
Commands = Sequence[Sequence[str]]

TAKE = ("referral", "assign", INTAKE, "--take")
CASES: dict[str, tuple[str, Commands, Sequence[str], Commands]] = {
    "take": ("ida", (), ("t",), (TAKE,)),
    "release": ("ida", (), ("t", "r"), (TAKE, ("referral", "assign", INTAKE, "--release"))),
    "advance as usual": (
        "ida",
        (),
        ("a", "enter"),
        (("referral", "advance", INTAKE, "--to", "eligibility"),),
    ),
    "let it wait for no reason": (
        "ida",
        (),
        ("a", *DOWN, "enter", "enter"),
        (("referral", "advance", INTAKE, "--to", "needs-info"),),
    ),
    "let it wait for a reason": (
        "ida",
        (),
        ("a", *DOWN, "enter", *DOWN, *DOWN, "enter"),
        (("referral", "advance", INTAKE, "--to", "needs-info", "--reason", "records-requested"),),
    ),
    "bring it back for a reason": (
        "ewan",
        (),
        ("a", "end", "enter", "enter"),
        (
            (
                *("referral", "advance", COVER, "--to", "intake-received"),
                *("--reason", "information-wrong"),
            ),
        ),
    ),
    "close it": (
        "ida",
        (),
        ("x", *DOWN, "enter"),
        (("referral", "close", INTAKE, "--reason", "patient-declined"),),
    ),
    "close it by way of the stages": (
        "ida",
        (),
        ("a", "end", "enter", "enter"),
        (("referral", "close", INTAKE, "--reason", "patient-unreachable"),),
    ),
    "close it in words": (
        "ida",
        (),
        ("x", "end", "enter", "m", "o", "v", "e", "d", "enter"),
        (("referral", "close", INTAKE, "--reason", "other", "--comments", "moved"),),
    ),
    "leave it as it is for want of words": ("ida", (), ("x", "end", "enter", "escape"), ()),
    "complete it": (
        "sofia",
        (("referral", "advance", BOOKING, "--to", "scheduled"),),
        ("c", "enter"),
        (("referral", "complete", BOOKING, "--outcome", "attended"),),
    ),
    "say that nobody came to the visit": (
        "sofia",
        (("referral", "advance", BOOKING, "--to", "scheduled"),),
        ("c", "end", "enter", "escape"),
        (("referral", "complete", BOOKING, "--outcome", "not-attended"),),
    ),
    "fill in what is missing on the way": (
        "ewan",
        (("referral", "set", COVER, "payer="),),
        ("a", "enter", "f", *"payer=Blue", "enter"),
        (
            ("referral", "advance", COVER, "--to", "documentation"),
            ("referral", "advance", COVER, "--to", "documentation", "--set", "payer=Blue"),
        ),
    ),
    "note": (
        "ida",
        (),
        ("n", "c", "a", "l", "l", "enter"),
        (("referral", "note", INTAKE, "call"),),
    ),
    "look at it": ("ida", (), ("enter",), (("referral", "show", INTAKE),)),
    "take it from what is shown whole": (
        "ida",
        (),
        ("enter", "t"),
        (("referral", "show", INTAKE), TAKE),
    ),
    "leave every question unanswered": (
        "ida",
        (),
        ("a", "escape", "x", "escape", "n", "escape", "slash", "escape", "question_mark", "q"),
        (),
    ),
}


def practice(folder: Path, capsys: pytest.CaptureFixture[str], before: Commands = ()) -> Hilltop:
    folder.mkdir()
    here = hilltop(folder).as_seen_by(capsys)
    for command in before:
        told = here.run("ada", *command)
        assert told[0] == 0, told
    return here


def twin(here: Hilltop) -> Hilltop:
    """The same practice once more, the key of its hashes too."""
    other = here.folder.with_name("typed")
    copytree(here.folder, other)
    return replace(here, folder=other)


def left(here: Hilltop) -> dict[str, list[Any]]:
    """What is in the store, but that the board itself was shown."""
    found = {
        table: here.rows(f"SELECT {columns} FROM {table} ORDER BY rowid")  # noqa: S608
        for table, columns in WHAT_CHANGES.items()
    }
    opened = [row for row in found["events"] if row[2] == "referrals"]
    assert len(opened) <= 1
    return {**found, "events": [row for row in found["events"] if row not in opened]}


def runs(here: Hilltop, account: str) -> list[tuple[str, int]]:
    sql = "SELECT command, exit_code FROM runs WHERE actor = ? ORDER BY rowid"
    return [(command, code) for command, code in here.rows(sql, account) if command != "board"]


@pytest.mark.parametrize("what", CASES)
def test_a_key_leaves_the_rows_and_the_history_of_its_command(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account, before, keys, commands = CASES[what]
    board = practice(tmp_path / "board", capsys, before)
    typed = twin(board)

    pressed(board, account, *keys)
    for command in commands:
        typed.run(account, *command)

    assert left(board) == left(typed)
    wanted = [(f"board {command}", code) for command, code in runs(typed, account)]
    assert runs(board, account) == wanted
    assert board.run("ada", "audit", "verify")[0] == 0


def test_a_task_is_taken_and_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    board = practice(tmp_path / "board", capsys)
    board.add_task(Queue.INTAKE, "A-000001: look at it")
    typed = twin(board)

    pressed(board, "ida", "t", "c")
    typed.run("ida", "task", "take", "T-1")
    typed.run("ida", "task", "done", "T-1")

    assert left(board) == left(typed)
    assert board.rows("SELECT owner, closed_by FROM tasks") == [("ida", "ida")]


def test_what_another_took_meanwhile_is_said_and_taken_over_only_when_asked_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = practice(tmp_path / "board", capsys, [("referral", "assign", INTAKE, "--to", "petra")])

    said = pressed(here, "ida", "t")
    left_alone = here.rows("SELECT owner FROM referrals WHERE id = 1")
    pressed(here, "ida", "t", "y")

    assert "RF-000001 is petra's" in said
    assert "y take it over" in said
    assert left_alone == [("petra",)]
    assert here.rows("SELECT owner FROM referrals WHERE id = 1") == [("ida",)]


def test_a_task_of_another_likewise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = practice(tmp_path / "board", capsys)
    here.add_task(Queue.INTAKE, "A-000001: look at it")
    assert here.run("ada", "task", "take", "T-1")[0] == 0

    said = pressed(here, "ida", "t", "y")

    assert "T-1 is yours" in said
    assert here.rows("SELECT owner FROM tasks") == [("ida",)]


def test_a_referral_that_was_moved_meanwhile_stays_where_it_was_brought(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = practice(tmp_path / "board", capsys)

    async def play(board: Board) -> None:
        await board.press("a")
        here.run("ada", "referral", "advance", INTAKE, "--to", "needs-info")
        await board.press("down", "enter", "enter")
        assert "RF-000001 is needs-info already" in board.text

    on_board(app_for(here, "ida"), play)
