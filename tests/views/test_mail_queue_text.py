"""The list of mails for a person says when, from where, what and in which folder."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from faxflow.views.mail_queue_text import MailLine, mail_queue_data, mail_queue_text

CHICAGO = ZoneInfo("America/Chicago")
AT = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
KNOWN = MailLine("M-000001", AT, AT, "fax.example", [("failed", "ambiguous")], "faxflow-review")
BARE = MailLine("M-000002", None, AT, None, [], None)


def test_each_mail_has_its_line_in_the_practices_time() -> None:
    text = mail_queue_text([KNOWN, BARE], CHICAGO)

    assert (
        "M-000001  received 2026-11-23 06:30 CST  from fax.example"
        "  a fax failed, it could mean several faxes  in faxflow-review"
    ) in text
    assert (
        "M-000002  read 2026-11-23 06:30 CST  from an unknown sender  nothing was read in it"
        in text
    )


def test_an_empty_queue_is_said_in_one_line() -> None:
    assert mail_queue_text([], CHICAGO) == "No mail waits for a person."


def test_the_data_says_the_same_in_utc() -> None:
    [told, _] = mail_queue_data([KNOWN, BARE])["mails"]  # type: ignore[misc]

    assert told == {
        "mail": "M-000001",
        "received_at": "2026-11-23T12:30:00+00:00",
        "read_at": "2026-11-23T12:30:00+00:00",
        "sender_domain": "fax.example",
        "said": [{"kind": "failed", "outcome": "ambiguous"}],
        "folder": "faxflow-review",
    }
