"""What lies in the other folders since a moment, on a real Dovecot; looking changes nothing."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta

from test_imap_folders import headed, put
from test_imap_mailbox import client, deliver

from faxflow.adapters.imap_past_mailbox import ImapPastMailbox
from faxflow.config.server import MailboxSettings, Security
from faxflow.domain.mail import Folder
from servers.dovecot import PASSWORD, Dovecot

LONG_AGO = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@contextmanager
def a_past_mailbox(server: Dovecot, user: str, **changes: object) -> Iterator[ImapPastMailbox]:
    settings = MailboxSettings(
        host="127.0.0.1",
        port=server.port,
        security=Security.NONE,
        user=user,
        password="MAILBOX_PASSWORD",
        timeout_seconds=10,
    ).model_copy(update=changes)
    with closing(ImapPastMailbox(settings, lambda _: PASSWORD, patience_seconds=0)) as mailbox:
        yield mailbox


def filed(mailbox: ImapPastMailbox) -> list[bytes]:
    return [one.raw for some in mailbox.filed_since(Folder.HANDLED, LONG_AGO) for one in some]


def a_copy(reference: str, to: str = "12025550101@fax.example") -> bytes:
    return headed(f"X-Faxflow-Attempt: {reference}", f"To: <{to}>", f"Subject: {reference}")


def test_copies_since_then_are_told_with_their_addresses_oldest_first(dovecot: Dovecot) -> None:
    put(dovecot, "past-sent", "Sent", [])
    with client(dovecot, "past-sent") as other:
        for at, mail in (
            (LONG_AGO + timedelta(hours=2), a_copy("FX-000002-A1")),
            (LONG_AGO, a_copy("FX-000001-A1G2")),
            (LONG_AGO - timedelta(days=9), a_copy("FX-000009-A1")),
            (LONG_AGO, headed("Subject: FX-000003-A1")),
        ):
            other.append("Sent", mail, msg_time=at)

    with a_past_mailbox(dovecot, "past-sent", sent_folder="Sent") as mailbox:
        found = mailbox.sent_since(LONG_AGO)

    assert found is not None
    assert [str(one.reference) for one in found] == ["FX-000001-A1G2", "FX-000002-A1"]
    assert {one.recipient for one in found} == {"12025550101@fax.example"}
    assert found[0].at == LONG_AGO


def test_without_a_sent_folder_there_is_nothing_to_look_at(dovecot: Dovecot) -> None:
    for named in ("Gone", ""):
        with a_past_mailbox(dovecot, "past-none", sent_folder=named) as mailbox:
            assert mailbox.sent_since(LONG_AGO) is None


def test_filed_mails_come_oldest_first_and_stay_where_they_are(dovecot: Dovecot) -> None:
    mails = [b"Subject: one\r\n\r\n1\r\n", b"Subject: two\r\n\r\n2\r\n"]
    put(dovecot, "past-filed", "faxflow-handled", mails)
    waiting = deliver(dovecot, "past-filed", 2)

    with a_past_mailbox(dovecot, "past-filed") as mailbox:
        found, again = filed(mailbox), filed(mailbox)
        in_review = list(mailbox.filed_since(Folder.REVIEW, LONG_AGO))
        in_inbox = [one.raw for some in mailbox.batches() for one in some]

    assert (found, again, in_review, in_inbox) == (mails, mails, [], waiting)
    with client(dovecot, "past-filed") as other:
        other.select_folder("faxflow-handled", readonly=True)
        assert other.search("SEEN") == []


def test_a_connection_that_was_lost_is_made_anew(dovecot: Dovecot) -> None:
    put(dovecot, "past-lost", "faxflow-handled", [b"Subject: one\r\n\r\n1\r\n"])

    with a_past_mailbox(dovecot, "past-lost") as mailbox:
        list(mailbox.batches())
        assert mailbox._client is not None
        mailbox._client.shutdown()
        found = filed(mailbox)

    assert len(found) == 1
