"""The rehearsal gateway end to end: our own SMTP and IMAP adapters on its sockets."""

import hashlib
import imaplib
import smtplib
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from faxflow.adapters.imap_mailbox import ImapMailbox
from faxflow.adapters.smtp_gateway import SmtpGateway
from faxflow.adapters.smtp_notices import SmtpNotices
from faxflow.config.gateway import GatewaySettings
from faxflow.config.notices import NoticeSettings
from faxflow.config.server import MailboxSettings, Security
from faxflow.domain.handover import Finish, Offer, Offered, OutgoingFax, Refused, Taken, Unclear
from faxflow.domain.ids import CaseId, Reference, RunId
from faxflow.errors import InsecureServer, LoginRefused, ServerUnreachable, WrongGateway
from faxflow.simulator.gateway.fax_gateway import Faults, FaxGateway, Ports

START = datetime(2026, 3, 2, 13, tzinfo=UTC)
HOUR = timedelta(hours=1)
PDF = b"%PDF-1.4\n/Type /Page\n/Type /Pages\n/Type /Page\n..\n." + b"x" * 60_000


class Hands:
    """A clock that stands until it is set."""

    now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def gateway(clock: Hands) -> Iterator[FaxGateway]:
    with FaxGateway(clock) as running:
        yield running


def smtp(gateway: FaxGateway) -> SmtpGateway:
    settings = GatewaySettings(
        host="127.0.0.1",
        port=gateway.smtp_port,
        security=Security.NONE,
        user="service",
        password="GATEWAY_PASSWORD",
        address="{number}@fax.example",
        sender="faxes@clinic.example",
        final_timeout_seconds=5,
    )
    return SmtpGateway(
        settings, lambda _: "rehearsal", lambda: START, rehearsal=True, patience_seconds=0
    )


def inbox(gateway: FaxGateway, user: str = "service") -> list[bytes]:
    settings = MailboxSettings(
        host="127.0.0.1", port=gateway.imap_port, security=Security.NONE, user=user, password="P"
    )
    mailbox = ImapMailbox(settings, lambda _: "rehearsal")
    mails = [mail.raw for batch in mailbox.batches() for mail in batch]
    mailbox.close()
    return mails


def send(gateway: FaxGateway, *faxes: tuple[int, int, str]) -> list[Offer | Finish]:
    """Outcomes for (case, attempt, last two digits)."""
    line, outcomes = smtp(gateway), []
    for case, attempt, ending in faxes:
        reference = Reference(CaseId(case), attempt)
        offer = line.offer(OutgoingFax(reference, f"+155520101{ending}", PDF, RunId("run-1")))
        outcomes.append(line.finish() if isinstance(offer, Offered) else offer)
    line.close()
    return outcomes


def test_a_fax_is_taken_as_it_was_sent_and_confirmed_in_the_clocks_time(
    gateway: FaxGateway,
) -> None:
    outcomes = send(gateway, (1, 1, "10"))
    early = gateway.deliver_due(START)
    due = gateway.next_due()
    late = gateway.deliver_due(START + HOUR)

    (fax,) = gateway.taken
    assert isinstance(outcomes[0], Taken)
    assert (fax.reference, fax.number, fax.at) == ("FX-000001-A1", "+15552010110", START)
    assert fax.sha256 == hashlib.sha256(PDF).hexdigest()
    assert fax.pages == 2
    assert due is not None
    assert START < due < START + HOUR
    assert (early, late, gateway.next_due()) == (0, 1, None)
    assert b"555-201-0110" in inbox(gateway)[0]


def test_busy_twice_then_through_is_counted_for_each_fax(gateway: FaxGateway) -> None:
    send(gateway, (1, 1, "01"), (1, 2, "01"), (1, 3, "01"), (2, 1, "01"))
    gateway.deliver_due(START + HOUR)

    mails = inbox(gateway)
    for reference, word in (("1-A1", b"busy"), ("1-A2", b"busy"), ("2-A1", b"busy")):
        (mail,) = [mail for mail in mails if f"FX-00000{reference}".encode() in mail]
        assert word in mail
    (third,) = [mail for mail in mails if b"FX-000001-A3" in mail]
    assert b"busy" not in third


def test_the_silent_number_is_taken_and_never_spoken_of(gateway: FaxGateway) -> None:
    outcomes = send(gateway, (1, 1, "05"))

    assert isinstance(outcomes[0], Taken)
    assert gateway.next_due() is None


def test_the_smtp_numbers_defer_refuse_and_break_off(gateway: FaxGateway) -> None:
    outcomes = send(gateway, (1, 1, "06"), (1, 2, "06"), (2, 1, "07"), (3, 1, "08"), (4, 1, "10"))
    delivered = gateway.deliver_due(START + HOUR)

    deferred, taken, refused, doubt, ordinary = outcomes
    assert isinstance(deferred, Refused)
    assert isinstance(refused, Refused)
    assert (deferred.code, refused.code) == (450, 550)
    assert isinstance(doubt, Unclear)
    assert isinstance(taken, Taken)
    assert isinstance(ordinary, Taken)
    assert [fax.case for fax in gateway.taken] == ["FX-000001", "FX-000003", "FX-000004"]
    assert delivered == 3


