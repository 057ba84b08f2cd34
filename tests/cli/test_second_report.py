"""A second file for a day: refused unless a person says so, and never taken in silence."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from faxflow.errors import ExitCode
from rehearsing import Practice, practice


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    """A practice whose day has a report that a person gave."""
    with practice(tmp_path, faxes=2) as made:
        (report,) = (tmp_path / "drop").iterdir()
        report.rename(tmp_path / "first.xls")
        (tmp_path / "second.csv").write_bytes(b"MRN,Fax\n1,+12015550143\n")
        assert give(made, "first.xls") == ExitCode.DONE
        yield made


def give(here: Practice, name: str, *options: str) -> int:
    return here.run("extract", "--file", str(here.folder / name), *options)


def states(here: Practice) -> list[tuple[object, ...]]:
    return here.rows("SELECT state FROM batches ORDER BY id")


def test_a_second_file_of_a_day_is_refused_and_told_what_again_does(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    code = give(here, "second.csv")

    told = capsys.readouterr().err
    assert code == ExitCode.USAGE
    assert "has its report already: B-000001, which is not normalized yet" in told
    assert "With --again this file is taken as a newer report of the day" in told
    assert "B-000001 is set aside" in told
    assert states(here) == [("extracted",)]
    assert here.rows("SELECT count(*) FROM tasks") == [(0,)]


def test_a_second_file_of_a_day_that_is_normalized_is_refused_too(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.run("normalize")

    code = give(here, "second.csv")

    assert code == ExitCode.USAGE
    assert "rows that differ change those that are not sent" in capsys.readouterr().err
    assert states(here) == [("normalized",)]


def test_the_same_file_given_twice_is_there_already(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    code = give(here, "first.xls")

    assert code == ExitCode.DONE
    assert "is there already: B-000001." in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--again", "--even-if-same"])
def test_with_again_it_takes_the_place_of_one_that_nobody_had_normalized(
    here: Practice, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    capsys.readouterr()

    code = give(here, "second.csv", option, "--json")

    assert code == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["set_aside"] == ["B-000001"]
    assert states(here) == [("unusable",), ("extracted",)]
    told = here.rows("SELECT subject, detail FROM events WHERE cause = 'set aside'")
    assert told == [("B-000001", "B-000002 takes its place")]


def test_what_is_set_aside_stands_in_the_answer(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    give(here, "second.csv", "--again")

    assert "B-000001 is set aside: B-000002 takes its place." in capsys.readouterr().out


def test_with_again_it_comes_beside_one_that_was_normalized(here: Practice) -> None:
    here.run("normalize")

    give(here, "second.csv", "--again")

    assert states(here) == [("normalized",), ("extracted",)]


def test_a_file_that_was_set_aside_and_is_given_again_takes_the_others_place(
    here: Practice,
) -> None:
    give(here, "second.csv", "--again")

    refused = give(here, "first.xls")
    give(here, "first.xls", "--again")

    assert refused == ExitCode.USAGE
    assert states(here) == [("extracted",), ("unusable",)]


def test_a_dry_run_says_that_the_day_has_its_report(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    code = give(here, "second.csv", "--dry-run")

    assert code == ExitCode.USAGE
    assert "has its report already: B-000001" in capsys.readouterr().err
