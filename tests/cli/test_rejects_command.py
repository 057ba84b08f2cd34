"""The commands by which people see to the rows that became no fax."""

import csv
import json
import stat
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from faxflow.errors import ExitCode
from rehearsing import Practice, practice

MAPPING = """
letter = "visit"
fax_number = "fax"
identity = ["mrn"]
service_date = "day"

[fields]
mrn = "MRN"
note = "Note"
fax = { column = "Fax", type = "phone", required = true }
day = { column = "Day", type = "date" }
"""
REPORT = """MRN,Note,Fax,Day
00123,=1+1,call them,11/24/2026
00122,Elbow,555-201-0111,11/24/2026
00125,Hip,555-201-0112,tomorrow
00126,Foot,555-201-0113,11/24/2026,more
"""


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    """A practice whose first report holds one clean row and three that are rejected."""
    with practice(tmp_path, faxes=1) as made:
        (tmp_path / "mapping.toml").write_text(MAPPING)
        take_in(made, REPORT)
        yield made


def take_in(here: Practice, report: str) -> None:
    """The day's report comes, and is loaded."""
    path = here.folder / "given.csv"
    path.write_text(report)
    assert here.run("extract", "--file", str(path)) == 0
    here.run("normalize")
    here.run("load")


Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tell(here: Practice, capsys: pytest.CaptureFixture[str]) -> Tell:
    """How a command ends, and what it says on standard output and error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = here.run(*arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def fix(tell: Tell, reject: str, *sets: str, because: str = "mistyped") -> tuple[int, str, str]:
    given = [word for one in sets for word in ("--set", one)]
    return tell("rejects", "fix", reject, *given, "--because", because)


def listed(tell: Tell, *arguments: str) -> list[dict[str, object]]:
    _, told, _ = tell("rejects", "list", *arguments, "--json")
    found: list[dict[str, object]] = json.loads(told)["rejects"]
    return found


@pytest.mark.parametrize("words", ["rejects", "rejects list", "rejects B-000001", "rejects --open"])
def test_the_open_ones_are_listed_with_line_column_and_reason(tell: Tell, words: str) -> None:
    code, told, _ = tell(*words.split())

    assert code == 0
    assert "  B-000001:2  line 2, Fax: it is no possible phone number\n" in told
    assert "  B-000001:4  line 4, Day: it is no date\n" in told
    assert "  B-000001:5  line 5, (row): it has 5 cells under a header of 4\n" in told


def test_a_corrected_row_waits_to_be_sent_like_all_others(here: Practice, tell: Tell) -> None:
    code, told, _ = fix(tell, "B-000001:2", "Fax=(555) 201-0110")

    assert (code, told) == (
        0,
        "B-000001:2 is FX-000002 now; the next `faxflow send` sends it.\n",
    )
    assert here.rows("SELECT state, number FROM cases WHERE id = 2") == [("ready", "+15552010110")]


def test_what_was_corrected_is_listed_with_who_and_why(tell: Tell) -> None:
    fix(tell, "B-000001:2", "Fax=555-201-0110")

    still = listed(tell)
    _, every, _ = tell("rejects", "list", "B-000001", "--all")

    assert [one["reject"] for one in still] == ["B-000001:4", "B-000001:5"]
    assert "→ loaded: FX-000002 (mistyped; tester, " in every


def test_rejects_are_listed_by_the_day_of_their_report(tell: Tell) -> None:
    day = str(listed(tell)[0]["day"])

    assert len(listed(tell, "--day", day)) == 3
    assert listed(tell, "--day", "2020-01-01") == []


def test_several_rows_are_given_the_same_text_at_once(tell: Tell) -> None:
    code, told, _ = tell(
        *("rejects", "fix", "B-1:2", "b-000001:4", "--because", "damaged"),
        *("--set", "fax=555-201-0110", "--set", "Day=11/25/2026", "--json"),
    )

    results = json.loads(told)["results"]
    assert code == 0
    assert [(one["reject"], one["case"]) for one in results] == [
        ("B-000001:2", "FX-000002"),
        ("B-000001:4", "FX-000003"),
    ]


def test_a_sheet_is_corrected_and_read_back(here: Practice, tell: Tell) -> None:
    sheet = here.folder / "rows.csv"
    exported = tell("rejects", "export", "--to", str(sheet))
    text = sheet.read_text("utf-8-sig")
    mended = text.replace("call them", "555-201-0110").replace("tomorrow", "11/25/2026")
    sheet.write_text(mended.replace("'11/24/2026,more", "'11/24/2026,"), "utf-8")

    code, told, _ = tell("rejects", "fix", "--from", str(sheet), "--because", "damaged")

    assert exported[0] == 0
    assert f"faxflow rejects fix --from {sheet} --because …" in exported[1]
    assert (code, told.count("the next `faxflow send` sends it")) == (0, 3)
    fields = [json.loads(str(one[0])) for one in here.rows("SELECT fields FROM cases")]
    assert {one["mrn"]: one["note"] for one in fields} == {
        "00122": "Elbow",
        "00123": "=1+1",
        "00125": "Hip",
        "00126": "Foot",
    }


def test_a_sheet_holds_the_rows_as_they_stood_and_nothing_that_a_spreadsheet_runs(
    here: Practice, tell: Tell
) -> None:
    sheet = here.folder / "rows.csv"
    tell("rejects", "export", "B-000001", "--to", str(sheet))

    rows = list(csv.reader(StringIO(sheet.read_text("utf-8-sig"))))

    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert rows == [
        ["batch", "line", "column", "reason", "MRN", "Note", "Fax", "Day", "(beyond the header 1)"],
        [
            *("B-000001", "2", "Fax", "it is no possible phone number"),
            *("'00123", "'=1+1", "call them", "'11/24/2026", ""),
        ],
        [
            *("B-000001", "4", "Day", "it is no date"),
            *("'00125", "Hip", "'555-201-0112", "tomorrow", ""),
        ],
        [
            *("B-000001", "5", "(row)", "it has 5 cells under a header of 4"),
            *("'00126", "Foot", "'555-201-0113", "'11/24/2026", "more"),
        ],
    ]


def test_a_sheet_that_nobody_has_corrected_changes_nothing(here: Practice, tell: Tell) -> None:
    sheet = here.folder / "rows.csv"
    tell("rejects", "export", "--to", str(sheet))

    code, _, problems = tell("rejects", "fix", "--from", str(sheet), "--because", "damaged")

    assert code == ExitCode.NEEDS_PERSON
    assert problems.count("it is still no fax") == 3
    assert here.rows("SELECT count(*) FROM cases") == [(1,)]


def test_a_sheet_goes_through_standard_output_and_input(
    tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, printed, _ = tell("rejects", "export", "--to", "-")
    mended = printed.replace("tomorrow", "11/25/2026").encode()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(mended)))

    _, told, _ = tell("rejects", "fix", "--from", "-", "--because", "damaged")

    assert told == "B-000001:4 is FX-000002 now; the next `faxflow send` sends it.\n"


def test_a_row_that_stands_twice_in_a_sheet_is_told_and_nothing_is_changed(
    here: Practice, tell: Tell
) -> None:
    sheet = here.folder / "rows.csv"
    sheet.write_text(
        "batch,line,column,reason,Fax\nB-1,2,,,555-201-0110\nB-000001,2,,,555-201-0111\n"
    )

    code, _, problem = tell("rejects", "fix", "--from", str(sheet), "--because", "damaged")

    assert (code, "has a row twice" in problem) == (ExitCode.USAGE, True)
    assert here.rows("SELECT count(*) FROM cases") == [(1,)]


def test_a_line_of_a_sheet_that_names_no_row_is_told(here: Practice, tell: Tell) -> None:
    sheet = here.folder / "rows.csv"
    sheet.write_text("batch,line,column,reason,Fax\nB-1,2,,,555-201-0110\n,,,,555-201-0111\n")

    code, _, problem = tell("rejects", "fix", "--from", str(sheet), "--because", "damaged")

    assert code == ExitCode.USAGE
    assert "Line 3 of the sheet does not say which row it is" in problem


def test_a_batch_shows_its_ledger_now_and_that_of_its_load(tell: Tell) -> None:
    fix(tell, "B-000001:2", "Fax=555-201-0110")

    _, told, _ = tell("batch", "show", "B-000001")

    assert "\nB-000001: 4 rows read = 2 loaded +" in told
    assert "\nwhen it was loaded, B-000001: 4 rows read = 1 loaded +" in told


def test_an_export_writes_over_no_file_and_leaves_no_event_then(here: Practice, tell: Tell) -> None:
    sheet = here.folder / "rows.csv"
    sheet.write_text("mine")

    code, _, problem = tell("rejects", "export", "--to", str(sheet))

    assert code == ExitCode.USAGE
    assert "is there already" in problem
    assert sheet.read_text() == "mine"
    assert here.rows("SELECT count(*) FROM events WHERE cause = 'rejects exported'") == [(0,)]


def test_the_history_tells_of_an_export(here: Practice, tell: Tell) -> None:
    tell("rejects", "export", "--to", str(here.folder / "rows.csv"))

    told = here.rows("SELECT subject, detail FROM events WHERE cause = 'rejects exported'")

    assert told == [("B-000001", "3 rows")]


def test_rows_whose_report_is_gone_are_named(here: Practice, tell: Tell) -> None:
    for kept in (here.folder / "data" / "reports").iterdir():
        kept.unlink()

    code, _, problems = tell("rejects", "export", "--to", str(here.folder / "rows.csv"))

    assert code == ExitCode.NEEDS_PERSON
    assert "B-000001:2: its row is not to be had any more" in problems
    assert not (here.folder / "rows.csv").exists()


def test_rows_are_set_aside_and_the_task_ends_by_itself(here: Practice, tell: Tell) -> None:
    code, told, _ = tell("rejects", "set-aside", "B-000001", "--because", "comes-again")

    assert code == 0
    assert told.count("is set aside (comes-again).") == 3
    assert here.rows("SELECT kind FROM tasks WHERE closed_at IS NULL") == []


def test_setting_aside_can_be_undone(tell: Tell) -> None:
    tell("rejects", "set-aside", "B-000001:2", "--because", "no-row")

    _, told, _ = tell("rejects", "set-aside", "B-000001:2", "--undo")

    assert told.startswith("B-000001:2 is open again.\n")
    assert len(listed(tell)) == 3


def test_the_report_adds_up_and_says_what_was_corrected(tell: Tell) -> None:
    fix(tell, "B-000001:2", "Fax=555-201-0110")
    tell("rejects", "set-aside", "B-000001:4", "--because", "no-row")

    _, told, _ = tell("report")

    assert (
        "B-000001: 4 rows read = 2 loaded + 0 updated + 0 unchanged + 0 duplicate"
        " + 2 rejected (1 of them set aside); 1 corrected since" in told
    )


WRONG = (
    "fix --because mistyped",
    "fix B-000001:2 --from rows.csv --because mistyped",
    "fix --from rows.csv --set Fax=1 --because mistyped",
    "fix B-000001:2 --set Secret-7 --because mistyped",
    "fix B-000001:2 --set =Secret-7 --because mistyped",
    "fix B-000001:2 --set Fax=Secret-7 --set Fax=2 --because mistyped",
    "fix B-000001:2 --set Fax=Secret-7 --because nonsense",
    "fix B-000001 --set Fax=Secret-7 --because mistyped",
    "fix --from nowhere.csv --because mistyped",
    "set-aside B-000001",
    "set-aside B-000001 --because no-row --undo",
    "list B-000099",
    "list --day tomorrow",
    "export B-x --to rows.csv",
)


def test_wrong_usage_says_so_changes_nothing_and_repeats_no_value(
    here: Practice, tell: Tell
) -> None:
    before = here.rows("SELECT * FROM rejects")

    said = {words: tell("rejects", *words.split()) for words in WRONG}

    assert {words: code for words, (code, _, _) in said.items()} == dict.fromkeys(WRONG, 2)
    assert not any(out or not problem or "Secret" in problem for _, out, problem in said.values())
    assert here.rows("SELECT * FROM rejects") == before


def test_what_a_person_gave_stands_in_no_log_event_or_answer(here: Practice, tell: Tell) -> None:
    said = [
        *fix(tell, "B-000001:2", "Note=Vandersloot", "Fax=Vandersloot"),
        *fix(tell, "B-000001:2", "Note=Vandersloot", "Fax=555-201-0110"),
        *tell("rejects", "list", "--all"),
        *tell("batch", "show", "B-000001"),
        (here.folder / "data" / "faxflow.log").read_text(),
        *here.rows("SELECT * FROM events"),
        *here.rows("SELECT * FROM runs"),
        *here.rows("SELECT * FROM rejects"),
    ]

    assert not [one for one in said if "Vandersloot" in str(one)]
    assert here.rows("SELECT count(*) FROM cases WHERE fields LIKE '%Vandersloot%'") == [(1,)]
