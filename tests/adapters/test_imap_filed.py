"""Handled mails on a real Dovecot: looked at by age, and removed for good."""

from datetime import UTC, datetime

from test_imap_mailbox import client, contents, deliver

from faxflow.adapters.imap_filed import FiledMails
from faxflow.config.server import MailboxSettings, Security
from faxflow.domain.mail import Folder
from servers.dovecot import PASSWORD, Dovecot

TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
HANDLED = str(Folder.HANDLED)


def filed(server: Dovecot, user: str) -> FiledMails:
    settings = MailboxSettings(
        host="127.0.0.1",
        port=server.port,
        security=Security.NONE,
        user=user,
        password="MAILBOX_PASSWORD",
        timeout_seconds=10,
    )
    return FiledMails(settings, lambda _: PASSWORD)


def put(server: Dovecot, user: str, *days: int) -> None:
    """A mail of each of these days of November."""
    with client(server, user) as other:
        other.create_folder(HANDLED)
        for day in days:
            at = datetime(2026, 11, day, 12, tzinfo=UTC)
            other.append(HANDLED, f"Subject: {day}\r\n\r\nText\r\n".encode(), msg_time=at)


def test_only_what_came_before_that_day_is_seen_and_what_is_removed_is_gone(
    dovecot: Dovecot,
) -> None:
    put(dovecot, "old", 1, 2, 20)
    box = filed(dovecot, "old")

    seen = [mail for mails in box.batches(TODAY.replace(day=10)) for mail in mails]
    box.remove([seen[0].uid])
    box.close()

    assert [mail.raw.split(b"\r\n")[0] for mail in seen] == [b"Subject: 1", b"Subject: 2"]
    left = [raw.split(b"\r\n")[0] for raw in contents(dovecot, "old", HANDLED)]
    assert left == [b"Subject: 2", b"Subject: 20"]


def test_looking_makes_no_folder_and_marks_nothing(dovecot: Dovecot) -> None:
    deliver(dovecot, "fresh", 1)
    box = filed(dovecot, "fresh")

    seen = list(box.batches(TODAY))
    box.close()

    assert seen == []
    with client(dovecot, "fresh") as other:
        assert not other.folder_exists(HANDLED)


def test_the_inbox_is_left_alone(dovecot: Dovecot) -> None:
    mails = deliver(dovecot, "filed-both", 2)
    put(dovecot, "filed-both", 1)
    box = filed(dovecot, "filed-both")

    for found in box.batches(TODAY):
        box.remove([mail.uid for mail in found])
    box.close()

    assert contents(dovecot, "filed-both", "INBOX") == mails
    assert contents(dovecot, "filed-both", HANDLED) == []
