"""The board stays fresh, in place and quiet in the records, and leaves no patient on the screen."""

from pathlib import Path

import pytest
from boarding import WIDE, Board, app_for, count, door, on_board, pressed
from hilltop import SURNAMES, Hilltop, hilltop

from faxflow.cli.board.app import BoardApp
from faxflow.cli.board.fresh import Showing
from faxflow.domain.board import Wanted
from faxflow.domain.referral import Queue


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hilltop:
    return hilltop(tmp_path).as_seen_by(capsys)


def test_what_is_shown_whole_leaves_the_screen_a_minute_after_the_last_key(here: Hilltop) -> None:
    async def play(board: Board) -> None:
        await board.press("enter")
        here.clock.forward(seconds=59)
        board.app.watch_over()
        await board.press("down")
        here.clock.forward(seconds=59)
        board.app.watch_over()
        await board.pilot.pause()
        still = board.text
        here.clock.forward(seconds=2)
        board.app.watch_over()
        await board.pilot.pause()

        assert SURNAMES[Queue.INTAKE] in still
        assert SURNAMES[Queue.INTAKE] not in board.text
        assert "INTAKE DESK" in board.text

    on_board(app_for(here, "ida"), play, size=WIDE)

    assert here.events("ida", "shown") == [("referrals", "list"), ("RF-000001", "show")]


def test_a_question_that_nobody_answers_leaves_too_and_changes_nothing(here: Hilltop) -> None:
    async def play(board: Board) -> None:
        await board.press("enter", "a")
        here.clock.forward(hours=-2)
        board.app.watch_over()
        await board.pilot.pause()
        assert "INTAKE DESK" in board.text

    on_board(app_for(here, "ida"), play)

    assert here.rows("SELECT stage FROM referrals WHERE id = 1") == [("intake-received",)]


def test_to_refresh_writes_neither_a_run_nor_an_event_but_once_a_day(here: Hilltop) -> None:
    counts: list[tuple[int, int]] = []

    async def play(board: Board) -> None:
        for hours in (0, 1, 1, 22, 1):
            here.clock.forward(hours=hours)
            await board.look()
            counts.append((count(here, "runs"), count(here, "events")))

    on_board(app_for(here, "ida"), play)

    assert counts == [(2, 5), (2, 5), (2, 5), (3, 6), (3, 6)]
    assert here.events("ida", "shown") == [("referrals", "list")] * 2


def test_the_cursor_stays_on_its_row_when_others_come_and_go(here: Hilltop) -> None:
    async def play(board: Board) -> None:
        await board.press("down")
        before = board.app.rows.named
        here.run("ada", "referral", "close", "RF-000001", "--reason", "duplicate")
        here.add_task(Queue.SUPERVISOR, "look at it")
        await board.look()
        after = board.app.rows.named
        here.run("ada", "referral", "close", "RF-000002", "--reason", "duplicate")
        await board.look()

        assert (before, after, board.app.rows.named) == ("RF-000002", "RF-000002", "RF-000003")

    on_board(app_for(here, "petra"), play)


def test_nothing_is_drawn_anew_that_has_not_changed(here: Hilltop) -> None:
    drawn: list[str] = []

    async def play(board: Board) -> None:
        rows = board.app.rows
        rows.set_options = lambda _: drawn.append("all")  # type: ignore[assignment, method-assign]
        rows.replace_option_prompt_at_index = (  # type: ignore[method-assign]
            lambda place, _: drawn.append(f"line {place}")  # type: ignore[assignment, return-value, func-returns-value]
        )
        await board.look()
        unchanged = list(drawn)
        here.clock.forward(minutes=2)
        await board.look()

        assert (unchanged, drawn) == ([], ["line 2"])

    on_board(app_for(here, "ida"), play)


def test_one_desk_yours_late_ones_or_one_id_can_be_shown_alone(here: Hilltop) -> None:
    here.run("ada", "referral", "assign", "RF-000002", "--to", "petra")
    here.clock.forward(hours=5)
    shown: dict[str, list[str]] = {}

    async def play(board: Board) -> None:
        for name, keys in {
            "desk": "dd",
            "mine": ("escape", "m"),
            "late": ("escape", "l"),
            "found": ("escape", "slash", "3", "enter"),
            "none": ("escape", "slash", *"rf-99", "enter"),
        }.items():
            await board.press(*keys)
            await board.look()
            shown[name] = [f"RF-00000{n}" for n in range(1, 5) if f" RF-00000{n} " in board.text]
        assert "There is no RF-000099 that is open and at your desks." in board.text
        await board.press("escape")
        await board.look()
        assert "Only" not in board.text

    on_board(app_for(here, "petra"), play)

    assert shown == {
        "desk": ["RF-000001"],
        "mine": ["RF-000002"],
        "late": ["RF-000001", "RF-000002", "RF-000003"],
        "found": ["RF-000003"],
        "none": [],
    }


def test_a_screen_on_the_wall_has_every_desk_and_no_keys(here: Hilltop) -> None:
    for _ in range(30):
        here.add_task(Queue.INTAKE, f"look {_}")
    before = count(here, "events")

    async def play(board: Board) -> None:
        for key in ("t", "enter", "a", "x", "d", "slash", "question_mark", "escape"):
            await board.press(key)
        assert "RF-000002" in board.text
        assert "RF-000003" in board.text
        assert "not shown" in board.text
        assert len(board.lines) == 24
        await board.press("q")
        assert not board.app.is_running

    on_board(app_for(here, "petra", read_only=True), play)

    assert count(here, "events") == before + 1


def test_the_keys_and_their_help_are_on_the_screen(here: Hilltop) -> None:
    text = pressed(here, "ida", "question_mark")

    assert "t      take it; what somebody else has, after you say so twice" in text
    assert "q      quit; what is done is done already." in text


def test_a_long_list_stays_where_it_was_scrolled_to(here: Hilltop) -> None:
    for number in range(100):
        here.add_task(Queue.INTAKE, f"look at {number}")

    async def play(board: Board) -> None:
        await board.press("d", "d")
        await board.look()
        await board.press(*["down"] * 60, *["up"] * 5)
        before = (board.app.rows.named, board.app.rows.scroll_offset.y)
        here.add_task(Queue.INTAKE, "the last one")
        await board.look()

        assert (board.app.rows.named, board.app.rows.scroll_offset.y) == before

    on_board(app_for(here, "ida"), play)


def test_the_work_of_a_key_goes_on_beside_the_screen(here: Hilltop) -> None:
    through = door(here, "ida")
    app = BoardApp(through, through.open(Wanted(50)), Showing(Wanted(50), 3_000))

    async def play(board: Board) -> None:
        await board.press("t", "u")
        await board.app.workers.wait_for_complete()
        await board.look()
        assert "RF-000001 is ida's, at the intake desk." in board.text
        assert any(line.startswith("  RF-000001") and line.endswith("you") for line in board.lines)

    on_board(app, play)

    assert here.rows("SELECT owner FROM referrals WHERE id = 1") == [("ida",)]
    assert count(here, "runs") == 3


def test_the_cursor_is_a_line_reversed_which_needs_no_colour(here: Hilltop) -> None:
    async def play(board: Board) -> None:
        strips = board.app.screen._compositor.render_strips()
        reversed_lines = [
            strip.text
            for strip in strips
            if all(part.style and part.style.reverse for part in strip)
        ]

        assert [line.split()[0] for line in reversed_lines] == ["RF-000001", "?"]

    on_board(app_for(here, "ida"), play)
