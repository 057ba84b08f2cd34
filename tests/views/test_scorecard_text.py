"""The scorecard on a terminal: readable when narrow and when wide, and whole always."""

import re

import pytest

from a_scorecard import ZONE, a_scorecard, an_awkward_scorecard, an_empty_scorecard
from faxflow.domain.statistics.figure import Scorecard
from faxflow.views.terminal.look import Look
from faxflow.views.terminal.scorecard_plain import scorecard_plain
from faxflow.views.terminal.scorecard_text import scorecard_text

BLOCKS = re.compile("[▁-█]")
BOXES = re.compile("[│┃┌┐└┘├┤┬┴┼╭╮╯╰|]")
ESCAPE = "\x1b"


class Marking:
    """Ink that a test can read."""

    def heading(self, words: str) -> str:
        return f"<h>{words}</h>"

    def better(self, words: str) -> str:
        return f"<better>{words}</better>"

    def worse(self, words: str) -> str:
        return f"<worse>{words}</worse>"

    def quiet(self, words: str) -> str:
        return words


def text(scorecard: Scorecard | None = None, width: int = 80, **look: bool) -> str:
    return scorecard_text(scorecard or a_scorecard(), ZONE, Look(width, **look))


@pytest.mark.parametrize("width", [60, 80, 132, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = text(width=width, definitions=True).splitlines()

    assert [line for line in lines if len(line) > width] == []


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_ids_and_commands_stand_whole_at_any_width(width: int) -> None:
    shown = text(width=width)

    for table in a_scorecard().sections[2].breakdowns:
        for row in table.rows:
            assert row.label in shown
            assert row.command in shown


def test_every_figure_has_its_value_basis_baseline_and_target() -> None:
    line = next(one for one in text().splitlines() if "Delivered on the first try  " in one)

    assert line.split("  ")[1:] != []
    for part in ("92.1 %", "40,385", "86 % (told)", "at least 90 %"):
        assert part in line


def test_a_chart_stands_below_its_figure_on_a_narrow_terminal_and_beside_it_on_a_wide_one() -> None:
    narrow, wide = text(width=80).splitlines(), text(width=200).splitlines()

    at = next(place for place, line in enumerate(narrow) if "Delivered on the first try  " in line)
    beside = next(line for line in wide if "Delivered on the first try  " in line)
    assert len(BLOCKS.findall(narrow[at + 1])) == 52
    assert "improving, up" in narrow[at + 2]
    assert len(BLOCKS.findall(beside)) == 52
    assert "improving, up" in beside


def test_what_stands_out_comes_first_and_what_is_worse_before_all() -> None:
    lines = text().splitlines()

    at = lines.index("WHAT STANDS OUT")
    assert at < lines.index("FAXES")
    assert lines[at + 1] == "  Referrals scheduled: concerning, down"


def test_there_is_no_colour_and_no_box_where_nobody_wants_any() -> None:
    shown = text(width=200, definitions=True)

    assert ESCAPE not in shown
    assert BOXES.search(shown) is None


def test_colour_is_for_headings_and_changes_alone() -> None:
    shown = scorecard_text(a_scorecard(), ZONE, Look(80, Marking()))

    assert "<h>FAXES</h>" in shown
    assert "<better>improving, up</better>" in shown
    assert "<worse>concerning, down</worse>" in shown


def test_what_a_terminal_would_obey_is_not_shown() -> None:
    card = a_scorecard()
    object.__setattr__(card, "practice", "Hilltop\x1b[2J\rPractice")

    assert ESCAPE not in text(card)
    assert "\r" not in scorecard_plain(card, ZONE)


def test_definitions_are_told_where_they_are_asked_for() -> None:
    shown = text(definitions=True)

    for measure in a_scorecard().measures():
        assert f"{measure.name} ({measure.key})" in shown
    assert "DEFINITIONS" not in text()
    assert "`faxflow scorecard --definitions`" in text()


def test_nothing_measured_is_said_and_is_no_nought() -> None:
    shown = text(an_empty_scorecard())

    assert "Faxes delivered      –" in shown
    assert "nothing measured" in shown
    assert "There is nothing to show." in shown


@pytest.mark.parametrize("width", [10, 80, 200])
def test_what_views_trip_over_is_told_too(width: int) -> None:
    shown = text(an_awkward_scorecard(), width, definitions=True)

    assert "1234 rows with less are not shown." in " ".join(shown.split())


def test_the_plain_form_has_sentences_and_no_drawings() -> None:
    plain = scorecard_plain(a_scorecard(), ZONE)

    assert BLOCKS.search(plain) is None
    assert "  " not in plain
    assert (
        "Delivered on the first try: 92.1 % of 40,385, before 86 % (told),"
        " now 6.1 percentage points more, target at least 90 %." in plain
    )
    assert "Better than ordinary variation explains: it has gone up." in plain
    assert "west: Hand-overs failed 28; Of all failures 70 %;" in plain
    assert "Hand-overs for each delivery not measured." in plain


def test_the_plain_form_holds_every_id_and_command() -> None:
    plain = scorecard_plain(a_scorecard(), ZONE, defined=True)

    for table in a_scorecard().sections[2].breakdowns:
        assert all(row.label in plain and row.command in plain for row in table.rows)
    assert "How it is reckoned: " in plain
