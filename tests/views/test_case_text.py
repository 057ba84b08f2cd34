"""One case as text and data: every event on a line of its own."""

import json

from faxflow.views.case_text import case_data, case_text

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

    text = case_text("FX-000001", "failed", [LOADED, CHANGED, FAILED])

    assert text.splitlines() == [
        "FX-000001 is failed",
        "",
        "  2026-11-23 11:00:00 UTC  ready  loaded",
        "  2026-11-23 11:00:00 UTC  ·  changed in the report after it was sent",
        f"  2026-11-23 11:00:00 UTC  {moved}: M-000001: tries used up",
    ]


def test_the_data_of_a_case_is_json_and_whole() -> None:
    data = case_data("FX-000001", "failed", [ATTEMPT], [LOADED, FAILED])

    assert json.loads(json.dumps(data)) == {
        "case": "FX-000001",
        "state": "failed",
        "attempts": [ATTEMPT],
        "history": [LOADED, FAILED],
    }
