"""What a page or a file of others says is shown at a terminal, and mailed or kept by nobody."""

import sys
from pathlib import Path

import pytest

from faxflow.cli.complaining import complain
from faxflow.cli.main import main
from faxflow.errors import ExitCode, PortalClosed, StoreLocked

TOLD = "Chart of Vandersloot"
CLOSED = PortalClosed(server="portal.example", what="it says so", title=TOLD)
"""With a title that names a patient."""


def test_a_person_at_a_terminal_reads_the_words_of_the_page(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    complain(CLOSED)

    assert TOLD in capsys.readouterr().err


def test_cron_mails_no_words_of_the_page_and_says_where_they_are_seen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    complain(CLOSED)

    told = capsys.readouterr().err
    assert "Vandersloot" not in told
    assert "page “…”" in told
    assert "run the command at a terminal" in told


def test_what_is_all_our_own_is_told_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    problem = StoreLocked(path="faxflow.db")

    complain(problem)

    assert capsys.readouterr().err == f"faxflow: {problem}\n"


def test_a_command_that_fails_for_what_a_file_says_repeats_none_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    report = Path("visits.csv")
    report.write_text("MRN,Patient Name,DOB,Visit Date,Fax\n1,Ann,1/2/1961,3/4/2026,2125550101\n")
    main(["normalize", report.name, "--suggest"])
    Path("draft.toml").write_text(capsys.readouterr().out)
    report.write_text(report.read_text().replace("DOB", TOLD))

    code = main(["normalize", report.name, "--mapping", "draft.toml", "--dry-run"])

    told = capsys.readouterr()
    assert code == ExitCode.CONFIGURATION
    assert "has no column DOB" in told.err
    assert "Vandersloot" not in told.err + told.out
