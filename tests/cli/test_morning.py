"""run-morning: what a dry run says, and a bad report of yesterday beside today's good one."""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from faxflow.cli.outbound import morning_act
from faxflow.cli.session import perform
from faxflow.errors import ExitCode
from rehearsing import Practice, practice


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    with practice(tmp_path, faxes=4) as made:
        yield made


def test_a_dry_run_fetches_and_sends_nothing(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    code = here.run("run-morning", "--dry-run")

    assert code == ExitCode.DONE
    assert "would be fetched. No fax is ready" in capsys.readouterr().out
    assert here.rows("SELECT count(*) FROM batches") == [(0,)]
    assert here.gateway.taken == []


def test_a_dry_run_of_send_counts_and_sends_nothing(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("extract", "normalize", "load"):
        here.run(command)

    here.run("send", "--dry-run")

    assert "4 faxes would be sent, 4 letters drawn first" in capsys.readouterr().out
    assert here.gateway.taken == []


def test_a_dry_run_says_how_many_faxes_would_be_held(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("extract", "normalize", "load"):
        here.run(command)
    number = str(here.rows("SELECT number FROM cases WHERE id = 1")[0][0])
    here.run("number", "block", number, "--because", "other")

    here.run("send", "--dry-run")

    told = "3 faxes would be sent, 3 letters drawn first; 1 held for the number."
    assert told in capsys.readouterr().out


def test_a_dry_run_with_again_would_fetch_the_report_that_is_there(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.run("extract")

    here.run("run-morning", "--dry-run")
    here.run("run-morning", "--dry-run", "--again")

    first, again = capsys.readouterr().out.splitlines()[-2:]
    assert "is there already: B-000001" in first
    assert "would be fetched" in again


def test_a_dry_run_with_yes_lets_far_more_faxes_go(here: Practice) -> None:
    here.change("[letter]", "[pacing]\nusual_margin = 0\nmost_without_history = 1\n\n[letter]")
    for command in ("extract", "normalize", "load"):
        here.run(command)

    codes = [here.run("run-morning", "--dry-run", *yes) for yes in ((), ("--yes",))]

    assert codes == [ExitCode.NEEDS_PERSON, ExitCode.DONE]


@pytest.mark.parametrize(
    "words",
    [
        ("report", "--date", "9999-12-31"),
        ("case", "list", "--since", "0001-01-01"),
        ("number", "block", "+12025550117", "--because", "other", "--until", "9999-12-31"),
    ],
)
def test_a_day_at_the_end_of_the_calendar_is_a_usage_error(
    here: Practice, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    code = here.run(*words)

    assert code == ExitCode.USAGE
    assert "Give a day from 1900 to 2999." in capsys.readouterr().err


def test_a_run_removes_what_killed_runs_left_half_written(here: Practice) -> None:
    left = [here.folder / "data" / place / ".writing-abc" for place in ("letters", "reports")]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"half")
        os.utime(path, (0, 0))

    here.run("run-morning")

    assert not any(path.exists() for path in left)


def test_a_bad_report_of_another_day_does_not_cost_todays_faxes(here: Practice) -> None:
    leave_yesterdays_bad_report(here)

    code = here.run("run-morning")

    assert code == ExitCode.NEEDS_PERSON
    assert len(here.gateway.taken) == 4
    told = here.rows("SELECT title FROM tasks WHERE kind = 'mend-report'")
    assert "sign-in page" in str(told)


def test_the_morning_goes_on_with_what_single_commands_did(here: Practice) -> None:
    here.run("extract")

    here.run("run-morning")

    assert len(here.gateway.taken) == 4


def test_a_file_given_by_hand_becomes_the_days_report(here: Practice) -> None:
    report = next((here.folder / "drop").iterdir())
    elsewhere = report.rename(here.folder / "sent-by-mail.xls")

    here.run("extract", "--file", str(elsewhere))
    here.run("run-morning")

    assert len(here.gateway.taken) == 4
    assert elsewhere.exists()


def test_a_file_that_is_not_there_opens_no_task(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    code = here.run("extract", "--file", "nowhere.csv")

    assert code == ExitCode.USAGE
    assert "nowhere.csv: no such file" in capsys.readouterr().err
    assert here.rows("SELECT count(*) FROM tasks") == [(0,)]


def test_the_rejects_of_no_batch_are_no_empty_list(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    code = here.run("rejects", "B-000099")

    assert code == ExitCode.USAGE
    assert "no batch B-000099" in capsys.readouterr().err


def test_the_rejects_say_line_column_and_reason(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.run("run-morning")
    capsys.readouterr()

    here.run("rejects", "B-000001")

    told = capsys.readouterr().out
    assert re.search(r"^  (B-000001:\d+)  line \d+, Fax: it is empty$", told, re.MULTILINE)
    assert "`faxflow rejects fix B-000001:" in told


def test_a_report_that_is_there_already_can_be_fetched_anew(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.run("extract")
    first = capsys.readouterr().out
    here.run("extract")
    second = capsys.readouterr().out
    here.run("extract", "--again")

    assert "--again" not in first + capsys.readouterr().out
    assert "is there already: B-000001. `faxflow extract --again` fetches it anew." in second


def test_a_run_record_holds_figures_and_no_lists(here: Practice) -> None:
    here.run("run-morning")
    here.run("rejects", "B-000001", "--json")

    summaries = [str(row[0]) for row in here.rows("SELECT summary FROM runs")]

    assert any('"handed_over": 4' in summary for summary in summaries)
    assert not any("line" in summary for summary in summaries)


def test_a_report_whose_file_is_gone_is_fetched_anew_by_the_next_run(here: Practice) -> None:
    here.run("extract")
    for kept in (here.folder / "data" / "reports").iterdir():
        kept.unlink()

    lost = here.run("run-morning")
    here.run("run-morning")

    assert lost == ExitCode.USAGE
    assert len(here.gateway.taken) == 4


def test_a_newer_report_that_cannot_be_fetched_costs_the_day_nothing(here: Practice) -> None:
    here.run("run-morning")
    next((here.folder / "drop").iterdir()).unlink()

    code = here.run("extract", "--again")

    assert code == ExitCode.TRY_LATER
    assert here.rows("SELECT count(*) FROM tasks WHERE kind = 'mend-report'") == [(0,)]


def test_a_command_that_finds_work_for_a_person_says_where_to_look(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.run("extract")
    here.run("normalize")
    capsys.readouterr()

    code = here.run("load")

    assert code == ExitCode.NEEDS_PERSON
    assert "see faxflow report" in capsys.readouterr().out


def test_letters_that_a_killed_run_left_half_drawn_are_gone_with_the_next_send(
    here: Practice,
) -> None:
    left = here.folder / "data" / "scratch" / "letters-of-a-dead-run"
    left.mkdir(parents=True)
    (left / "FX-000001.odt").write_text("a patient's letter")

    here.run("send")

    assert not left.exists()


def test_a_morning_shows_its_report_before_the_browser_has_it(here: Practice) -> None:
    told: list[tuple[str, int, int]] = []

    class Noted:
        def advance(self, what: str, done: int, total: int) -> None:
            told.append((what, done, total))

    act = morning_act(None, again=False, showing=lambda: nullcontext(Noted()))
    perform("run-morning", here.config, here.world, act)

    assert told[:2] == [("reports", 0, 1), ("reports", 1, 1)]


def leave_yesterdays_bad_report(here: Practice) -> None:
    page = b"<html><form><input type=password name=p></form></html>"
    reports = here.folder / "data" / "reports"
    reports.mkdir()
    (reports / "bad.html").write_bytes(page)
    with here.store() as store, store.write() as tx:
        tx.execute(
            "INSERT INTO batches (sha256, day, name, source, fetched_at, state)"
            " VALUES (:sha256, '2020-01-01', 'bad.html', 'test', '2020-01-01', 'extracted')",
            {"sha256": hashlib.sha256(page).hexdigest()},
        )
