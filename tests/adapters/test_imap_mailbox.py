"""The inbox on a real Dovecot: read, filed, waited for, and found again after a cut."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from imapclient import IMAPClient

from faxflow.adapters import imap_mailbox, imap_reading
from faxflow.adapters.imap_mailbox import ImapMailbox
from faxflow.config.server import MailboxSettings, Security
from faxflow.domain.mail import Folder
from faxflow.errors import (
    CertificateRejected,
    ConfigurationProblem,
    FaxflowError,
    InsecureServer,
    LineLost,
    LoginRefused,
    MailsRenumbered,
    MailsUnreadable,
    ServerUnreachable,
)
from servers.cutting_proxy import CuttingProxy
from servers.dovecot import PASSWORD, Dovecot
from servers.faulty_imap import GREETING, FaultyImap, Mishap
from servers.scripted_smtp import End


def a_mailbox(
    port: int, user: str, *, patience_seconds: float = 0, **changes: object
) -> ImapMailbox:
    settings = MailboxSettings(
        host="127.0.0.1",
        port=port,
        security=Security.NONE,
        user=user,
        password="MAILBOX_PASSWORD",
        timeout_seconds=10,
    ).model_copy(update=changes)
    return ImapMailbox(settings, lambda _: PASSWORD, patience_seconds=patience_seconds)


@contextmanager
def client(server: Dovecot, user: str) -> Iterator[IMAPClient]:
    with IMAPClient("127.0.0.1", server.port, ssl=False) as other:
        other.login(user, PASSWORD)
        yield other


def deliver(server: Dovecot, user: str, count: int, folder: str = "INBOX") -> list[bytes]:
    mails = [f"Subject: mail {number}\r\n\r\nText\r\n".encode() for number in range(count)]
    with client(server, user) as other:
        for mail in mails:
            other.append(folder, mail)
    return mails


def contents(server: Dovecot, user: str, folder: str) -> list[bytes]:
    with client(server, user) as other:
        other.select_folder(folder, readonly=True)
        found = other.fetch(other.search("UNDELETED"), ["BODY.PEEK[]"])
        return [found[uid][b"BODY[]"] for uid in sorted(found)]


def read(mailbox: ImapMailbox) -> list[bytes]:
    return [mail.raw for batch in mailbox.batches() for mail in batch]


def test_all_mails_come_oldest_first_in_batches_and_stay_unread(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_reading, "_MOST_MAILS", 5)
    mails = deliver(dovecot, "reader", 12)
    mailbox = a_mailbox(dovecot.port, "reader")

    batches = list(mailbox.batches())
    again = read(mailbox)
    mailbox.close()

    assert [len(batch) for batch in batches] == [5, 5, 2]
    assert [mail.raw for batch in batches for mail in batch] == again == mails
    with client(dovecot, "reader") as other:
        other.select_folder("INBOX")
        assert len(other.search("UNSEEN")) == 12


@pytest.mark.parametrize("server", ["dovecot", "old_dovecot"])
def test_filed_mails_lie_in_their_folder_and_nowhere_else(
    server: str, request: pytest.FixtureRequest
) -> None:
    dovecot: Dovecot = request.getfixturevalue(server)
    mails = deliver(dovecot, "filer", 6)
    mailbox = a_mailbox(dovecot.port, "filer")
    uids = [mail.uid for batch in mailbox.batches() for mail in batch]

    mailbox.file(uids[:3], Folder.HANDLED)
    mailbox.file(uids[3:5], Folder.REVIEW)
    mailbox.file([], Folder.REVIEW)
    left = read(mailbox)
    mailbox.close()

    assert left == mails[5:]
    assert contents(dovecot, "filer", "faxflow-handled") == mails[:3]
    assert contents(dovecot, "filer", "faxflow-review") == mails[3:5]


def damage(server: Dovecot, user: str, *mails: bytes) -> None:
    """Makes these mails such that the server says BYE when it is to open them."""
    folder = server.mail / user / "Maildir"
    bad = {mail.replace(b"\r", b"") for mail in mails}
    for file in (*folder.glob("new/*"), *folder.glob("cur/*")):
        if file.read_bytes().replace(b"\r", b"") in bad:
            file.chmod(0)
    for index in folder.glob("dovecot.index.cache"):
        index.unlink()


def read_on(mailbox: ImapMailbox) -> tuple[list[bytes], FaxflowError | None]:
    """All that comes, and what it ends with."""
    seen: list[bytes] = []
    try:
        for batch in mailbox.batches():
            seen += [mail.raw for mail in batch]
    except FaxflowError as problem:
        return seen, problem
    return seen, None


@pytest.mark.parametrize("sizes_known", [True, False])
def test_a_mail_on_which_the_server_hangs_up_holds_back_no_other(
    dovecot: Dovecot, sizes_known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = f"damaged-{int(sizes_known)}"
    mails = deliver(dovecot, user, 5)
    damage(dovecot, user, mails[1], mails[3])
    if sizes_known:
        monkeypatch.setattr(imap_mailbox, "sizes", lambda _, uids: dict.fromkeys(uids, 100))
    mailbox = a_mailbox(dovecot.port, user)

    seen, problem = read_on(mailbox)
    mailbox.close()

    assert seen == [mails[0], mails[2], mails[4]]
    assert isinstance(problem, MailsUnreadable)
    assert "2 mails" in str(problem)


def test_a_server_that_hangs_up_on_mail_after_mail_is_given_up(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_mailbox, "_MOST_BREAKS", 3)
    mails = deliver(dovecot, "ailing", 6)
    damage(dovecot, "ailing", *mails[1:5])
    mailbox = a_mailbox(dovecot.port, "ailing")

    seen, problem = read_on(mailbox)
    mailbox.close()

    assert (seen, type(problem)) == (mails[:1], LineLost)


def test_filing_what_is_gone_is_no_error(dovecot: Dovecot) -> None:
    mails = deliver(dovecot, "twice", 3)
    mailbox = a_mailbox(dovecot.port, "twice")
    uids = [mail.uid for batch in mailbox.batches() for mail in batch]

    mailbox.file(uids[:2], Folder.HANDLED)
    mailbox.file(uids, Folder.HANDLED)
    mailbox.file(uids, Folder.HANDLED)
    mailbox.close()

    assert contents(dovecot, "twice", "faxflow-handled") == mails


def test_mails_that_vanish_while_reading_are_passed_over(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_reading, "_MOST_MAILS", 5)
    mails = deliver(dovecot, "vanisher", 12)
    mailbox = a_mailbox(dovecot.port, "vanisher")
    batches = mailbox.batches()

    first = next(batches)
    with client(dovecot, "vanisher") as other:
        other.select_folder("INBOX")
        other.delete_messages([first[-1].uid + 2])
        other.expunge()
    rest = [mail.raw for batch in batches for mail in batch]
    mailbox.close()

    assert rest == mails[5:6] + mails[7:]


def test_a_cut_between_batches_loses_nothing(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_reading, "_MOST_MAILS", 5)
    mails = deliver(dovecot, "cut", 12)
    with CuttingProxy(dovecot.port) as proxy:
        mailbox = a_mailbox(proxy.port, "cut")
        seen: list[bytes] = []
        for batch in mailbox.batches():
            proxy.cut()
            mailbox.file([mail.uid for mail in batch], Folder.HANDLED)
            proxy.cut()
            seen += [mail.raw for mail in batch]
        mailbox.close()

    assert seen == mails
    assert proxy.lines == 6
    assert contents(dovecot, "cut", "faxflow-handled") == mails


def test_after_renumbering_no_other_mail_is_filed_by_an_old_number(dovecot: Dovecot) -> None:
    with client(dovecot, "renumbered") as other:
        other.create_folder("Faxes")
    deliver(dovecot, "renumbered", 3, "Faxes")
    with CuttingProxy(dovecot.port) as proxy:
        mailbox = a_mailbox(proxy.port, "renumbered", folder="Faxes")
        uids = [mail.uid for batch in mailbox.batches() for mail in batch]
        proxy.cut()
        with client(dovecot, "renumbered") as other:
            other.delete_folder("Faxes")
            other.create_folder("Faxes")
        mails = deliver(dovecot, "renumbered", 4, "Faxes")
        mailbox.file(uids, Folder.HANDLED)
        left = read(mailbox)
        mailbox.close()

    assert left == mails


@pytest.mark.parametrize("asking", ["sizes", "fetch"])
def test_a_reading_cut_short_by_renumbering_is_no_reading_to_the_end(
    dovecot: Dovecot, asking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    user, real = f"cut-short-{asking}", getattr(imap_mailbox, asking)
    with client(dovecot, user) as other:
        other.create_folder("Faxes")
    deliver(dovecot, user, 1, "Faxes")

    def renumbered(client_of_ours: IMAPClient, **asked: object) -> object:
        monkeypatch.setattr(imap_mailbox, asking, real)
        with client(dovecot, user) as other:
            other.delete_folder("Faxes")
            other.create_folder("Faxes")
        deliver(dovecot, user, 3, "Faxes")
        proxy.cut()
        return real(client_of_ours, **asked)

    with CuttingProxy(dovecot.port) as proxy:
        mailbox = a_mailbox(proxy.port, user, folder="Faxes")
        monkeypatch.setattr(imap_mailbox, asking, renumbered)
        _, problem = read_on(mailbox)
        left = read(mailbox)
        mailbox.close()

    assert isinstance(problem, MailsRenumbered)
    assert len(left) == 3


def test_waiting_ends_when_a_mail_comes(dovecot: Dovecot) -> None:
    with CuttingProxy(dovecot.port) as proxy, ThreadPoolExecutor(1) as other_thread:
        mailbox = a_mailbox(proxy.port, "waiter")
        read(mailbox)
        waiting = other_thread.submit(mailbox.wait, 60)
        proxy.wait_for(b"IDLE")
        mails = deliver(dovecot, "waiter", 1)
        waiting.result(timeout=20)
        seen = read(mailbox)
        mailbox.close()

    assert seen == mails


def test_a_cut_while_waiting_is_mended_and_the_mail_is_seen(dovecot: Dovecot) -> None:
    with CuttingProxy(dovecot.port) as proxy, ThreadPoolExecutor(1) as other_thread:
        mailbox = a_mailbox(proxy.port, "patient")
        read(mailbox)
        waiting = other_thread.submit(mailbox.wait, 60)
        proxy.wait_for(b"IDLE")
        mails = deliver(dovecot, "patient", 1)
        proxy.cut()
        waiting.result(timeout=20)
        seen = read(mailbox)
        mailbox.close()

    assert seen == mails


@pytest.mark.parametrize("server", ["dovecot", "old_dovecot"])
def test_a_mail_that_came_before_the_wait_ends_it_at_once(
    server: str, request: pytest.FixtureRequest
) -> None:
    dovecot: Dovecot = request.getfixturevalue(server)
    mailbox = a_mailbox(dovecot.port, "early")
    read(mailbox)
    mails = deliver(dovecot, "early", 1)
    mailbox.wait(60)
    seen = read(mailbox)
    mailbox.close()

    assert seen == mails


@pytest.mark.parametrize("server", ["dovecot", "old_dovecot"])
def test_waiting_ends_with_its_time_though_old_mail_lies_there(
    server: str, request: pytest.FixtureRequest
) -> None:
    dovecot: Dovecot = request.getfixturevalue(server)
    mails = deliver(dovecot, "bored", 1)
    mailbox = a_mailbox(dovecot.port, "bored")
    read(mailbox)
    mailbox.wait(0.1)
    seen = read(mailbox)
    mailbox.close()

    assert seen == mails


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_mails_come_over_tls_and_waiting_works_there(
    dovecot: Dovecot, security: Security, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate.public))
    target = dovecot.tls_port if security is Security.TLS else dovecot.port
    with CuttingProxy(target) as proxy, ThreadPoolExecutor(1) as other_thread:
        mailbox = a_mailbox(proxy.port, f"safe-{security}", security=security)
        read(mailbox)
        waiting = other_thread.submit(mailbox.wait, 60)
        mails = deliver(dovecot, f"safe-{security}", 2)
        waiting.result(timeout=20)
        seen = read(mailbox)
        mailbox.close()

    assert seen == mails[: len(seen)] != []


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_that_nobody_vouches_for_is_rejected(
    dovecot: Dovecot, security: Security
) -> None:
    port = dovecot.tls_port if security is Security.TLS else dovecot.port

    with pytest.raises(CertificateRejected, match="self-signed"):
        read(a_mailbox(port, "anyone", security=security))


def test_a_refused_login_names_the_secret_and_is_not_repeated(dovecot: Dovecot) -> None:
    with CuttingProxy(dovecot.port) as proxy:
        settings = MailboxSettings(
            host="127.0.0.1",
            port=proxy.port,
            security=Security.NONE,
            user="stranger",
            password="MAILBOX_PASSWORD",
        )
        with pytest.raises(LoginRefused, match=r"stranger.*MAILBOX_PASSWORD"):
            read(ImapMailbox(settings, lambda _: "wrong"))

    assert proxy.lines == 1


def test_a_folder_that_is_not_there_is_a_matter_of_configuration(dovecot: Dovecot) -> None:
    with pytest.raises(ConfigurationProblem, match=r"\[mailbox\] folder.*Nowhere"):
        read(a_mailbox(dovecot.port, "lost", folder="Nowhere"))


def test_plain_text_to_another_machine_is_refused_before_connecting() -> None:
    with pytest.raises(InsecureServer, match=r"\[mailbox\]"):
        read(a_mailbox(143, "anyone", host="mail.example"))


def test_nobody_there_is_said_with_the_server_name(dovecot: Dovecot) -> None:
    with CuttingProxy(dovecot.port) as proxy:
        port = proxy.port

    with pytest.raises(ServerUnreachable, match=f"127.0.0.1:{port} cannot be reached: Connection"):
        read(a_mailbox(port, "anyone"))


def test_a_wait_that_is_interrupted_closes_at_once(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ctrl_c(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(IMAPClient, "idle_check", ctrl_c)
    mailbox = a_mailbox(dovecot.port, "hasty")
    read(mailbox)
    with pytest.raises(KeyboardInterrupt):
        mailbox.wait(60)
    began = time.monotonic()
    mailbox.close()

    assert time.monotonic() - began < 5  # a goodbye inside IDLE waits for the timeout: 10 s


def test_closing_twice_or_after_a_cut_raises_nothing(dovecot: Dovecot) -> None:
    with CuttingProxy(dovecot.port) as proxy:
        mailbox = a_mailbox(proxy.port, "closer")
        read(mailbox)
        proxy.cut()
        mailbox.close()
        mailbox.close()

    assert proxy.lines == 1


def test_a_server_that_hangs_up_at_first_is_tried_again_for_seconds(dovecot: Dovecot) -> None:
    mails = deliver(dovecot, "starting", 1)
    with FaultyImap(dovecot.port, GREETING, Mishap(end=End.CLOSE)) as starting:
        mailbox = a_mailbox(starting.port, "starting", patience_seconds=5)
        seen = read(mailbox)
        mailbox.close()

    assert seen == mails
    assert starting.met
