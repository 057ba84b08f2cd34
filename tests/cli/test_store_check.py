"""`store check` finds what is wrong with a practice's store and its files, and says the cure."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from faxflow.errors import ExitCode
from rehearsing import Practice, as_it_was, practice


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A practice that has sent its report of four."""
    with practice(tmp_path_factory.mktemp("sent"), faxes=4) as made:
        for command in ("extract", "normalize", "load", "send"):
            assert made.run(command) in (ExitCode.DONE, ExitCode.NEEDS_PERSON)
        yield made


@pytest.fixture
def here(sent: Practice) -> Iterator[Practice]:
    """The same; what the test does to its files and its store is undone."""
    with as_it_was(sent) as made:
        yield made


def checked(
    here: Practice, capsys: pytest.CaptureFixture[str], code: ExitCode, *words: str
) -> dict[str, list[str]]:
    """The subjects of each finding, by its rule."""
    capsys.readouterr()
    assert here.run("store", "check", "--json", *words) == code
    told = json.loads(capsys.readouterr().out)
    assert told["well"] == (code == ExitCode.DONE)
    return {one["rule"]: one["subjects"] for one in told["findings"]}


def one_of(here: Practice, shelf: str) -> Path:
    return sorted((here.folder / "data" / shelf).iterdir())[0]


def test_a_practice_that_has_sent_is_well_and_says_nothing_when_quiet(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(here, capsys, ExitCode.DONE) == {}

    assert here.run("store", "check", "--quiet") == ExitCode.DONE
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("shelf", ["reports", "letters", "templates"])
def test_a_file_that_is_gone_is_missed(
    here: Practice, capsys: pytest.CaptureFixture[str], shelf: str
) -> None:
    gone = one_of(here, shelf)
    gone.unlink()

    (subject,) = checked(here, capsys, ExitCode.CHECK_FAILED)["files.are-there"]

    assert subject.endswith(f"({shelf}/{gone.name})")


@pytest.mark.parametrize("shelf", ["reports", "letters", "templates"])
def test_a_changed_file_is_found_unless_the_look_is_quick(
    here: Practice, capsys: pytest.CaptureFixture[str], shelf: str
) -> None:
    with one_of(here, shelf).open("ab") as file:
        file.write(b" ")

    assert checked(here, capsys, ExitCode.DONE, "--quick") == {}
    assert list(checked(here, capsys, ExitCode.CHECK_FAILED)) == ["files.are-as-they-were"]


def test_a_file_that_others_may_read_and_a_link_are_found(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    one_of(here, "reports").chmod(0o644)
    letter = one_of(here, "letters")
    letter.rename(here.folder / "elsewhere.pdf")
    letter.symlink_to(here.folder / "elsewhere.pdf")

    assert len(checked(here, capsys, ExitCode.CHECK_FAILED)["files.are-private"]) == 2


def test_a_file_that_nobody_knows_is_told_but_breaks_nothing(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    for shelf, name in (("reports", "x.csv"), ("letters", "FX-000099.pdf"), ("templates", "y")):
        stray = here.folder / "data" / shelf / name
        stray.write_bytes(b"stray")
        os.utime(stray, (0, 0))

    found = checked(here, capsys, ExitCode.DONE)

    assert found == {
        "files.are-known": ["reports/x.csv", "letters/FX-000099.pdf", "templates/y"],
    }


def test_a_file_that_has_just_come_may_be_one_that_the_store_will_know(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    (here.folder / "data" / "letters" / "FX-000099.pdf").write_bytes(b"new")

    assert checked(here, capsys, ExitCode.DONE) == {}


def test_a_letter_that_retention_let_go_is_not_missed(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.run("case", "resolve", "FX-000001", "--delivered")
    with here.store() as store, store.write() as tx:
        tx.execute("UPDATE cases SET changed_at = '2020-01-01T00:00:00.000+00:00' WHERE id = 1")
        tx.execute("UPDATE attempts SET settled_at = '2020-01-01T00:00:00.000+00:00'")
        tx.execute("UPDATE attempts SET settled_at = NULL WHERE outcome IS NULL")
    here.change("[gateway]", "[retention]\nletters_days = 1\n[gateway]")
    before = len(list((here.folder / "data" / "letters").iterdir()))

    assert here.run("prune") == ExitCode.DONE

    assert len(list((here.folder / "data" / "letters").iterdir())) == before - 1
    assert checked(here, capsys, ExitCode.DONE) == {}


def test_a_broken_promise_is_told_with_its_cure(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    with here.store() as store, store.write() as tx:
        tx.execute("DELETE FROM tasks WHERE case_id = 2")
    capsys.readouterr()

    assert here.run("store", "check") == ExitCode.CHECK_FAILED

    told = capsys.readouterr().out
    assert "WRONG  person.has-one-task" in told
    assert "FX-000002" in told
    assert "faxflow case show ID" in told
    assert "1 rule broken" in told
