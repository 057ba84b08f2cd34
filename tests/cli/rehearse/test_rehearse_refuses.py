"""Where a rehearsal cannot begin or go on, it says so as a real morning would."""

import json
import os
import tempfile
from pathlib import Path

import pytest
from docx import Document

from faxflow.errors import ExitCode
from rehearsed_practice import NOW, Birchwood, birchwood, row

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Birchwood:
    (tmp_path / "practice").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return birchwood(tmp_path / "practice")


def test_without_any_report_it_says_what_to_give(here: Birchwood, capsys: Capture) -> None:
    code = here.run("rehearse")

    assert code == ExitCode.USAGE
    assert capsys.readouterr().err == (
        "faxflow: There is no report to rehearse with: none was ever fetched here."
        " Give one of yours: `faxflow rehearse --report FILE`; or --extract fetches one.\n"
    )


def test_a_real_fetch_is_agreed_to_first(here: Birchwood, capsys: Capture) -> None:
    code = here.run("rehearse", "--extract")

    assert code == ExitCode.USAGE
    assert "--extract goes to the drop-folder for real" in capsys.readouterr().err


def test_a_fetched_report_is_rehearsed_and_stays_where_it_was(
    here: Birchwood, capsys: Capture
) -> None:
    (here.folder / "exports").mkdir()
    (here.folder / "today.csv").rename(here.folder / "exports" / "today.csv")
    here.change("faxflow.toml", "settle_seconds = 0", 'pattern = "*.csv"\nsettle_seconds = 0')
    os.utime(here.folder / "exports" / "today.csv", (NOW.timestamp(), NOW.timestamp()))
    before = here.prints()

    code = here.run("rehearse", "--extract", "--yes", "--json", "--troubles", "none")

    told = json.loads(capsys.readouterr().out)
    assert code == ExitCode.DONE
    assert told["report"].startswith("fetched just now, folder ")
    assert here.prints() == before


def test_a_template_that_asks_for_what_nobody_gives_ends_it(
    here: Birchwood, capsys: Capture
) -> None:
    letter = Document(str(here.folder / "letter.docx"))
    letter.add_paragraph("Referred by {{ referring_doctor }}")
    letter.save(str(here.folder / "letter.docx"))

    code = here.rehearse()

    told = capsys.readouterr().err
    assert code == ExitCode.CONFIGURATION
    assert "referring_doctor" in told
    assert "The rehearsal ended as a real morning would; nothing was sent:" in told


def test_a_report_without_one_good_row_needs_a_person(here: Birchwood, capsys: Capture) -> None:
    here.write_report(row(1, "none"), row(2, "none"))

    code = here.rehearse("--troubles", "none", "--json")

    told = json.loads(capsys.readouterr().out)
    assert code == ExitCode.NEEDS_PERSON
    assert told["rejects"][0]["rows"] == 2
    assert told["states"] == {}
    assert told["adds_up"]


def test_numbers_that_production_would_hold_need_a_person(here: Birchwood, capsys: Capture) -> None:
    here.write_report(row(1, "(555) 201-0110"))

    code = here.rehearse("--troubles", "none", "--json")

    told = json.loads(capsys.readouterr().out)
    assert code == ExitCode.NEEDS_PERSON
    assert told["area_555"] == 1


def test_a_fault_of_the_configuration_is_told_of_the_practices_own_file(
    here: Birchwood, capsys: Capture
) -> None:
    here.change("faxflow.toml", "[practice]\nname", "[practice]\nnmae")

    code = here.rehearse()

    assert code == ExitCode.CONFIGURATION
    assert f"{here.config} [practice] nmae" in capsys.readouterr().err


def test_an_unknown_trouble_and_a_folder_in_use_are_usage_errors(
    here: Birchwood, capsys: Capture
) -> None:
    codes = [here.rehearse("--troubles", "usaul"), here.rehearse("--keep", str(here.folder))]

    told = capsys.readouterr().err.splitlines()
    assert codes == [ExitCode.USAGE] * 2
    assert "usual" in told[0]
    assert told[1] == f"faxflow: {here.folder} is not empty. Name a new folder."
