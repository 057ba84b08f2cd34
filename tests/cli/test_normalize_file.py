"""A report that is only looked at: a draft mapping for it, what a mapping makes of it, no store."""

import json
from pathlib import Path

import pytest

from faxflow.cli.main import main

REPORT = "MRN,Patient Name,DOB,Visit Date,Fax\n" + "".join(
    f'1{day},"FARTHING, OTTOLINE",3/14/1961,11/{day}/2026,212-555-01{day}\n'
    for day in ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10")
)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "visits.csv"
    path.write_text(REPORT)
    return path


def test_the_draft_that_is_printed_reads_the_report(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = [main(["normalize", "visits.csv", "--suggest"])]
    draft = Path("draft.toml")
    draft.write_text(capsys.readouterr().out)

    codes += [main(["normalize", report.name, "--mapping", draft.name, "--dry-run", "--json"])]

    told = json.loads(capsys.readouterr().out)
    assert codes == [0, 0]
    assert (told["rows_read"], told["clean"], told["rejected"]) == (10, 10, 0)
    assert told["rows"][0]["fields"]["patient_last"] == "FARTHING"
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["draft.toml", "visits.csv"]


def test_what_was_found_comes_as_data(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["normalize", report.name, "--suggest", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (told["reader"], told["encoding"], told["delimiter"]) == ("delimited", "utf-8", ",")
    assert (told["sheet"], told["header_line"], told["data_rows"]) == (None, 1, 10)
    assert told["columns"] == ["MRN", "Patient Name", "DOB", "Visit Date", "Fax"]
    assert (told["rejects"], told["warnings"]) == (0, [])


def test_every_reject_is_told_with_line_column_and_reason(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["normalize", report.name, "--suggest"])
    Path("draft.toml").write_text(capsys.readouterr().out)
    report.write_text(REPORT.replace("212-555-0102", "ask Ann").replace("3/14/1961", "spring", 1))

    main(["normalize", report.name, "--mapping", "draft.toml", "--dry-run", "--json"])
    told = json.loads(capsys.readouterr().out)
    main(["normalize", report.name, "--mapping", "draft.toml", "--dry-run"])

    assert [(one["line"], one["column"]) for one in told["rejects"]] == [(2, "DOB"), (3, "Fax")]
    assert told["rows_read"] == told["clean"] + told["rejected"] == 10
    assert "line 3, Fax: it is no possible phone number" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--suggest"],
        ["--dry-run"],
        ["visits.csv"],
        ["visits.csv", "--dry-run"],
        ["visits.csv", "--mapping", "draft.toml"],
        ["visits.csv", "--mapping", "draft.toml", "--suggest"],
    ],
)
def test_what_does_not_go_together_says_what_does(
    arguments: list[str], report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["normalize", *arguments])

    assert code == 2
    assert "faxflow " in capsys.readouterr().err


def test_a_sign_in_page_is_refused_as_one(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report.write_text("<html><form><input name=u><input type=password name=p></form></html>")

    code = main(["normalize", report.name, "--suggest"])

    assert code == 4
    assert "sign-in page" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("MRN,Patient Name,DOB,Fax\n", 0),
        ("MRN,Patient Name,DOB,Fax\nNo records found\n", 0),
        ("MRN,Patient Name,DOB,Fax\n" + "1,ROE, ANN,3/14/1961,212-555-0101\n" * 3, 3),
        (REPORT + "Total patients: 12\n", 10),
    ],
)
def test_a_draft_comes_out_of_every_table(
    text: str, rows: int, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report.write_text(text)

    code = main(["normalize", report.name, "--suggest", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (code, told["data_rows"]) == (0, rows)
    assert "[fields]" in told["mapping"]
