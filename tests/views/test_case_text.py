"""One case as text and data: every event on a line of its own."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from faxflow.views.case_text import CameFrom, CaseLife, IncidentLine, case_data, case_text

LOADED = {
    "at": "2026-11-23T11:00:00.000+00:00",
    "source": None,
    "target": "ready",
    "cause": "loaded",
    "reason": None,
    "detail": None,
}
FAILED = {
    **LOADED,
    "source": "sent",
    "target": "failed",
    "cause": "rejected by a verdict",
    "reason": "busy",
    "detail": "M-000001: tries used up",
}
CHANGED = {**LOADED, "target": None, "cause": "changed in the report after it was sent"}
ATTEMPT = {"reference": "FX-000001-A1", "outcome": "failed", "reason": "busy"}


def test_a_case_is_told_event_by_event() -> None:
    moved = "sent → failed  rejected by a verdict (busy)"

    life = CaseLife(
        "FX-000001", "failed", "letters/FX-000001.pdf", ["mend it"], [], [LOADED, CHANGED, FAILED]
    )

    text = case_text(life, ZoneInfo("America/Chicago"))

    assert text.splitlines() == [
        "FX-000001 is failed",
        "To do: mend it",
        "Letter: letters/FX-000001.pdf",
        "",
        "  2026-11-23 05:00:00 CST  ready  loaded",
        "  2026-11-23 05:00:00 CST  ·  changed in the report after it was sent",
        f"  2026-11-23 05:00:00 CST  {moved}: M-000001: tries used up",
    ]


def test_what_a_person_did_says_who_and_the_run_that_undo_takes() -> None:
    by = {"actor": "mia", "run_id": "20261123T120000Z-0a1b2c"}
    held = {**LOADED, **by, "source": "ready", "target": "held", "cause": "decided by a person"}
    report, by_hand = CameFrom("B-000001", 1, "x", ""), CameFrom("B-000001", 1, "x", "", "by hand")

    lines = [
        case_text(
            CaseLife("FX-000001", "held", None, [], [], [{**LOADED, **by}, held], came_from=made),
            ZoneInfo("America/Chicago"),
        ).splitlines()[-2:]
        for made in (report, by_hand)
    ]

    who = "  (by mia, run 20261123T120000Z-0a1b2c)"
    assert [line.endswith(who) for pair in lines for line in pair] == [False, True, True, True]


def test_the_data_of_a_case_is_json_and_whole() -> None:
    commands = ["faxflow case cancel FX-000001 --because …"]
    history = [LOADED, FAILED]
    life = CaseLife("FX-000001", "failed", None, [], [ATTEMPT], history, commands=commands)

    data = case_data(life)

    assert json.loads(json.dumps(data)) == {
        "case": "FX-000001",
        "state": "failed",
        "number": None,
        "held_for": None,
        "came_from": None,
        "letter": None,
        "template_sha256": None,
        "removed_at": None,
        "tasks": [],
        "commands": ["faxflow case cancel FX-000001 --because …"],
        "incidents": [],
        "attempts": [ATTEMPT],
        "history": [LOADED, FAILED],
    }


def test_a_held_case_says_why_and_what_can_be_done() -> None:
    commands = ["faxflow case release FX-000001", "faxflow case cancel FX-000001"]
    life = CaseLife("FX-000001", "held", None, [], [], [], "not-yet", commands)

    assert case_text(life, ZoneInfo("UTC")).splitlines() == [
        "FX-000001 is held: not-yet",
        "You can:",
        "  faxflow case release FX-000001",
        "  faxflow case cancel FX-000001",
    ]


def test_each_attempt_is_told_with_its_gateway_and_what_came_of_it() -> None:
    begun = {
        **ATTEMPT,
        "gateway": "second",
        "started_at": "2026-11-23T11:00:00.000+00:00",
        "sent_at": None,
        "settled_at": None,
    }
    sent = {
        **begun,
        "reference": "FX-000001-A2",
        "sent_at": "2026-11-23T11:00:09.000+00:00",
        "outcome": None,
        "reason": None,
    }
    life = CaseLife("FX-000001", "sent", None, [], [begun, sent], [])

    assert case_text(life, ZoneInfo("America/Chicago")).splitlines() == [
        "FX-000001 is sent",
        "Attempts:",
        "  FX-000001-A1  second  2026-11-23 05:00:00 CST  failed (busy)",
        "  FX-000001-A2  second  2026-11-23 05:00:09 CST  no result yet",
    ]


def test_an_incident_says_what_was_sent_where_by_whom_it_is_told() -> None:
    at = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    astray = IncidentLine(
        "I-000001", "wrong-number", "FX-000001-A1", "+12025550101", "ab" * 32, 2, at, "anna"
    )
    life = CaseLife("FX-000001", "sent", None, [], [], [], incidents=[astray])

    text, data = case_text(life, ZoneInfo("America/Chicago")), case_data(life)

    assert (
        f"I-000001: FX-000001-A1 went astray (wrong-number) to +12025550101, 2 pages,"
        f" letter sha256 {'ab' * 32}; recorded 2026-11-23 05:00:00 CST by anna"
    ) in text
    told = json.loads(json.dumps(data))["incidents"][0]
    assert (told["at"], told["pages"]) == ("2026-11-23T11:00:00+00:00", 2)


def test_the_number_that_a_fax_goes_to_is_told() -> None:
    life = CaseLife("FX-000001", "failed", None, [], [], [], number="+15550100199")

    assert case_text(life, ZoneInfo("UTC")).splitlines()[1] == "Fax number: +15550100199"
    assert case_data(life)["number"] == "+15550100199"


def test_where_a_fax_comes_from_is_told() -> None:
    origin = CameFrom("B-000002", 12, "referral", "2026-11-24")
    life = CaseLife("FX-000001", "ready", None, [], [], [], came_from=origin)

    told = case_text(life, ZoneInfo("UTC")).splitlines()[1]

    assert told == "From B-000002, line 12: letter referral, service date 2026-11-24"
    assert case_data(life)["came_from"] == {
        "report": "B-000002",
        "line": 12,
        "letter_name": "referral",
        "service_date": "2026-11-24",
        "made": None,
    }
