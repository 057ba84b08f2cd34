"""`number` and `batch`: what a person sees, and what their words do."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from faxflow.errors import ExitCode
from faxflow.steps.number_check import hold_barred
from making import RunMaker, rehearsal_config, work_with
from rehearsing import Practice, practice


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A practice whose report of four is loaded, and nothing sent."""
    with practice(tmp_path_factory.mktemp("loaded"), faxes=4) as made:
        for command in ("extract", "normalize", "load"):
            assert made.run(command) in (ExitCode.DONE, ExitCode.NEEDS_PERSON)
        yield made


@pytest.fixture
def here(loaded: Practice) -> Practice:
    """The same, with nothing listed or held."""
    with loaded.store() as store, store.write() as tx:
        tx.execute("DELETE FROM numbers")
        tx.execute("UPDATE batches SET released_at = NULL")
        tx.execute("UPDATE cases SET state = 'ready'")
    return loaded


def number_of(here: Practice, case_id: int = 1) -> str:
    return str(here.rows(f"SELECT number FROM cases WHERE id = {case_id}")[0][0])  # noqa: S608


def answer(here: Practice, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    capsys.readouterr()
    assert here.run(*words, "--json") == ExitCode.DONE
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def test_a_number_is_shown_however_it_is_written(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    number = number_of(here)
    written = f"({number[2:5]}) {number[5:8]}-{number[8:]}"

    told = answer(here, capsys, "number", "show", written)

    assert (told["number"], told["valid"], told["barred"]) == (number, True, None)
    assert told["open"] == [{"case": "FX-000001", "state": "ready"}]


def test_an_id_from_history_finds_its_number(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    name = str(answer(here, capsys, "number", "show", number_of(here))["name"])

    assert name.startswith("N-")
    assert answer(here, capsys, "number", "show", name)["number"] == number_of(here)


def test_a_blocked_number_is_listed_with_who_and_why_and_unblocked_again(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    number = number_of(here)
    blocked = answer(
        here, capsys, "number", "block", number, "--because", "asked-to-stop", "--until",
        "2099-12-31",
    )  # fmt: skip
    listed = answer(here, capsys, "number", "list")["numbers"]
    again = answer(here, capsys, "number", "unblock", number)

    assert blocked["open"] == [{"case": "FX-000001", "state": "ready"}]
    assert isinstance(listed, list)
    (entry,) = listed
    assert entry["barred"] == "is on the do-not-fax list (asked-to-stop)"
    assert (entry["blocked"]["by"], entry["blocked"]["until"]) == (
        "tester",
        "2100-01-01T00:00:00+00:00",
    )
    assert again["changed"] is True
    assert answer(here, capsys, "number", "list")["numbers"] == []


def test_unblocking_names_the_command_that_lets_the_held_faxes_go(
    here: Practice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = number_of(here)
    here.run("number", "block", number, "--because", "other")
    with here.store() as store:
        hold_barred(work_with(store, RunMaker()(store), rehearsal_config(tmp_path)))
    capsys.readouterr()

    here.run("number", "unblock", number)
    (command,) = re.findall("`faxflow (.*)`", capsys.readouterr().out)

    assert here.run(*command.split()) == ExitCode.DONE
    assert here.rows("SELECT state FROM cases WHERE id = 1") == [("ready",)]


@pytest.mark.parametrize(
    "words",
    [
        ("show", "12"),
        ("block", "+12025550117", "--because", "fancy"),
        ("block", "+12025550117", "--because", "other", "--until", "soon"),
        ("block", "+12025550117", "--because", "other", "--until", "2020-01-01"),
        ("show", "N-0000000000"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(here: Practice, words: tuple[str, ...]) -> None:
    assert here.run("number", *words) == ExitCode.USAGE


def test_history_and_log_call_the_number_by_its_id(here: Practice) -> None:
    number = number_of(here)

    here.run("number", "block", number, "--because", "wrong-recipient")

    kept = str(here.rows("SELECT * FROM events")) + str(here.rows("SELECT * FROM runs"))
    assert number[1:] not in kept
    assert "put on the do-not-fax list" in kept
    assert number[1:] not in (here.folder / "data" / "faxflow.log").read_text()


def test_a_batch_is_held_and_let_go(here: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    held = answer(here, capsys, "batch", "hold", "B-000001")
    shown = answer(here, capsys, "batch", "show", "B-000001")
    released = answer(here, capsys, "batch", "release", "b-1")

    assert (held["held"], released["released"]) == (4, 4)
    assert shown["cases"] == {"held": 4}
    assert answer(here, capsys, "batch", "list")["batches"][0]["cases"] == {"ready": 4}  # type: ignore[index]


def test_trying_out_a_hold_and_a_release_counts_and_changes_nothing(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    would_be_held = answer(here, capsys, "batch", "hold", "B-000001", "--dry-run")
    ready = answer(here, capsys, "batch", "show", "B-000001")
    answer(here, capsys, "batch", "hold", "B-000001")
    would_go = answer(here, capsys, "batch", "release", "B-000001", "--dry-run")
    held = answer(here, capsys, "batch", "show", "B-000001")

    assert (would_be_held["held"], ready["cases"], ready["held_at"]) == (4, {"ready": 4}, None)
    assert (would_go["released"], held["cases"], held["released_at"]) == (4, {"held": 4}, None)


def test_a_fax_that_a_killed_run_left_claimed_is_held_with_its_batch(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    with here.store() as store, store.write() as tx:
        tx.execute("UPDATE cases SET state = 'sending', claim = 'killed' WHERE id = 1")

    held = answer(here, capsys, "batch", "hold", "B-000001")

    assert held["held"] == 4
    assert answer(here, capsys, "batch", "release", "B-000001")["released"] == 4


def test_a_held_batch_says_so_and_one_with_nothing_to_hold_too(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    with here.store() as store, store.write() as tx:
        tx.execute("UPDATE cases SET state = 'sent'")
    capsys.readouterr()

    here.run("batch", "hold", "B-000001")
    here.run("batch", "list")
    here.run("batch", "release", "B-000001")

    told = capsys.readouterr().out
    assert "B-000001 is held. No fax of it waits to be sent" in told
    assert "4 sent; held since 20" in told


def test_a_batch_that_is_not_there_is_a_usage_error(here: Practice) -> None:
    assert here.run("batch", "show", "B-000077") == ExitCode.USAGE
    assert here.run("batch", "hold", "77th") == ExitCode.USAGE


def test_a_person_reads_it_as_text(here: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    here.run("number", "show", number_of(here))
    here.run("batch", "list")
    here.run("number", "list")

    told = capsys.readouterr().out
    assert "It may be dialled." in told
    assert "B-000001" in told
    assert "4 ready" in told
    assert "No number is on the list" in told


def test_far_too_many_faxes_end_with_3_until_a_person_says_yes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path, faxes=6) as here:
        here.change("[mailbox]", "[pacing]\nmost_without_history = 5\n\n[mailbox]")
        codes = [here.run("run-morning") for _ in range(2)]
        waiting = len(here.gateway.taken)
        told = capsys.readouterr().err
        planned = [here.run("send", "--dry-run", *yes) for yes in ([], ["--yes"])]
        sent = here.run("run-morning", "--yes")

        assert codes == [ExitCode.NEEDS_PERSON] * 2
        assert planned == [ExitCode.NEEDS_PERSON, ExitCode.DONE]
        assert (waiting, len(here.gateway.taken)) == (0, 6)
        assert "Today would have 6 faxes" in told
        assert sent in (ExitCode.DONE, ExitCode.NEEDS_PERSON)
        assert here.rows("SELECT count(*) FROM tasks WHERE kind = 'release-run'") == [(1,)]
