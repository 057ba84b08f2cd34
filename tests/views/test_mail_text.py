"""One mail as text and data: nothing of it but what an operator needs."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from faxflow.views.mail_text import MailShown, StatementLine, mail_data, mail_text

AT = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
SETTLED = StatementLine("failed", "applied", "busy", "FX-000046-A2", "J-17", "FX-000046-A2")
RIDDLE = StatementLine("delivered", "ambiguous", number="+15550100199")


def test_a_mail_is_told_fact_by_fact_and_statement_by_statement() -> None:
    mail = MailShown("M-000011", AT, AT, "fax.example", "faxflow-handled", None, False, [SETTLED])

    assert mail_text(mail, ZoneInfo("America/Chicago")).splitlines() == [
        "M-000011 from fax.example",
        "Received: 2026-11-23 05:00:00 CST",
        "Read: 2026-11-23 05:00:00 CST",
        "Folder: faxflow-handled",
        "Says:",
        "  a fax failed, that settled its fax; fax FX-000046-A2; reason busy; job J-17",
    ]


def test_a_mail_that_waits_names_the_number_and_the_commands() -> None:
    mail = MailShown("M-000011", None, AT, None, None, "faxflow-handled", True, [RIDDLE])

    assert mail_text(mail, ZoneInfo("UTC")).splitlines() == [
        "M-000011 from an unknown sender",
        "Read: 2026-11-23 11:00:00 UTC",
        "Folder: the mailbox; the next pass moves it to faxflow-handled",
        "You can:",
        "  faxflow mail assign M-000011 FX-… --delivered|--failed …",
        "  faxflow mail ignore M-000011",
        "Says:",
        "  a fax arrived, it could mean several faxes; number +15550100199",
    ]


def test_the_data_of_a_mail_is_json_and_whole() -> None:
    mail = MailShown("M-000011", None, AT, "fax.example", None, None, True, [RIDDLE])

    data = json.loads(json.dumps(mail_data(mail)))

    assert (data["received_at"], data["read_at"]) == (None, "2026-11-23T11:00:00+00:00")
    assert data["statements"][0]["outcome"] == "ambiguous"
