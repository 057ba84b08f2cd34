"""The account's other folders on a real Dovecot: copies of what was sent, mails filed wrongly."""

from collections.abc import Sequence

import pytest
from test_imap_mailbox import a_mailbox, client, contents, read

from faxflow.adapters import imap_reading
from faxflow.adapters.imap_mailbox import ImapMailbox
from faxflow.config.intake import IntakeMailbox
from faxflow.config.server import Security
from faxflow.domain.ids import CaseId, Reference
from faxflow.domain.mail import Folder, Misfiled
from faxflow.errors import ConfigurationProblem
from servers.dovecot import PASSWORD, Dovecot

OURS = Reference(CaseId(7), 2)
ANOTHER = Reference(CaseId(7), 1)


def put(server: Dovecot, user: str, folder: str, mails: Sequence[bytes]) -> None:
    with client(server, user) as other:
        if not other.folder_exists(folder):
            other.create_folder(folder)
        for mail in mails:
            other.append(folder, mail)


def headed(*headers: str) -> bytes:
    return "\r\n".join([*headers, "", "Text", ""]).encode()


@pytest.mark.parametrize(
    ("header", "is_one"),
    [
        ("X-Faxflow-Attempt: FX-000007-A2", True),
        ("Message-ID: <FX-000007-A2.run-1@hilltop.example>", True),
        ("Subject: FX-000007-A2", False),
        ("X-Faxflow-Attempt: FX-000007-A2G2", False),
        ("X-Faxflow-Attempt: FX-000007-A21", False),
        ("Message-ID: <FX-000007-A2G2.run-1@hilltop.example>", False),
        ("In-Reply-To: <FX-000007-A2.run-1@hilltop.example>", False),
    ],
)
def test_a_copy_is_what_bears_our_own_headers_for_this_very_attempt(
    dovecot: Dovecot, header: str, is_one: bool
) -> None:
    user = f"sender-{abs(hash(header))}"
    put(dovecot, user, "Sent", [headed("Subject: a fax"), headed(header)])
    mailbox = a_mailbox(dovecot.port, user)

    found = mailbox.copies([OURS, ANOTHER])
    mailbox.close()

    assert found == (frozenset({OURS}) if is_one else frozenset())


def test_the_inbox_is_read_on_after_the_sent_folder(dovecot: Dovecot) -> None:
    put(dovecot, "both", "Copies", [headed(f"X-Faxflow-Attempt: {OURS}")])
    mails = [headed("Subject: one")]
    put(dovecot, "both", "INBOX", mails)
    mailbox = a_mailbox(dovecot.port, "both", sent_folder="Copies")

    found, seen = mailbox.copies([OURS]), read(mailbox)
    mailbox.close()

    assert (found, seen) == (frozenset({OURS}), mails)


def test_an_account_that_keeps_no_copies_proves_nothing(dovecot: Dovecot) -> None:
    mailbox = a_mailbox(dovecot.port, "keeps-none")

    found = mailbox.copies([OURS])
    mailbox.close()

    assert found == frozenset()


def test_a_sent_folder_that_is_not_there_is_a_matter_of_configuration(dovecot: Dovecot) -> None:
    mailbox = a_mailbox(dovecot.port, "misnamed", sent_folder="Nowhere")

    with pytest.raises(ConfigurationProblem, match=r"\[mailbox\] sent_folder.*Nowhere"):
        mailbox.copies([OURS])


def test_a_mail_is_filed_anew_by_its_message_id_and_its_content(dovecot: Dovecot) -> None:
    right, alike = headed("Message-ID: <m@x>"), headed("Message-ID: <m@x>", "Subject: other")
    put(dovecot, "refiler", Folder.REVIEW, [alike, right])
    mailbox = a_mailbox(dovecot.port, "refiler")

    mailbox.refile(Misfiled("<m@x>", Folder.REVIEW, Folder.HANDLED, lambda raw: raw == right))
    mailbox.refile(Misfiled("<gone@x>", Folder.REVIEW, Folder.HANDLED, lambda _: True))
    mailbox.close()

    assert contents(dovecot, "refiler", Folder.HANDLED) == [right]
    assert contents(dovecot, "refiler", Folder.REVIEW) == [alike]


@pytest.mark.parametrize("message_id", ["<m\xf6p@x>", "<m@x>\0", "<m@x>\r\n2 LOGOUT"])
def test_a_mail_whose_message_id_no_search_can_ask_for_stays_where_it_is(
    dovecot: Dovecot, message_id: str
) -> None:
    user = f"odd-{len(message_id)}"
    mails = [headed("Message-ID: <m@x>")]
    put(dovecot, user, Folder.REVIEW, mails)
    mailbox = a_mailbox(dovecot.port, user)

    mailbox.refile(Misfiled(message_id, Folder.REVIEW, Folder.HANDLED, lambda _: True))
    mailbox.close()

    assert contents(dovecot, user, Folder.REVIEW) == mails


def test_a_failure_in_another_folder_does_not_have_it_read_as_the_inbox(dovecot: Dovecot) -> None:
    def breaks(_: bytes) -> bool:
        raise UnicodeError

    put(dovecot, "unlucky", Folder.REVIEW, [headed("Message-ID: <m@x>")])
    put(dovecot, "unlucky", "INBOX", [headed("Subject: one")])
    mailbox = a_mailbox(dovecot.port, "unlucky")
    with pytest.raises(UnicodeError):
        mailbox.refile(Misfiled("<m@x>", Folder.REVIEW, Folder.HANDLED, breaks))

    seen = read(mailbox)
    mailbox.close()

    assert seen == [headed("Subject: one")]


def test_of_an_endless_mail_the_beginning_is_read(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_reading, "LONGEST_READ", 100)
    monkeypatch.setattr(imap_reading, "_MOST_BYTES", 100)
    small, endless = headed("Subject: small"), headed("Subject: endless", "X: " + 200 * "x")
    put(dovecot, "endless", "INBOX", [small, endless, small])
    mailbox = a_mailbox(dovecot.port, "endless")

    seen = read(mailbox)
    mailbox.close()

    assert seen == [small, endless[:100], small]


def test_a_batch_holds_no_more_bytes_than_memory_should() -> None:
    lengths = dict.fromkeys(range(1, 6), 3_000_000) | {6: 99_000_000, 7: 10}

    found = [(list(one.uids), one.first is None) for one in imap_reading.loads(lengths)]

    assert found == [([1, 2], True), ([3, 4], True), ([5], True), ([6], False), ([7], True)]


def test_the_intake_reads_long_mails_whole_and_files_them_where_it_is_told(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_reading, "LONGEST_READ", 100)
    scan = headed("Subject: a long fax", "X: " + 200 * "x")
    put(dovecot, "intake", "INBOX", [scan])
    settings = IntakeMailbox(
        host="127.0.0.1",
        port=dovecot.port,
        security=Security.NONE,
        user="intake",
        password="INTAKE_PASSWORD",
        handled_folder="Taken in",
    )
    mailbox = ImapMailbox(settings, lambda _: PASSWORD, patience_seconds=0)

    [batch] = list(mailbox.batches())
    mailbox.file([mail.uid for mail in batch], Folder.HANDLED)
    mailbox.close()

    assert [mail.raw for mail in batch] == [scan]
    assert contents(dovecot, "intake", "Taken in") == [scan]
