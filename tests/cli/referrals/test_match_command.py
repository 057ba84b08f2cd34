"""`referral match` needs no store and no configuration, and answers each incoming row."""

import json
from pathlib import Path
from typing import Any

import pytest

from faxflow.cli.main import main
from faxflow.cli.world import this_machine
from faxflow.errors import ExitCode

_PEOPLE = """\
id,given_name,surname,date_of_birth,sex,phone,street,suburb,postcode
p1,Ada,Holloway,1963-01-03,female,312-555-0142,12 Oak Street,Fenford,60601
p2,Nora,Holloway,1963-01-03,female,312-555-0142,12 Oak Street,Fenford,60601
p3,Otto,Winter,1958-07-30,male,312-555-0177,7 Mill Lane,Larkham,60655
"""
_INCOMING = """\
ID,Given_Name,Surname,Date_Of_Birth,Phone,Street,Postcode,Notes
i1,ADA,HOLLOWAY,19630103,(312) 555-0142,12 Oak St,60601,old chart
i2,,Holloway,1963-01-03,3125550142,,,
i3,Nobody,Known,1990-02-02,,,,
"""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FAXFLOW_CONFIG", raising=False)
    Path("people.csv").write_text(_PEOPLE, encoding="utf-8")
    Path("incoming.csv").write_text(_INCOMING, encoding="utf-8")


def _matched(*arguments: str) -> int:
    return main(["referral", "match", *arguments], this_machine())


def _files(people: str = "people.csv", incoming: str = "incoming.csv") -> list[str]:
    return ["--people", people, "--incoming", incoming]


def _objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_each_incoming_row_is_one_line_of_json_in_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = _matched(*_files(), "--json")

    rows = _objects(capsys.readouterr().out)
    assert code == ExitCode.DONE
    assert [(row["incoming"], row["grade"]) for row in rows] == [
        ("i1", "certain"),
        ("i2", "probable"),
        ("i3", "none"),
    ]
    assert {row["schema_version"] for row in rows} == {1}
    assert [one["id"] for one in rows[1]["candidates"]] == ["p1", "p2"]
    assert rows[2]["candidates"] == []
    assert rows[0]["candidates"][0] == {
        "id": "p1",
        "score": rows[0]["candidates"][0]["score"],
        "grade": "certain",
        "reasons": [
            "same given name",
            "same surname",
            "same birth date",
            "same phone",
            "same street",
            "same postcode",
        ],
    }


def test_for_a_person_it_lists_the_rows_to_look_at_and_counts_the_rest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _matched(*_files())

    told = capsys.readouterr().out
    assert "i2  probable" in told
    assert "  p2  " in told
    assert "i1" not in told
    assert "3 incoming" in told
    assert "Holloway" not in told


def test_a_file_is_matched_with_itself_but_no_row_with_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    again = "p4,Otto,Winter,19580730,M,3125550177,,,\n"
    Path("people.csv").write_text(_PEOPLE + again, encoding="utf-8")

    _matched(*_files(incoming="people.csv"), "--json")

    rows = _objects(capsys.readouterr().out)
    found = {row["incoming"]: [one["id"] for one in row["candidates"]] for row in rows}
    assert found == {"p1": ["p2"], "p2": ["p1"], "p3": ["p4"], "p4": ["p3"]}


def test_another_file_that_says_the_same_is_matched_like_any_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("copy.csv").write_text(_PEOPLE, encoding="utf-8")

    _matched(*_files(incoming="copy.csv"), "--json")

    rows = _objects(capsys.readouterr().out)
    assert [(row["grade"], row["candidates"][0]["id"]) for row in rows] == [
        ("certain", "p1"),
        ("certain", "p2"),
        ("certain", "p3"),
    ]


def test_the_answer_may_be_written_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    _matched(*_files(), "--json", "--out", "answer.jsonl")

    assert capsys.readouterr().out == ""
    assert len(_objects(Path("answer.jsonl").read_text(encoding="utf-8"))) == 3


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (_files(people="gone.csv"), "gone.csv: no such file."),
        (_files(incoming="wrong.csv"), "wrong.csv has no column"),
        (["--people", "people.csv"], "--incoming"),
    ],
)
def test_a_file_that_cannot_be_matched_ends_with_a_usage_error(
    files: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("wrong.csv").write_text("shoe,size\nleft,38\n", encoding="utf-8")

    code = _matched(*files, "--json")

    captured = capsys.readouterr()
    assert code == ExitCode.USAGE
    assert captured.out == ""
    assert told in captured.err


def test_a_folder_that_cannot_be_written_to_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    code = _matched(*_files(), "--out", "nowhere/answer.txt")

    assert code == ExitCode.USAGE
    assert "nowhere/answer.txt" in capsys.readouterr().err
