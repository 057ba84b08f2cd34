"""Each kind of thing that happens to a referral is one line that a person can read."""

from zoneinfo import ZoneInfo

import pytest

from faxflow.domain.referrals.happening import Fact, Happening, What
from faxflow.views.referrals.happening_text import happening_line, length
from making import MORNING

ZONE = ZoneInfo("America/Chicago")
LATER = "2026-11-23T15:00:00.000+00:00"


@pytest.mark.parametrize(
    ("what", "facts", "told"),
    [
        (
            What.STAGE,
            {
                "stage": "documentation",
                "rework": 1,
                "wall_seconds": 3 * 86_400,
                "open_seconds": 8 * 3_600,
                "breached_at": None,
                "reason": "records-missing",
                "comments": "no MRI",
            },
            "→ documentation again (3 days, 8 hours of it open): records-missing: no MRI",
        ),
        (
            What.TASK,
            {"task": "T-4", "title": "call", "due_at": LATER, "owner": "ida"},
            "T-4 call (due 2026-11-23 09:00 CST, taken by ida)",
        ),
        (What.TASK_CLOSED, {"task": "T-4", "title": "call"}, "T-4 closed"),
        (
            What.NOTE,
            {"kind": "satisfaction", "said_by": "patient", "score": 2, "text": "slow"},
            "satisfaction of patient, 2 of 5: slow",
        ),
        (
            What.NOTE,
            {"kind": "satisfaction", "said_by": "patient", "score": 2, "text": ""},
            "satisfaction of patient, 2 of 5",
        ),
        (
            What.DOCUMENT,
            {
                "document": "D-000003",
                "kind": "scan",
                "media_type": "image/tiff",
                "pages": 2,
                "unreadable": "too dark",
                "name": None,
            },
            "D-000003 scan (image/tiff, 2 pages, unreadable: too dark)",
        ),
        (What.ALERT, {"kind": "reminder", "sent_at": None}, "reminder"),
        (
            What.ALERT,
            {"kind": "escalation", "sent_at": LATER},
            "escalation, sent 2026-11-23 09:00 CST",
        ),
        (
            What.DUPLICATE,
            {"pair": "PD-7", "kind": "patient", "grade": "probable", "state": "open"},
            "PD-7 possible duplicate patient, probable: open",
        ),
        (
            What.ANSWER,
            {"case": "FX-000009", "delivered_at": LATER, "taken_back_at": None},
            "answer to the referring office by fax FX-000009, delivered 2026-11-23 09:00 CST",
        ),
        (
            What.ANSWER,
            {"case": None, "delivered_at": None, "taken_back_at": None},
            "no answer could be faxed to the referring office",
        ),
    ],
)
def test_what_happened_is_told_in_one_line(what: What, facts: dict[str, Fact], told: str) -> None:
    line = happening_line(Happening(MORNING, what, "mara", facts), ZONE)

    assert line == f"2026-11-23 05:00 CST  {told}  (mara)"


def test_nobody_is_named_where_nobody_did_it() -> None:
    one = Happening(MORNING, What.CHANGE, None, {"field": "phone"})

    assert happening_line(one, ZONE) == "2026-11-23 05:00 CST  phone changed"


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0 min"), (119, "1 min"), (7_199, "119 min"), (7_200, "2 hours"), (172_800, "2 days")],
)
def test_a_length_is_told_as_finely_as_people_want_it(seconds: int, told: str) -> None:
    assert length(seconds) == told