def test_a_notice_to_staff_lands_in_the_admins_mailbox(gateway: FaxGateway) -> None:
    settings = NoticeSettings(
        host="127.0.0.1",
        port=gateway.office_port,
        security=Security.NONE,
        sender="faxflow@clinic.example",
        to=("admin@clinic.example", "lead@clinic.example"),
    )
    SmtpNotices(settings, lambda _: "", lambda: START).send("FN-000001", "2 faxes\nwait", "Look.")

    (mail,) = inbox(gateway, "admin")
    assert gateway.notices == ["2 faxes wait"]
    assert b"Message-ID: <FN-000001@clinic.example>" in mail
    assert b"To: admin@clinic.example, lead@clinic.example" in mail
    assert b"Auto-Submitted: auto-generated" in mail
    assert b"Date: Mon, 02 Mar 2026 13:00:00 +0000" in mail
    assert inbox(gateway, "service") == []


def test_hundreds_of_faxes_and_verdicts_go_through(gateway: FaxGateway) -> None:
    outcomes = send(gateway, *((case, 1, f"{case % 80 + 10}") for case in range(1, 201)))
    gateway.deliver_due(START + HOUR)
    mails = inbox(gateway)

    assert sum(isinstance(outcome, Taken) for outcome in outcomes) == 200
    assert len({fax.reference for fax in gateway.taken}) == len(mails) == 200


def test_by_itself_it_answers_faster_than_life(clock: Hands) -> None:
    with FaxGateway(clock) as gateway:
        gateway.run_real_time(speed=1e9)
        send(gateway, (1, 1, "10"))
        clock.now = START + timedelta(seconds=1)
        mailbox = ImapMailbox(
            MailboxSettings(
                host="127.0.0.1",
                port=gateway.imap_port,
                security=Security.NONE,
                user="service",
                password="P",
            ),
            lambda _: "rehearsal",
        )
        list(mailbox.batches())
        mailbox.wait(20)
        mails = [mail for batch in mailbox.batches() for mail in batch]
        mailbox.close()

    assert len(mails) == 1


def test_a_refused_login_can_be_rehearsed(clock: Hands) -> None:
    with FaxGateway(clock, faults=Faults(refuse_login=True)) as gateway:
        with pytest.raises(LoginRefused):
            smtp(gateway).open()
        with pytest.raises(LoginRefused):
            inbox(gateway)


def test_something_can_happen_between_taking_a_fax_and_saying_so(clock: Hands) -> None:
    seen: list[str | None] = []
    faults = Faults(before_reply=lambda fax: seen.append(fax.reference))
    with FaxGateway(clock, faults=faults) as gateway:
        send(gateway, (1, 1, "10"))

    assert seen == ["FX-000001-A1"]


def test_a_port_that_is_taken_is_said_and_leaves_nothing_running(clock: Hands) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ports = Ports(imap=other.getsockname()[1])
        with pytest.raises(OSError, match="in use"), FaxGateway(clock, ports=ports):
            pass


def test_stopping_hangs_up_on_those_who_are_connected(clock: Hands) -> None:
    gateway = FaxGateway(clock)
    gateway.start()
    smtp_line = smtplib.SMTP("127.0.0.1", gateway.smtp_port, timeout=10)
    imap_line = imaplib.IMAP4("127.0.0.1", gateway.imap_port, timeout=10)
    gateway.stop()

    with pytest.raises(OSError):  # noqa: PT011 - any way of being gone will do
        smtp_line.noop()
    with pytest.raises(imaplib.IMAP4.abort):
        imap_line.noop()
    smtp_line.close()
    imap_line.shutdown()


def test_the_mailbox_speaks_plain_text_only_and_our_rule_refuses_that(gateway: FaxGateway) -> None:
    settings = MailboxSettings(host="127.0.0.1", port=gateway.imap_port, user="u", password="P")

    with pytest.raises(InsecureServer):
        list(ImapMailbox(settings, lambda _: "rehearsal").batches())


def test_a_gateway_that_is_gone_is_unreachable(clock: Hands) -> None:
    with FaxGateway(clock) as gateway:
        line = smtp(gateway)

    with pytest.raises(ServerUnreachable):
        line.open()


def test_production_leaves_the_rehearsal_before_it_gives_a_password(gateway: FaxGateway) -> None:
    # A wrong password, had it been given, would end in LoginRefused.
    line = SmtpGateway(smtp(gateway)._settings, lambda _: "wrong", lambda: START)

    with pytest.raises(WrongGateway):
        line.open()
