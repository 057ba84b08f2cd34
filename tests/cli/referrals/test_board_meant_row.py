"""A key works on the row that a person has seen, and on no other that came under the cursor."""

from pathlib import Path

import pytest
from boarding import Board, app_for, on_board, pressed
from hilltop import Hilltop, hilltop

from faxflow.domain.referral import Queue


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hilltop:
    return hilltop(tmp_path).as_seen_by(capsys)


def owners(here: Hilltop) -> list[str | None]:
    return [owner for (owner,) in here.rows("SELECT owner FROM referrals ORDER BY id LIMIT 3")]


def close(here: Hilltop, name: str) -> None:
    assert here.run("ada", "referral", "close", name, "--reason", "duplicate")[0] == 0


@pytest.mark.parametrize("key", list("tracxn"))
def test_a_row_that_came_under_the_cursor_by_itself_is_told_before_it_is_worked_on(
    here: Hilltop, key: str
) -> None:
    async def play(board: Board) -> None:
        close(here, "RF-000001")
        await board.look()
        await board.press(key)
        said = " ".join(board.text.split())

        assert board.app.rows.named == "RF-000002"
        assert "Nothing was done: RF-000001 is not in these rows any more" in said
        assert "the cursor came to RF-000002" in said
        assert len(board.app.screen_stack) == 1

    on_board(app_for(here, "petra"), play)

    assert owners(here) == [None, None, None]


def test_pressed_again_the_key_works(here: Hilltop) -> None:
    async def play(board: Board) -> None:
        close(here, "RF-000001")
        await board.look()
        await board.press("t", "t")

    on_board(app_for(here, "petra"), play)

    assert owners(here) == [None, "petra", None]


def test_a_row_that_somebody_chose_or_looked_at_is_worked_on_at_once(here: Hilltop) -> None:
    async def play(board: Board) -> None:
        close(here, "RF-000001")
        await board.look()
        await board.press("down", "t", "up", "enter", "escape", "t")

    on_board(app_for(here, "petra"), play)

    assert owners(here) == [None, "petra", "petra"]


def test_the_first_row_of_what_they_asked_to_see_is_worked_on_at_once(here: Hilltop) -> None:
    async def play(board: Board) -> None:
        await board.press("d", "d", "d", "d")
        await board.look()
        await board.press("t")

    on_board(app_for(here, "petra"), play)

    assert owners(here) == [None, None, "petra"]


def test_a_row_that_comes_to_an_empty_list_is_told_too(here: Hilltop) -> None:
    async def play(board: Board) -> None:
        close(here, "RF-000001")
        await board.look()
        here.add_task(Queue.INTAKE, "A-000001: look at it")
        await board.look()
        await board.press("c")
        assert "the cursor came to T-1" in " ".join(board.text.split())

    on_board(app_for(here, "ida"), play)

    assert here.rows("SELECT closed_by FROM tasks") == [(None,)]


def test_a_key_pressed_twice_closes_one_task_and_the_next_after_a_look(here: Hilltop) -> None:
    for number in range(3):
        here.add_task(Queue.INTAKE, f"A-00000{number}: look at it")

    async def play(board: Board) -> None:
        await board.press("home", "c")
        await board.look()
        await board.press("c")
        twice = here.rows("SELECT id FROM tasks WHERE closed_by = 'ida'")
        await board.press("down", "up", "c")
        await board.look()
        here.clock.forward(seconds=1)
        await board.press("c")

        assert twice == [(1,)]

    on_board(app_for(here, "ida"), play)

    assert here.rows("SELECT id FROM tasks WHERE closed_by = 'ida'") == [(1,), (2,), (3,)]


def test_who_saw_another_stage_is_told_before_a_move_is_offered(here: Hilltop) -> None:
    async def play(board: Board) -> None:
        here.run("ada", "referral", "advance", "RF-000001", "--to", "needs-info")
        for key in "acx":
            await board.press(key)
            assert "RF-000001 is in needs-info by now" in " ".join(board.text.split())
            await board.press("enter")
            board.app.seen = stale

    app = app_for(here, "ida")
    stale = app.seen
    on_board(app, play)

    assert here.rows("SELECT stage FROM referrals WHERE id = 1") == [("needs-info",)]


def test_what_is_somebody_elses_is_released_or_closed_after_they_say_so(here: Hilltop) -> None:
    here.add_task(Queue.INTAKE, "A-000001: look at it")
    here.run("ada", "task", "take", "T-1")
    here.run("ada", "referral", "assign", "RF-000001", "--to", "petra")

    said = pressed(here, "ida", "home", "c"), pressed(here, "ida", "end", "r")
    left = [*here.rows("SELECT owner FROM tasks WHERE closed_at IS NULL"), owners(here)[0]]
    pressed(here, "ida", "home", "c", "y")
    pressed(here, "ida", "end", "r", "y")

    assert "T-1 is ada's." in said[0]
    assert "RF-000001 is petra's." in said[1]
    assert left == [("ada",), "petra"]
    assert here.rows("SELECT closed_by FROM tasks") == [("ida",)]
    assert owners(here)[0] is None


def test_what_is_shown_whole_is_named_where_its_keys_are_told(here: Hilltop) -> None:
    text = pressed(here, "ida", "enter", "pagedown", "pagedown")

    last = text.splitlines()[-1]
    assert last.startswith("RF-000001  esc back  t take")
    assert last.endswith("?")
