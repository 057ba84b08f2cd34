"""Months of faxes and referrals lose their names by one command, and no figure changes."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from faxflow.errors import ExitCode
from faxflow.store.connection import open_store
from months_behind import PLAN, Practice, practice_in, practice_with_months
from yearly.people import LEAK

RETENTION = "\n[retention]\nnames_days = 60\nreports_days = 60\n"
FIGURES = (
    "report --json",
    "report --week --json",
    "report --since 2026-01-01 --json",
    "scorecard --json",
    "scorecard --weeks 16 --json",
)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Practice:
    here = practice_with_months(tmp_path_factory.mktemp("retention"))
    config = here.folder / "faxflow.toml"
    config.write_text(config.read_text() + RETENTION)
    return here


def figures(here: Practice, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    for words in FIGURES:
        assert here.run(*words.split()) == 0
    return [capsys.readouterr().out]


def raw(here: Practice) -> str:
    files = (one for one in sorted((here.folder / "data").rglob("*")) if one.is_file())
    return "".join(one.read_bytes().decode("latin-1") for one in files)


def test_every_figure_is_what_it_was_and_those_who_are_over_are_gone(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    before, traces = figures(here, capsys), len(LEAK.findall(raw(here)))

    planned = here.run("prune", "--dry-run", "--json")
    would = json.loads(capsys.readouterr().out)
    code = here.run("prune", "--json")
    done = json.loads(capsys.readouterr().out)

    counted = ("faxes", "rows", "referrals", "numbers", "recipients", "results")
    assert (planned, code) == (ExitCode.DONE, ExitCode.DONE)
    assert [would[name] for name in counted] == [done[name] for name in counted]
    assert done["faxes"] > 500
    assert done["referrals"] > 100
    assert (done["traces_left"], done["freed_bytes"] > 0) == (False, True)
    assert len(LEAK.findall(raw(here))) < traces * 0.75
    assert figures(here, capsys) == before
    assert here.run("audit", "verify") == ExitCode.DONE


def test_what_is_over_and_old_names_nobody(here: Practice) -> None:
    here.run("prune")
    path = here.folder / "data" / "faxflow.db"

    with closing(open_store(path, PLAN.environment, config="x")) as store, store.read() as tx:
        emptied = tx.execute("SELECT * FROM cases WHERE removed_at IS NOT NULL").fetchall()
        tries = tx.execute(
            "SELECT a.number FROM attempts a JOIN cases c ON c.id = a.case_id"
            " WHERE c.removed_at IS NOT NULL"
        ).fetchall()
        people = tx.execute(
            "SELECT p.*, r.source, r.reason, r.member_id FROM patients p"
            " JOIN referrals r ON r.patient_id = p.id WHERE r.removed_at IS NOT NULL"
        ).fetchall()

    assert min(len(emptied), len(tries), len(people)) > 100
    assert [LEAK.findall(str(tuple(row))) for row in (*emptied, *tries, *people)] == [
        [] for _ in (*emptied, *tries, *people)
    ]


def test_the_fax_says_what_became_of_its_details(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.run("prune")
    capsys.readouterr()
    here.run("case", "show", "FX-000001")
    text = capsys.readouterr().out
    here.run("case", "show", "FX-000001", "--json")
    data = json.loads(capsys.readouterr().out)

    assert f"Its number and the fields of its letter were removed on {PLAN.now:%Y-%m-%d}" in text
    assert "Fax number:" not in text
    assert (data["number"], data["removed_at"][:10]) == (None, f"{PLAN.now:%Y-%m-%d}")


def test_without_days_it_says_what_is_kept_for_good(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = practice_in(tmp_path)
    here.run("store", "create")
    capsys.readouterr()

    code = here.run("prune")

    told = capsys.readouterr().out
    assert code == ExitCode.DONE
    assert "Removed: nothing." in told
    assert "Kept for good: letters, reports, mails, documents, recordings, names" in told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("names_days = 59", "names_days"),
        ("mails_days = 7", "mails_days"),
        ('hold = ["FX-1", "Mrs Canarith"]', "is no id as FX-000012"),
    ],
)
def test_days_that_would_break_a_promise_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, told: str
) -> None:
    here = practice_in(tmp_path)
    config = tmp_path / "faxflow.toml"
    config.write_text(f"{config.read_text()}\n[retention]\n{line}\n")

    code = here.run("prune", "--dry-run")

    assert code == ExitCode.CONFIGURATION
    assert told in capsys.readouterr().err
