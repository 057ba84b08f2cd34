"""Faxes as an operator mends them at a terminal: each answered, every end honest."""

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from faxflow.adapters.file_lock import FileLocks
from faxflow.errors import ExitCode
from rehearsing import Practice, practice, wall_clock

PATIENT = "Vandersloot"
FILLED = {
    "patient_last": PATIENT,
    "patient_dob": "March 2, 1961",
    "mrn": "20418000",
    "appointment": "December 1, 2026",
}
NUMBER = "(555) 234-0117"


@dataclass
class Operator:
    """Types commands and reads what they print."""

    here: Practice
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *words: str, code: int = 0) -> str:
        """What a command prints; it must end with `code`."""
        ended = self.here.run(*words)
        told = self.capsys.readouterr()
        assert ended == code, told.out + told.err
        return told.out + told.err

    def json(self, *words: str, code: int = 0) -> Any:
        return json.loads(self(*words, "--json", code=code))

    def add(self) -> str:
        """A new fax of this test's own, ready to go."""
        number = f"+1555{len(self.json('case', 'list', '--all')['cases']) + 300}0142"
        data = self.here.folder / "data.json"
        return str(self.json("case", "add", "--number", number, "--data", str(data))["case"])

    def state(self, case: str) -> str:
        return str(self.json("case", "show", case)["state"])


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A practice whose morning is over: three faxes are sent."""
    with practice(tmp_path_factory.mktemp("operated"), faxes=3) as made:
        assert made.run("run-morning") in {0, 3}
        assert made.run("case", "add", "--blank") == 0
        yield made


@pytest.fixture
def operator(here: Practice, capsys: pytest.CaptureFixture[str]) -> Operator:
    capsys.readouterr()
    made = Operator(here, capsys)
    fields = made.json("case", "add", "--blank")["fields"]
    data = dict.fromkeys(fields, "") | FILLED
    (here.folder / "data.json").write_text(json.dumps(data))
    return made


@pytest.fixture
def pdf(here: Practice) -> Path:
    path = here.folder / "letter.pdf"
    canvas = Canvas(str(path))
    for _ in range(2):
        canvas.drawString(100, 700, "Dear colleague")
        canvas.showPage()
    canvas.save()
    return path


def test_a_blank_file_can_be_filled_in_and_sent_through_a_pipe(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    blank = json.loads(operator("case", "add", "--blank"))
    filled = json.dumps(blank | FILLED | {"reason": "piped"})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(filled.encode())))

    added = operator.json("case", "add", "--number", NUMBER, "--data", "-")

    assert (added["added"], added["state"], added["pages"]) == (True, "ready", None)


def test_a_finished_letter_gets_the_cases_name_and_keeps_its_pages(
    operator: Operator, pdf: Path
) -> None:
    added = operator.json("case", "add", "--number", NUMBER, "--pdf", str(pdf))

    with pypdfium2.PdfDocument(operator.json("case", "show", added["case"])["letter"]) as letter:
        texts = [page.get_textpage().get_text_bounded() for page in letter]
    assert added["pages"] == len(texts) == 2
    assert all(added["case"] in text and "Dear colleague" in text for text in texts)
    again = operator("case", "add", "--number", NUMBER, "--pdf", str(pdf))
    assert f"This fax is there already: {added['case']} is ready" in again


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--number", "12", "--data", "DATA"), "no fax number"),
        (("--number", "+15551110117", "--data", "BROKEN"), "it is not JSON"),
        (("--number", NUMBER, "--pdf", "BROKEN"), "cannot be opened"),
        (("--number", NUMBER, "--data", "BLANK"), "it says nothing of appointment, mrn"),
        (("--number", NUMBER, "--pdf", "NONE"), "no such file"),
        (("--number", NUMBER), "either --data or --pdf"),
        (("--number", NUMBER, "--data", "DATA", "--quiet-hours", "8-9"), "--quiet-hours"),
    ],
    ids=["number", "data", "pdf", "blank", "missing", "nothing", "hours"],
)
def test_what_cannot_be_sent_is_refused_in_one_line_that_names_no_patient(
    operator: Operator, words: tuple[str, ...], told: str
) -> None:
    (operator.here.folder / "broken").write_text(f"{PATIENT} is no letter")
    blank = operator("case", "add", "--blank")
    (operator.here.folder / "blank.json").write_text(blank)
    paths = {"DATA": "data.json", "BLANK": "blank.json", "BROKEN": "broken", "NONE": "none"}
    given = [str(operator.here.folder / paths[w]) if w in paths else w for w in words]

    answer = operator("case", "add", *given, code=ExitCode.USAGE)

    assert told in answer
    assert PATIENT not in answer
    assert len(answer.splitlines()) == 1


def test_a_list_shows_what_is_open_and_says_what_it_leaves_out(operator: Operator) -> None:
    urgent = operator.add()

    listed = operator.json("case", "list")
    cut = operator.json("case", "list", "--limit", "1")

    assert urgent in [case["case"] for case in listed["cases"] if case["urgent"]]
    assert (len(cut["cases"]), cut["left_out"]) == (1, listed["matching"] - 1)
    assert PATIENT not in str(listed)


def test_a_list_takes_several_states_and_a_batch(operator: Operator) -> None:
    several = operator.json("case", "list", "--state", "sent", "--state", "failed")
    batch = operator.json("case", "list", "--batch", "B-000001", "--since", "2026-01-01")

    assert {case["state"] for case in several["cases"]} <= {"sent", "failed"}
    assert batch["matching"] == 3
    operator("case", "list", "--batch", "B-000099", code=ExitCode.USAGE)
    operator("case", "list", "--state", "lost", code=ExitCode.USAGE)


def test_a_list_of_one_state_stays_so_with_all(operator: Operator) -> None:
    operator.add()

    narrowed = operator.json("case", "list", "--state", "sent", "--all")

    assert {case["state"] for case in narrowed["cases"]} == {"sent"}


def test_several_faxes_are_answered_one_by_one(operator: Operator) -> None:
    first, second = operator.add(), operator.add()

    done = operator("case", "hold", first, second, "--because", "not-yet")
    some = operator.json(
        "case", "release", first, "FX-000001", "--because", "letter-checked", code=3
    )
    none = operator("case", "cancel", second, "FX-999999", "--because", "duplicate", code=2)

    assert [line.split()[0] for line in done.splitlines()] == [first, second]
    assert [(one["case"], one["done"]) for one in some["results"]] == [
        (first, True),
        ("FX-000001", False),
    ]
    assert some["results"][1]["instead"]
    assert f"{second} is cancelled" in none
    assert "There is no case FX-999999" in none


def test_a_decision_without_a_reason_from_the_list_is_a_usage_error(operator: Operator) -> None:
    fax = operator.add()

    operator("case", "hold", fax, code=ExitCode.USAGE)
    operator("case", "hold", fax, "--because", PATIENT, code=ExitCode.USAGE)

    assert operator.state(fax) == "ready"


def test_a_case_says_why_it_is_held_and_what_can_be_done(operator: Operator) -> None:
    fax = operator.add()
    operator("case", "hold", fax, "--because", "letter-doubted")

    shown = operator.json("case", "show", fax)

    assert shown["held_for"] == "decided by a person (letter-doubted)"
    assert shown["commands"][0] == f"faxflow case release {fax} --because …"
    assert f"You can:\n  faxflow case release {fax}" in operator("case", "show", fax)


@pytest.mark.parametrize(
    "words",
    [
        ("hold", "--because", "not-yet"),
        ("cancel", "--because", "duplicate"),
        ("correct", "--number", "+15552340190", "--because", "mistyped"),
    ],
    ids=lambda words: words[0],
)
def test_a_dry_run_changes_nothing(operator: Operator, words: tuple[str, ...]) -> None:
    fax = operator.add()
    before = operator.here.rows("SELECT * FROM cases")

    answer = operator("case", words[0], fax, *words[1:], "--dry-run")

    assert "would be" in answer
    assert operator.here.rows("SELECT * FROM cases") == before


def test_a_corrected_number_is_checked_before_anything_changes(operator: Operator) -> None:
    fax = operator.add()

    answer = operator(
        "case", "correct", fax, "--number", "202 111", "--because", "mistyped", code=2
    )

    assert "no fax number" in answer


def test_a_person_mends_a_fax_while_another_process_sends(operator: Operator) -> None:
    fax = operator.add()
    locks = FileLocks(operator.here.folder / "data" / "locks", wall_clock)

    with locks.hold("outbound", "other-run"):
        operator("case", "hold", fax, "--because", "not-yet")

    assert operator.state(fax) == "held"


def claimed(operator: Operator) -> str:
    """A fax that a run has claimed for handing over."""
    fax = operator.add()
    with operator.here.store() as store, store.write() as tx:
        tx.execute(
            "UPDATE cases SET state = 'sending', claim = 'c' WHERE id = :id", {"id": int(fax[3:])}
        )
    return fax


def test_what_a_run_at_work_has_claimed_is_left_to_it(operator: Operator) -> None:
    fax = claimed(operator)
    locks = FileLocks(operator.here.folder / "data" / "locks", wall_clock)

    with locks.hold("outbound", "other-run"):
        answer = operator("case", "cancel", fax, "--because", "duplicate", code=3)

    assert "a run is handing it over just now" in answer
    assert operator.state(fax) == "sending"


def test_what_a_killed_run_had_claimed_can_be_cancelled_at_once(operator: Operator) -> None:
    fax = claimed(operator)

    operator("case", "cancel", fax, "--because", "duplicate")

    assert operator.state(fax) == "cancelled"


def test_a_sent_fax_takes_one_word_of_what_became_of_it(operator: Operator) -> None:
    operator("case", "resolve", "FX-000001", code=ExitCode.USAGE)
    operator("case", "resolve", "FX-000001", "--sent", "--delivered", code=ExitCode.USAGE)
    operator("case", "resolve", "FX-000001", "--sent", code=ExitCode.NEEDS_PERSON)
    operator("case", "resolve", "FX-000001", "--delivered")

    assert operator.state("FX-000001") == "delivered"


def test_a_fax_that_did_not_arrive_goes_again_in_two_steps(operator: Operator) -> None:
    doubt = operator("case", "resolve", "FX-000002", "--not-arrived")
    operator("case", "resolve", "FX-000002", "--not-sent")

    assert "faxflow case resolve FX-000002 --not-sent" in doubt
    assert "Something new" not in doubt
    assert operator.state("FX-000002") == "ready"


def test_an_incident_has_a_task_and_shows_with_its_case(operator: Operator) -> None:
    first = operator.json("case", "incident", "FX-000003", "--kind", "wrong-number")
    again = operator("case", "incident", "FX-000003", "--kind", "wrong-number")

    shown = operator.json("case", "show", "FX-000003")
    due = operator.json("task", "list", "--kind", "review-incident")
    assert again.startswith("I-000001 tells of FX-000003-A1 already.")
    assert [(one["name"], one["pages"]) for one in shown["incidents"]] == [("I-000001", 1)]
    assert [task["case"] for task in due["tasks"]] == ["FX-000003"]
    assert first["results"][0]["tasks"] == [due["tasks"][0]["task"]]


def test_a_task_is_taken_seen_as_ones_own_and_done(operator: Operator) -> None:
    astray = operator.json("case", "incident", "FX-000002", "--kind", "wrong-number")
    task = astray["results"][0]["tasks"][0]

    operator("task", "take", task)
    mine = operator.json("task", "list", "--mine")
    operator("task", "done", task)

    assert task in [one["task"] for one in mine["tasks"]]
    assert operator.json("task", "list", "--mine")["tasks"] == []
    assert "is closed: tester closed it" in operator("task", "done", task, code=3)
    operator("task", "done", "T-9999", code=ExitCode.USAGE)


def test_a_task_about_a_held_fax_says_how_it_is_mended(operator: Operator) -> None:
    fax = operator.add()
    operator("case", "hold", fax, "--because", "not-yet")
    held = operator.json("task", "list", "--all", "--kind", "release-held")["tasks"]
    task = next(one["task"] for one in held if one["case"] == fax)

    answer = operator.json("task", "done", task, code=ExitCode.NEEDS_PERSON)

    assert answer["results"][0]["instead"][0] == f"faxflow case release {fax} --because …"


def test_a_backup_says_where_it_is_and_is_never_written_over(operator: Operator) -> None:
    done = operator.json("store", "backup")
    named = operator.here.folder / "mine.db"

    first = operator("store", "backup", str(named))
    second = operator("store", "backup", str(named), code=ExitCode.USAGE)

    assert Path(done["path"]).parent == operator.here.folder / "data" / "backups"
    assert Path(done["path"]).stat().st_size == done["bytes"]
    assert first.startswith(f"Backed up to {named}: ")
    assert "A file stands at" in second


def test_nothing_of_all_this_breaks_the_history_or_the_ledger(operator: Operator) -> None:
    operator.add()

    operator("audit", "verify")
    data = operator.json("report")

    batches = data["batches"].values()
    assert all(one["read"] == sum(one.values()) - one["read"] for one in batches)
    assert sum(data["states"].values()) == sum(one["loaded"] for one in batches)
    assert PATIENT not in str(data)


def test_a_fax_says_which_line_of_which_report_it_is_and_one_added_by_hand_says_so(
    operator: Operator,
) -> None:
    reported = operator.json("case", "show", "FX-000001")["came_from"]
    added = operator("case", "show", operator.add())

    assert (reported["report"], reported["made"]) == ("B-000001", None)
    assert reported["line"] > 1
    assert "line 1 (added by hand): letter " in added
