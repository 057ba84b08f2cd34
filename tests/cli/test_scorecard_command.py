"""`scorecard` at the door: which weeks, in which form, and into which files."""

import csv
import json
import stat
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest

from faxflow.errors import ExitCode
from rehearsing import Practice, practice, wall_clock

Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A practice after its first morning."""
    with practice(tmp_path_factory.mktemp("scored"), faxes=6) as made:
        made.run("run-morning")
        yield made


@pytest.fixture
def tell(here: Practice, capfd: pytest.CaptureFixture[str]) -> Tell:
    """How a command ends, and what it says on standard output and error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = here.run("scorecard", *arguments)
        said = capfd.readouterr()
        return code, said.out, said.err

    return run


def days(tell: Tell, *arguments: str) -> tuple[date, date, date, date]:
    """The first and last day of the figures, and of the charts."""
    found = json.loads(tell(*arguments, "--json")[1])
    ends = [found[period][end] for period in ("period", "charted") for end in ("first", "last")]
    first, last, charted_first, charted_last = map(date.fromisoformat, ends)
    return first, last, charted_first, charted_last


def test_it_is_of_the_last_thirteen_whole_weeks_and_its_charts_of_a_year(tell: Tell) -> None:
    first, last, charted_first, charted_last = days(tell)

    assert (first.weekday(), last.weekday(), (last - first).days) == (0, 6, 13 * 7 - 1)
    assert timedelta() < wall_clock().date() - last <= timedelta(days=7)
    assert (charted_last, (charted_last - charted_first).days) == (last, 52 * 7 - 1)


def test_other_weeks_are_counted_back_and_charts_reach_as_far_as_the_figures(tell: Tell) -> None:
    first, last, charted_first, _ = days(tell, "--weeks", "60")

    assert (last - first).days == 60 * 7 - 1
    assert charted_first == first


def test_any_days_may_be_named_and_charts_end_with_a_whole_week(tell: Tell) -> None:
    found = days(tell, "--since", "2026-10-01", "--until", "2026-10-14")

    first, last, charted_first, charted_last = map(str, found)
    assert (first, last) == ("2026-10-01", "2026-10-14")
    assert (charted_first, charted_last) == ("2025-10-13", "2026-10-11")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--weeks", "4", "--since", "monday"), "Give one or the other."),
        (("--until", "2026-10-14"), "Add --since."),
        (("--since", "2026-10-14", "--until", "2026-10-01"), "comes after"),
        (("--weeks", "0"), "--weeks"),
        (("--csv", "-", "--json"), "room for one answer"),
        (("--weeks", "4", "baseline"), "Put them after `baseline`."),
    ],
)
def test_what_cannot_be_answered_is_told(tell: Tell, options: tuple[str, ...], said: str) -> None:
    code, out, err = tell(*options)

    assert (code, out) == (ExitCode.USAGE, "")
    assert said in err


def test_the_text_says_what_stands_out_then_every_section(tell: Tell) -> None:
    code, out, _ = tell()

    assert code == ExitCode.DONE
    assert out.startswith("faxflow scorecard ")
    assert out.index("WHAT STANDS OUT") < out.index("FAXES")
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_definitions_give_each_formula(tell: Tell) -> None:
    _, out, _ = tell("--definitions")

    assert "How it is reckoned: " in out


def test_the_plain_form_has_no_drawings(tell: Tell) -> None:
    _, out, _ = tell("--plain")

    assert not set("▁▂▃▄▅▆▇█─") & set(out)


def test_files_are_for_their_owner_alone(tell: Tell, tmp_path: Path) -> None:
    page, table = tmp_path / "card.html", tmp_path / "card.csv"

    code, out, _ = tell("--html", str(page), "--csv", str(table))

    assert (code, out) == (ExitCode.DONE, f"{table} is written.\n{page} is written.\n")
    assert page.read_text().lower().startswith("<!doctype html>")
    assert table.read_bytes().startswith(b"\xef\xbb\xbfsection,kind,measure,")
    assert {stat.S_IMODE(file.stat().st_mode) for file in (page, table)} == {0o600}


def test_a_table_on_standard_output_holds_every_figure(tell: Tell) -> None:
    found = json.loads(tell("--json")[1])
    rows = list(csv.DictReader(StringIO(tell("--csv", "-")[1], newline="")))

    figures = [one for section in found["sections"] for one in section["figures"]]
    assert [row["measure"] for row in rows if row["kind"] == "figure"] == [
        one["measure"] for one in figures
    ]
