"""`scorecard baseline`: kept once, from days that were measured or from what people know."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from faxflow.errors import ExitCode
from months_behind import Practice, practice_in, practice_with_months

Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return practice_with_months(tmp_path_factory.mktemp("made")).folder / "data" / "faxflow.db"


@pytest.fixture
def here(made: Path, tmp_path: Path) -> Practice:
    """A practice with months behind it, and a store of its own."""
    (tmp_path / "data").mkdir()
    shutil.copy(made, tmp_path / "data" / "faxflow.db")
    return practice_in(tmp_path)


@pytest.fixture
def tell(here: Practice, capsys: pytest.CaptureFixture[str]) -> Tell:
    """How `scorecard baseline` ends, and what it says on standard output and error."""

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = here.run("scorecard", *words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def kept(tell: Tell) -> dict[tuple[str, str], dict[str, Any]]:
    found = json.loads(tell("baseline", "list", "--json")[1])["baselines"]
    return {(one["measure"], one["part"]): one for one in found}


def before(tell: Tell, measure: str, part: str = "") -> dict[str, Any] | None:
    """What the scorecard compares a figure with."""
    card = json.loads(tell("--weeks", "4", "--json")[1])
    figures = [one for section in card["sections"] for one in section["figures"]]
    found: list[dict[str, Any] | None] = [
        one["baseline"] for one in figures if (one["measure"], one["part"]) == (measure, part)
    ]
    return found[0]


def test_captured_figures_are_what_the_scorecard_of_those_days_says(tell: Tell) -> None:
    days = ("--since", "2026-08-01", "--until", "2026-08-31")
    card = json.loads(tell(*days, "--json")[1])

    code, out, _ = tell("baseline", "capture", *days)

    figures = {
        (one["measure"], one["part"]): one
        for section in card["sections"]
        for one in section["figures"]
    }
    found = kept(tell)
    assert code == ExitCode.DONE
    assert out == f"{len(found)} baselines of 2026-08-01 to 2026-08-31 kept.\n"
    for named, one in found.items():
        assert (one["value"], one["basis"]) == (figures[named]["value"], figures[named]["basis"])
    assert before(tell, "fax-first-try") == {
        "value": figures["fax-first-try", ""]["value"],
        "told": False,
        "first": "2026-08-01",
        "last": "2026-08-31",
        "basis": figures["fax-first-try", ""]["basis"],
    }


def test_what_was_told_stays_unless_it_is_to_be_replaced(tell: Tell) -> None:
    tell("baseline", "set", "fax-first-try", "70%")

    _, first, _ = tell("baseline", "capture", "--weeks", "4")
    told = kept(tell)["fax-first-try", ""]
    tell("baseline", "capture", "--weeks", "4", "--replace")
    captured = kept(tell)["fax-first-try", ""]

    assert "1 that was kept before stays; --replace takes the new ones." in first
    assert (told["value"], told["told"]) == (0.7, True)
    assert captured["told"] is False


def test_a_figure_of_a_part_is_told_by_its_part(tell: Tell) -> None:
    code, out, _ = tell("baseline", "set", "sla-kept", "61%", "--part", "eligibility")

    assert code == ExitCode.DONE
    assert out == "sla-kept/eligibility was 61 % before going live.\n"
    assert kept(tell)["sla-kept", "eligibility"]["value"] == 0.61


def test_it_is_listed_with_who_told_it_and_when(tell: Tell) -> None:
    tell("baseline", "set", "fax-first-try", "70%")

    _, out, _ = tell("baseline", "list")

    assert out == "fax-first-try  70 %  told 2026-11-24 by tester\n"


def test_one_that_is_removed_is_compared_with_no_more(tell: Tell) -> None:
    tell("baseline", "set", "fax-first-try", "70%")

    code, _, _ = tell("baseline", "remove", "fax-first-try")

    assert code == ExitCode.DONE
    assert before(tell, "fax-first-try") is None


@pytest.mark.parametrize(
    "words",
    ["set fax-first-try 70% --dry-run", "capture --dry-run", "capture --weeks 2 --dry-run"],
)
def test_a_dry_run_keeps_nothing(tell: Tell, words: str) -> None:
    code, out, _ = tell("baseline", *words.split())

    assert code == ExitCode.DONE
    assert "nothing was changed" in out
    assert kept(tell) == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "fax-frist-try", "70%"), "did you mean fax-first-try?"),
        (("set", "fax-first-try", "70"), "it is written as 86% or 0.86"),
        (("set", "fax-made", "70"), "two periods cannot be compared by it"),
        (("set", "sla-kept", "70%", "--part", "eligibilty"), "did you mean eligibility?"),
        (("set", "fax-first-try", "70%", "--part", "intake"), "it has none"),
        (("remove", "fax-first-try"), "There is no baseline of fax-first-try."),
        (("capture", "--since", "2020-01-01", "--until", "2020-01-31"), "Nothing that can be"),
        (("capture", "--weeks", "4", "--since", "2026-08-01"), "Give one or the other."),
    ],
)
def test_what_cannot_have_been_is_refused_and_changes_nothing(
    tell: Tell, words: tuple[str, ...], said: str
) -> None:
    code, out, err = tell("baseline", *words)

    assert (code, out) == (ExitCode.USAGE, "")
    assert said in err
    assert kept(tell) == {}


def test_who_has_changed_what_is_in_the_history(here: Practice, tell: Tell) -> None:
    tell("baseline", "set", "fax-first-try", "70%")
    tell("baseline", "remove", "fax-first-try")

    code, out, _ = tell("baseline", "list")

    assert code == ExitCode.DONE
    assert "No baseline is kept." in out
    assert here.run("audit", "verify") == ExitCode.DONE
