"""Referrals as the desks work them at a terminal: each answered, every end honest."""

import io
import json
import sys
from pathlib import Path

import pytest
from hilltop import Hilltop, hilltop

from faxflow.domain.referral import Queue
from faxflow.domain.referrals.fields import Field

CANARY = "Inglethorpe"
TABLES = (
    "referrals",
    "patients",
    "tasks",
    "stage_history",
    "contact_attempts",
    "status_calls",
    "referral_notes",
    "field_changes",
)


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hilltop:
    return hilltop(tmp_path).as_seen_by(capsys)


def one(here: Hilltop, desk: Queue = Queue.INTAKE) -> str:
    return here.names[desk]


def everything(here: Hilltop) -> list[list[object]]:
    """All that people's commands change."""
    return [here.rows(f"SELECT * FROM {table}") for table in TABLES]  # noqa: S608


def stage(here: Hilltop, name: str) -> str:
    return str(here.json("ada", "referral", "show", name)["stage"])


def test_a_referral_is_worked_from_the_phone_call_to_the_visit(here: Hilltop) -> None:
    typed = here.folder / "new.json"
    code, blank = here.run("ida", "referral", "new", "--blank")
    assert code == 0
    known = {"given_name": "Odile", "surname": "Farquharson", "dob": "3/9/1958"}
    typed.write_text(json.dumps({**json.loads(blank), **known, "provider": "Dr. Ferro"}))

    said = [
        here.run("ida", "referral", "new", "--data", str(typed), "service=CT chest"),
        here.run("ida", "referral", "advance", "RF-000005"),
        here.run("ida", "referral", "set", "RF-000005", "phone=(202) 555-0144"),
        here.run("ida", "referral", "advance", "RF-000005"),
        here.run("ewan", "referral", "advance", "RF-000005", "--set", "insurance=Bluestone"),
        here.run("ewan", "referral", "advance", "RF-000005", "--set", "reason=cough"),
        here.run("ewan", "referral", "advance", "RF-000005", "--set", "auth=not needed"),
        here.run(
            "sofia", "referral", "contact", "RF-000005", "--whom", "patient", "--outcome", "reached"
        ),
        here.run(
            "sofia", "referral", "advance", "RF-000005", "--set", "appointment=2026-12-01 09:30"
        ),
        here.run("sofia", "referral", "complete", "RF-000005", "--outcome", "attended"),
    ]

    assert [code for code, _ in said] == [0, 3, 0, 0, 0, 0, 0, 0, 0, 0], said
    assert said[0][1] == "RF-000005 is made, in needs-info, missing: phone.\n"
    assert said[3][1].startswith("RF-000005 is in eligibility, at the eligibility desk. Due 2026-")
    shown = here.json("ada", "referral", "show", "RF-000005")
    assert (shown["stage"], shown["fhir"]["status"]) == ("completed", "completed")
    assert shown["fields"]["appointment_at"] == "2026-12-01T15:30:00.000+00:00"
    assert here.rows("SELECT count(*) FROM tasks WHERE closed_at IS NULL") == [(0,)]


