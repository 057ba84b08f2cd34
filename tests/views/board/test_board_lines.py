"""The lines of the board: words beside colours, shares of a wall, nothing lost without a count."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from faxflow.domain.board import Board, Desk, Row, Section, Thing, Wanted
from faxflow.views.board.fitting import fitted
from faxflow.views.board.keys_text import HELP, footer
from faxflow.views.board.lengths import glance
from faxflow.views.board.screen_text import Tone, screenful
from making import MORNING

CHICAGO = ZoneInfo("America/Chicago")
PLAIN = Row(
    Thing.REFERRAL, "RF-000001", "eligibility", "", None, yours=False, since=MORNING,
    due_at=MORNING, has_deadline=True,
)  # fmt: skip


def section(desk: Desk, rows: int, *, left_out: int = 0, **changes: object) -> Section:
    made = [replace(PLAIN, name=f"RF-{n:06d}", **changes) for n in range(1, rows + 1)]  # type: ignore[arg-type]
    return Section(desk, made, left_out, rows + left_out, 0, 0)


def board(*sections: Section, minutes: int = 0) -> Board:
    at = MORNING + timedelta(minutes=minutes)
    return Board(at, "Hilltop", "rehearsal", "ida", Wanted(50), sections)


def rows_of(shown: Board) -> Sequence[int]:
    return [len(one.rows) for one in shown.sections]


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(-5, "0 min"), (0, "0 min"), (99, "99 min"), (100, "1 h"), (2879, "47 h"), (2880, "2 d")],
)
def test_a_length_is_told_in_the_unit_that_a_glance_takes_in(minutes: int, told: str) -> None:
    assert glance(timedelta(minutes=minutes)) == told


def test_what_is_late_says_so_in_a_word_and_a_sign_of_its_own() -> None:
    lines = screenful(board(section(Desk.INTAKE, 1), minutes=30), CHICAGO, 80).lines

    assert lines[1].text.startswith("! RF-000001 LATE 30 min")
    assert lines[1].tone is Tone.LATE


def test_what_has_no_deadline_is_due_and_never_late() -> None:
    fax = section(Desk.FAX, 1, has_deadline=False)

    lines = screenful(board(fax, minutes=30), CHICAGO, 80).lines

    assert lines[1].text.startswith("  RF-000001 due 30 min")
    assert lines[1].tone is Tone.ROW


@pytest.mark.parametrize("width", [20, 40, 79, 200])
def test_no_line_is_wider_than_the_screen_however_long_the_names_are(width: int) -> None:
    long = section(Desk.SUPERVISOR, 2, left_out=12_345, owner="o" * 150, stands="s" * 60)

    shown = screenful(board(long), CHICAGO, width)

    assert max(len(line.text) for line in shown.lines[:3]) <= width
    assert len(shown.headings) <= width


def test_a_desk_that_has_more_says_how_many() -> None:
    lines = screenful(board(section(Desk.INTAKE, 1, left_out=1_234)), CHICAGO, 80).lines

    assert lines[0].text == "INTAKE DESK  1,235 to do; 1,234 not shown"
    assert lines[-1].text == "  and 1,234 more (d shows one desk alone)"


@pytest.mark.parametrize(
    ("height", "rows"),
    [(23, [10, 3, 7]), (15, [5, 3, 4]), (8, [2, 2, 1]), (3, [0, 0, 0]), (0, [0, 0, 0])],
)
def test_a_wall_gives_every_desk_its_share(height: int, rows: list[int]) -> None:
    full = board(section(Desk.FAX, 10), section(Desk.INTAKE, 3), section(Desk.SCHEDULING, 7))

    shown = fitted(full, height)

    assert rows_of(shown) == rows
    assert [len(one.rows) + one.left_out for one in shown.sections] == [10, 3, 7]


def test_the_keys_fit_and_the_way_to_all_others_is_among_them() -> None:
    assert footer(30) == "? help  q quit  enter see"
    assert all(len(footer(width)) <= width for width in range(10, 200))
    assert max(map(len, HELP.splitlines())) <= 72
    assert len(HELP.splitlines()) <= 20
