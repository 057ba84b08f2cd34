"""`rehearse`: the practice's own day from its own files, told in full, and taken away again."""

import json
import re
import tempfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from faxflow.errors import ExitCode
from faxflow.views.schemas import schemas
from rehearsed_practice import Birchwood, birchwood, row

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Birchwood:
    """The practice, with a temporary folder of its own beside it."""
    (tmp_path / "practice").mkdir()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return birchwood(tmp_path / "practice")


def left_in_temporary(here: Birchwood) -> list[str]:
    return [entry.name for entry in (here.folder.parent / "temporary").iterdir()]


def test_a_day_without_troubles_needs_nobody_and_says_what_is_next(
    here: Birchwood, capsys: Capture
) -> None:
    code = here.rehearse("--troubles", "none")

    told = capsys.readouterr().out
    assert code == ExitCode.DONE
    assert "3 rows read = 3 loaded" in told
    assert "delivered  3" in told
    assert "Nothing would need a person." in told
    assert f"faxflow doctor -c {here.config}" in told
    assert left_in_temporary(here) == []


def test_what_is_kept_is_ones_own_and_can_be_asked_on(here: Birchwood, capsys: Capture) -> None:
    keep = here.folder.parent / "kept"

    code = here.rehearse("--troubles", "none", "--keep", str(keep))

    told = capsys.readouterr().out
    letter = re.search(r"^  (\S+\.pdf)$", told, re.MULTILINE)
    assert code == ExitCode.DONE
    assert keep.stat().st_mode & 0o777 == 0o700
    assert letter
    assert Path(letter[1]).read_bytes().startswith(b"%PDF")
    assert f"letter preview {letter[1]} -o {keep}/seen.png" in told
    assert len([*(keep / "data" / "letters").glob("*.pdf")]) == 3
    assert here.run("rejects", "list") != ExitCode.DONE  # the practice itself has no store yet
    here.folder = keep
    assert here.run("report", "--date", "2026-11-23") == ExitCode.DONE


def test_rows_that_become_no_fax_are_told_by_their_reasons_and_need_a_person(
    here: Birchwood, capsys: Capture
) -> None:
    here.write_report(row(1), row(2, "none"), row(3, "none"), row(4, "12"))

    code = here.rehearse("--troubles", "none")

    told = capsys.readouterr().out
    assert code == ExitCode.NEEDS_PERSON
    assert re.search(r"2 rows rejected, column Fax No\.: .* \(lines 3, 4\)$", told, re.MULTILINE)
    assert re.search(r"1 row rejected, column Fax No\.: .* \(line 5\)$", told, re.MULTILINE)
    assert "MARLOW" not in told


def test_made_up_troubles_are_told_apart_and_no_reason_to_stay_here(
    here: Birchwood, capsys: Capture
) -> None:
    here.write_report(*map(row, range(12)))

    code = here.rehearse("--json")

    told = json.loads(capsys.readouterr().out)
    Draft202012Validator(schemas()["rehearse"]).validate(told)
    assert code == ExitCode.DONE
    assert told["folder"] is None
    assert sum(told["states"].values()) == 12
    assert told["states"]["delivered"] == 8  # busy ones and late ones among them
    assert told["made_up"] == 4
    assert told["unexplained"] == 0
    assert told["failed_for"] == {"no_answer": 1, "not_in_service": 1, "unknown": 1}
    assert told["needs"]
    assert not any(need["own"] for need in told["needs"])
    assert told["alerts"]
    assert sum(hour["handed_over"] for hour in told["hours"]) == told["mails_taken_by_gateway"]


def test_what_needs_a_person_can_be_looked_at_in_a_copy_that_stays(
    here: Birchwood, capsys: Capture
) -> None:
    here.write_report(*map(row, range(12)))
    keep = here.folder.parent / "kept"

    here.rehearse("--keep", str(keep))

    told = capsys.readouterr().out.partition("because of the troubles")[2]
    assert re.search(rf"\n      faxflow \w+ \w+.* -c {re.escape(str(keep))}/faxflow.toml\n", told)


def test_fewer_faxes_are_taken_from_all_over_the_report(here: Birchwood, capsys: Capture) -> None:
    here.write_report(*map(row, range(9)))

    code = here.rehearse("--json", "--faxes", "3", "--troubles", "none")

    told = json.loads(capsys.readouterr().out)
    assert code == ExitCode.DONE
    assert told["states"] == {"delivered": 3, "cancelled": 6}
    assert told["set_aside"] == 6


def test_the_hand_over_keeps_the_gateways_pace_without_waiting_for_it(
    here: Birchwood, capsys: Capture
) -> None:
    # One line: of two, the one that rests may set the clock on while the other's fax is taken.
    slow = 'profile = "srfax"\nmessages_per_minute = 0.5\nconnections = 1'
    here.change("faxflow.toml", 'profile = "srfax"', slow)

    here.rehearse("--json", "--troubles", "none")

    told = json.loads(capsys.readouterr().out)
    assert told["handover_seconds"] == pytest.approx(240, abs=20)  # three faxes, two minutes apart
    assert told["seconds"] < 100


def test_the_day_goes_by_the_practices_own_schedule(here: Birchwood, capsys: Capture) -> None:
    early = 'open = ["08:00-11:00"]\n[schedule]\nmorning = "07:40"\n'
    here.config.write_text(here.config.read_text() + early)
    here.write_report(*map(row, range(12)))

    here.rehearse("--json")

    hours = json.loads(capsys.readouterr().out)["hours"]
    sending = [hour["at"] for hour in hours if hour["handed_over"]]
    assert hours[0]["at"] == "07:00"
    assert sending[0] == "07:00"
    assert "08:00" <= sending[-1] <= "12:00"


def test_more_than_usual_is_told_and_rehearsed_all_the_same(
    here: Birchwood, capsys: Capture
) -> None:
    pacing = "[pacing]\nusual_margin = 1\nmost_without_history = 1\n[hours]"
    here.change("faxflow.toml", "[hours]", pacing)

    code = here.rehearse("--json", "--troubles", "none")

    told = json.loads(capsys.readouterr().out)
    assert code == ExitCode.NEEDS_PERSON
    assert told["stopped_for_volume"].startswith("Today would have 3 faxes")
    assert told["states"] == {"delivered": 3}
