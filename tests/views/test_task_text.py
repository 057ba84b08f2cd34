"""The tasks: what, by when, and who has it."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from faxflow.views.task_text import TaskLine, task_list_data, task_list_text

CHICAGO = ZoneInfo("America/Chicago")
AT = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
TAKEN = TaskLine("T-12", "mend-fax", "FX-000001 failed", AT, AT, "anna", "FX-000001", None)


def test_a_task_says_its_kind_its_due_time_and_its_owner() -> None:
    assert task_list_text([TAKEN], 0, CHICAGO).splitlines() == [
        "T-12  mend-fax, due 2026-11-23 05:00 CST, taken by anna",
        "    FX-000001 failed",
    ]


def test_what_is_not_due_is_counted() -> None:
    assert task_list_text([], 3, CHICAGO).splitlines() == [
        "Nothing is to be done about faxes; `faxflow queue` lists referrals.",
        "3 not due yet (--all)",
    ]


def test_the_data_is_json() -> None:
    data = json.loads(json.dumps(task_list_data([TAKEN], 1)))

    assert data["not_due"] == 1
    assert data["tasks"][0] == {
        "task": "T-12",
        "kind": "mend-fax",
        "title": "FX-000001 failed",
        "opened_at": "2026-11-23T11:00:00+00:00",
        "due_at": "2026-11-23T11:00:00+00:00",
        "owner": "anna",
        "case": "FX-000001",
        "batch": None,
    }
