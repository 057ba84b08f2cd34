"""incident: recorded once, told to the privacy officer, with no number in task or history."""

import json

from conftest import Office
from faxflow.domain.incident import IncidentKind
from faxflow.steps.mended import Mended
from faxflow.steps.record_incident import Astray, record_incident
from faxflow.store import events

FAX = "FX-000001"
NUMBER = "5552010001"


def record(
    office: Office,
    kind: IncidentKind = IncidentKind.WRONG_NUMBER,
    *,
    attempt: int | None = None,
    dry_run: bool = False,
) -> Mended:
    return record_incident(office.work(), office.vault, FAX, Astray(kind, attempt, dry_run))


def sent(office: Office) -> None:
    office.load_cases(1)
    office.send()


def test_an_incident_says_what_was_sent_where_and_who_said_so(office: Office) -> None:
    sent(office)

    answer = record(office)

    assert answer.told.startswith("I-000001: FX-000001-A1 is recorded as wrong-number")
    found = office.rows(
        "SELECT i.attempt, i.number, i.letter_sha256 = c.letter_sha256, i.pages, i.recorded_by"
        " FROM incidents i JOIN cases c ON c.id = i.case_id"
    )
    assert found == [(1, f"+1{NUMBER}", 1, 1, "tester")]


def test_the_privacy_officer_has_a_task_at_once_that_names_no_number(office: Office) -> None:
    sent(office)

    record(office)

    found = office.rows("SELECT kind, title, due_at = opened_at FROM tasks WHERE kind LIKE 'rev%'")
    title = (
        "I-000001: FX-000001-A1 went astray (wrong-number); for the privacy officer:"
        " `faxflow case show FX-000001`"
    )
    assert found == [("review-incident", title, 1)]


def test_the_history_tells_of_it_without_the_number(office: Office) -> None:
    sent(office)

    record(office)

    with office.store.read() as tx:
        last = events.history(tx, FAX)[-1]
    assert (last["cause"], last["reason"]) == ("incident recorded", "wrong-number")
    assert NUMBER not in json.dumps(last)


def test_the_same_incident_is_recorded_once(office: Office) -> None:
    sent(office)
    record(office)

    again = record(office)

    assert again.told == "I-000001 tells of FX-000001-A1 already."
    assert office.rows("SELECT count(*) FROM incidents") == [(1,)]


def test_another_kind_of_incident_is_another_one(office: Office) -> None:
    sent(office)
    record(office)

    record(office, IncidentKind.SENT_TWICE)

    assert office.rows("SELECT count(*) FROM incidents") == [(2,)]


def test_nothing_is_recorded_of_a_fax_that_never_went_out(office: Office) -> None:
    office.load_cases(1)

    answer = record(office)

    assert answer.told == "FX-000001 is ready, and no attempt of it reached the gateway."
    assert not answer.done


def test_an_attempt_that_never_was_is_told_as_such(office: Office) -> None:
    sent(office)

    answer = record(office, attempt=3)

    assert "no attempt 3 of it reached the gateway" in answer.told


def test_a_dry_run_records_nothing(office: Office) -> None:
    sent(office)

    answer = record(office, dry_run=True)

    assert answer.told == "FX-000001-A1 would be recorded as wrong-number."
    assert office.rows("SELECT count(*) FROM incidents") == [(0,)]


def test_the_letter_that_went_astray_outlasts_the_drawing_of_another(office: Office) -> None:
    sent(office)
    (letter,) = (fax.pdf for fax in office.gateway.taken)

    answer = record(office)
    (name,) = set(office.vault.files) - {"I-000001.pdf"}
    office.vault.keep(name, b"%PDF put there since")

    assert office.vault.files["I-000001.pdf"] == letter
    assert "Its letter is kept as I-000001.pdf." in answer.told


def test_another_letter_than_the_one_that_went_astray_is_not_kept_for_it(office: Office) -> None:
    sent(office)
    (name,) = office.vault.files
    office.vault.keep(name, b"%PDF put there since")

    answer = record(office)

    assert list(office.vault.files) == [name]
    assert "Its letter was not there any more." in answer.told
