"""`report` at the door: which days, in which form, and into which files."""

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

FAXES = 6
Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A practice after its morning."""
    with practice(tmp_path_factory.mktemp("reported"), faxes=FAXES) as made:
        made.run("run-morning")
        yield made


@pytest.fixture
def tell(here: Practice, capfd: pytest.CaptureFixture[str]) -> Tell:
    """How a command ends, and what it says on standard output and error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = here.run(*arguments)
        said = capfd.readouterr()
        return code, said.out, said.err

    return run


def today() -> date:
    return wall_clock().date()


def told(tell: Tell, *arguments: str) -> dict[str, object]:
    code, out, _ = tell("report", *arguments, "--json")
    assert code == ExitCode.DONE
    found: dict[str, object] = json.loads(out)
    return found


def test_the_day_is_told_with_what_needs_a_person_first(tell: Tell) -> None:
    code, out, _ = tell("report")

    lines = out.splitlines()
    assert code == ExitCode.DONE
    assert str(today()) in lines[0]
    assert "person" in next(line for line in lines[1:] if line)


def test_the_names_that_scripts_know_are_there_still(tell: Tell) -> None:
    found = told(tell)

    states = found["states"]
    assert isinstance(states, dict)
    assert (found["schema_version"], found["day"], found["cases"]) == (1, str(today()), FAXES)
    assert sum(states.values()) == FAXES
    assert found["period"] == {"first": str(today()), "last": str(today())}


@pytest.mark.parametrize("word", ["today", "Today", "yesterday", "monday", "wed", "SUNDAY"])
def test_a_day_may_be_named_in_words(tell: Tell, word: str) -> None:
    found = told(tell, "--date", word)

    day = date.fromisoformat(str(found["day"]))
    names = {day.strftime("%A").lower(), day.strftime("%a").lower()}
    names |= {{0: "today", 1: "yesterday"}.get((today() - day).days, "")}
    assert word.lower() in names
    assert timedelta() <= today() - day < timedelta(days=7)


def test_a_week_is_monday_to_sunday(tell: Tell) -> None:
    found = told(tell, "--week", "--date", "2026-11-25")

    assert found["period"] == {"first": "2026-11-23", "last": "2026-11-29"}


def test_all_days_from_one_on_are_told_together(tell: Tell) -> None:
    found = told(tell, "--since", "2026-11-23", "--date", "2026-11-25")

    assert found["period"] == {"first": "2026-11-23", "last": "2026-11-25"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--date", "mnday"), "did you mean monday?"),
        (("--date", "23.11.2026"), "is no date"),
        (("--since", "2026-11-25", "--date", "2026-11-23"), "2026-11-25 comes after 2026-11-23."),
        (("--week", "--since", "monday"), "Give one of them."),
        (("--csv", "-", "--html", "-"), "room for one answer: --csv and --html."),
        (("--csv", "-", "--json"), "room for one answer: --csv and --json."),
        (("--since", "1950-01-01"), "more than ten years"),
        (("--every", "9"), "--every is for --watch."),
        (("--watch",), "--watch needs a terminal"),
        (("--watch", "--json"), "shows the report on this terminal"),
        (("--json", "mail"), "Put them after `mail`."),
        (("--html", "/nowhere/report.html"), "cannot be written"),
    ],
)
def test_what_cannot_be_answered_is_told_and_nothing_is_printed(
    tell: Tell, options: tuple[str, ...], said: str
) -> None:
    code, out, err = tell("report", *options)

    assert (code, out) == (ExitCode.USAGE, "")
    assert said in err


def test_files_are_written_whole_for_their_owner_alone_and_over_older_ones(
    tell: Tell, tmp_path: Path
) -> None:
    page, table = tmp_path / "report.html", tmp_path / "report.csv"
    page.write_text("an older one")
    page.chmod(0o644)

    code, out, _ = tell("report", "--html", str(page), "--csv", str(table))

    assert code == ExitCode.DONE
    assert out == f"{table} is written.\n{page} is written.\n"
    assert page.read_text().startswith("<!DOCTYPE html>") or page.read_text().startswith(
        "<!doctype html>"
    )
    for file in (page, table):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(tmp_path.iterdir()) == [table, page]


def test_a_table_on_standard_output_is_read_as_it_stands(tell: Tell) -> None:
    _, out, _ = tell("report", "--csv", "-")

    rows = list(csv.DictReader(StringIO(out, newline="")))
    delivered = [row for row in rows if row["kind"] == "figure"]
    assert rows[0]["section"]
    assert delivered
    assert "\ufeff" not in out


def test_a_page_on_standard_output_is_the_page_alone(tell: Tell) -> None:
    _, out, _ = tell("report", "--html", "-")

    assert out.lower().startswith("<!doctype html>")
    assert out.rstrip().endswith("</html>")


def test_the_plain_form_has_no_drawings(tell: Tell) -> None:
    code, out, _ = tell("report", "--plain")

    assert code == ExitCode.DONE
    assert not set("▁▂▃▄▅▆▇█─") & set(out)


def test_piped_output_has_no_colour(tell: Tell) -> None:
    for form in ((), ("--plain",), ("--json",)):
        assert "\x1b" not in tell("report", *form)[1]


def test_a_mailed_report_without_readers_says_where_to_name_them(tell: Tell) -> None:
    code, _, err = tell("report", "mail")

    assert code == ExitCode.CONFIGURATION
    assert "[report.mail] to: nobody is named who is to have the report." in err
