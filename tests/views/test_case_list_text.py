"""Lists of cases: a line each, and what is left out."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from faxflow.views.case_list_text import CaseLine, case_list_data, case_list_text

CHICAGO = ZoneInfo("America/Chicago")
DUE = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
FAILED = CaseLine("FX-000001", "failed", "busy", 4, False, "B-000001", DUE)
URGENT = CaseLine("FX-000123", "ready", None, 0, True, "B-000002", None)


def test_each_case_has_a_line_in_columns() -> None:
    text = case_list_text([FAILED, URGENT], 2, CHICAGO)

    assert text.splitlines() == [
        "FX-000001  failed  busy  4 attempts  B-000001  due 2026-11-23 05:00 CST",
        "FX-000123  ready         0 attempts  B-000002                            urgent",
    ]


def test_what_is_left_out_is_said_and_how_to_see_it() -> None:
    text = case_list_text([FAILED], 7, CHICAGO)

    assert text.splitlines()[-1] == "and 6 more (--limit 7 shows all)"


def test_no_case_is_said_too() -> None:
    assert case_list_text([], 0, CHICAGO) == "There is no such fax."


def test_the_data_is_json_and_counts_what_is_left_out() -> None:
    data = json.loads(json.dumps(case_list_data([FAILED], 3)))

    assert (data["matching"], data["left_out"]) == (3, 2)
    assert data["cases"][0] == {
        "case": "FX-000001",
        "state": "failed",
        "reason": "busy",
        "tries": 4,
        "urgent": False,
        "batch": "B-000001",
        "due_at": "2026-11-23T11:00:00+00:00",
    }