def test_several_referrals_are_each_answered(here: Hilltop) -> None:
    names = [one(here), one(here, Queue.ELIGIBILITY), "RF-000077", one(here)]

    code, said = here.run("petra", "referral", "advance", *names, "--to", "needs-info")

    assert code == 2
    assert said.count(" is in needs-info, at the intake desk") == 2
    assert "There is no referral RF-000077" in said


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["advance", "RF", "--to", "eligibilty"], 2, "did you mean eligibility?"),
        (["advance", "RF", "--to", "clinical review"], 3, "cannot go from intake-received to"),
        (["advance", "RF", "--set", "surnam=X"], 2, "did you mean surname?"),
        (["advance", "RF", "--set", "surname"], 2, "A value lacks its field."),
        (["close", "RF", "--reason", "declined"], 2, "did you mean patient-declined?"),
        (["close", "RF"], 2, "--reason"),
        (["reopen", "RF", "--reason", "other"], 3, "not at its end"),
        (["complete", "RF", "--outcome", "atended"], 2, "did you mean attended?"),
        (["complete", "RF", "--outcome", "rescheduled"], 3, "referral set RF"),
        (["set", "RF"], 2, "No field is given."),
        (["set", "RF", "npi=1234567890"], 2, "npi: "),
        (["set", "RF", "--data", "nowhere.json"], 2, "no such file"),
        (["confirm", "RF", "surname"], 3, "not in doubt"),
        (["contact", "RF", "--whom", "patient", "--outcome", "gone"], 2, "--outcome"),
        (["satisfaction", "RF", "--said-by", "patient"], 2, "Nothing is said."),
        (["satisfaction", "RF", "--said-by", "patient", "--score", "6"], 2, "--score"),
        (["note", "RF", ""], 2, "The text is empty."),
        (["assign", "RF"], 2, "It takes one of"),
        (["assign", "RF", "--take", "--release"], 2, "It takes one of"),
        (["assign", "RF", "--to", "idda"], 3, "did you mean ida?"),
        (["new"], 2, "No field is given."),
        (["new", "surname=--"], 2, "surname: a name has letters"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(
    here: Hilltop, words: list[str], code: int, told: str
) -> None:
    name = one(here)
    before = everything(here)
    typed = [name if word == "RF" else word for word in words]

    found, said = here.run("petra", "referral", *typed)

    assert (found, told.replace("RF", name) in said) == (code, True), said
    assert CANARY not in said
    assert everything(here) == before


@pytest.mark.parametrize(
    "words",
    [
        ["advance", "RF"],
        ["advance", "RF", "--to", "needs-info"],
        ["close", "RF", "--reason", "other", "--comments", "gone"],
        ["assign", "RF", "--take"],
        ["assign", "RF", "--queue", "supervisor", "--to", "petra"],
        ["set", "RF", "surname=Smith"],
        ["contact", "RF", "--whom", "patient", "--outcome", "busy"],
        ["status-call", "RF", "--caller", "payer"],
        ["note", "RF", "call after four"],
        ["satisfaction", "RF", "--said-by", "referring-office", "--text", "slow"],
        ["new", "surname=Smith"],
    ],
)
def test_a_dry_run_changes_nothing_and_the_same_words_then_do(
    here: Hilltop, words: list[str]
) -> None:
    typed = [one(here) if word == "RF" else word for word in words]
    before = everything(here)

    dry, said = here.run("petra", "referral", *typed, "--dry-run")
    between = everything(here)
    real, _ = here.run("petra", "referral", *typed)

    assert (dry, real) == (0, 0), said
    assert "would be" in said
    assert between == before
    assert everything(here) != before


def test_the_answer_in_json_has_no_field_of_a_patient(here: Hilltop) -> None:
    told = here.json("petra", "referral", "advance", one(here))

    (result,) = told["results"]
    assert (result["done"], result["was"], result["stage"]) == (
        True,
        "intake-received",
        "eligibility",
    )
    assert (result["queue"], result["owner"], result["missing"]) == ("eligibility", None, [])
    assert result["due_at"].endswith("+00:00")
    assert CANARY not in json.dumps(told)


def test_what_a_role_is_refused_has_the_same_answer_in_json(here: Hilltop) -> None:
    code, said = here.run("sofia", "referral", "advance", one(here), "--json")

    assert code == 2
    assert json.loads(said)["results"][0]["done"] is False
    assert stage(here, one(here)) == "intake-received"


def test_a_closed_referral_is_opened_again_by_its_supervisor(here: Hilltop) -> None:
    name = one(here, Queue.SUPERVISOR)

    code, said = here.run("petra", "referral", "reopen", name, "--reason", "closed by mistake")

    assert code == 0
    assert said.startswith(f"{name} is in intake-received (closed-by-mistake), at the intake desk.")


def test_words_and_values_may_come_by_standard_input(
    here: Hilltop, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b'surname = "Hazelrigg"\n'))
    monkeypatch.setattr(sys, "stdin", given)

    code, _ = here.run("ida", "referral", "set", one(here), "--data", "-")

    assert code == 0
    assert here.json("ida", "referral", "show", one(here))["fields"]["surname"] == "Hazelrigg"


def test_every_field_can_be_given_in_the_blank_file(here: Hilltop) -> None:
    _, blank = here.run("ida", "referral", "new", "--blank")

    assert json.loads(blank) == dict.fromkeys(Field, "")
