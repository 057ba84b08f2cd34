"""One case as text and data: every event on a line of its own."""

import json
from zoneinfo import ZoneInfo

from faxflow.views.case_text import CaseLife, case_data, case_text

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


def test_the_data_of_a_case_is_json_and_whole() -> None:
    life = CaseLife("FX-000001", "failed", None, [], [ATTEMPT], [LOADED, FAILED])

    data = case_data(life)

    assert json.loads(json.dumps(data)) == {
        "case": "FX-000001",
        "state": "failed",
        "letter": None,
        "tasks": [],
        "attempts": [ATTEMPT],
        "history": [LOADED, FAILED],
    }
