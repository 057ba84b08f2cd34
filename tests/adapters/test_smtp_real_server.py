"""The hand-over against a real Postfix, in plain text and over STARTTLS."""

import time
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path

import pytest

from faxflow.adapters.smtp_gateway import SmtpGateway
from faxflow.config.gateway import GatewaySettings
from faxflow.config.server import Security
from faxflow.domain.handover import Offered, OutgoingFax, Refused, Taken
from faxflow.domain.ids import CaseId, Reference, RunId
from faxflow.errors import CertificateRejected, WrongGateway
from servers.postfix import Postfix

NOW = datetime(2026, 3, 2, 13, tzinfo=UTC)
PDF = b"%PDF-1.4 a letter" * 4000


def a_gateway(server: Postfix, **changes: object) -> SmtpGateway:
    settings = GatewaySettings(
        host="127.0.0.1",
        port=server.port,
        security=Security.STARTTLS,
        address="{number}@fax.example",
        sender="faxes@clinic.example",
        final_timeout_seconds=20,
    ).model_copy(update=changes)
    return SmtpGateway(settings, lambda _: "", lambda: NOW, patience_seconds=0)


def a_fax(case: int, number: str = "+15552010110") -> OutgoingFax:
    return OutgoingFax(Reference(CaseId(case), 1), number, PDF, RunId("run-7"))


def arrived(folder: Path, subject: str) -> list[bytes]:
    """Mails with that subject, waited for: Postfix answers before it delivers."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        mails = [path.read_bytes() for path in folder.glob("*")]
        found = [mail for mail in mails if f"Subject: {subject}".encode() in mail]
        if found:
            return found
        time.sleep(0.02)
    return []


@pytest.mark.parametrize("security", [Security.NONE, Security.STARTTLS])
def test_faxes_arrive_once_each_over_one_connection(
    postfix: Postfix, security: Security, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(postfix.certificate.public))
    gateway = a_gateway(postfix, security=security)
    cases = (1, 2, 3) if security is Security.NONE else (4, 5, 6)
    outcomes = []
    for case in cases:
        outcomes += [gateway.offer(a_fax(case)), gateway.finish()]
    gateway.close()

    mails = [arrived(postfix.taken, f"FX-{case:06d}-A1") for case in cases]
    assert [type(outcome) for outcome in outcomes] == [Offered, Taken] * 3
    assert [len(found) for found in mails] == [1, 1, 1]
    letter = message_from_bytes(mails[0][0]).get_payload()[-1]
    assert letter.get_payload(decode=True) == PDF


def test_a_certificate_that_nobody_vouches_for_is_rejected(postfix: Postfix) -> None:
    with pytest.raises(CertificateRejected, match="self-signed"):
        a_gateway(postfix).open()


def test_a_relay_that_denies_us_refuses_the_account(postfix: Postfix) -> None:
    gateway = a_gateway(postfix, security=Security.NONE, address="{number}@elsewhere.example")
    outcome = gateway.offer(a_fax(7))
    gateway.close()

    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.account) == (554, True)


def test_a_number_that_is_refused_does_not_stop_the_next(postfix: Postfix) -> None:
    gateway = a_gateway(postfix, security=Security.NONE)
    refused = gateway.offer(a_fax(8, number="+15550100107"))
    offered, taken = gateway.offer(a_fax(9)), gateway.finish()
    gateway.close()

    assert isinstance(refused, Refused)
    assert (refused.code, refused.account) == (550, False)
    assert (type(offered), type(taken)) == (Offered, Taken)


def test_an_offer_without_its_dot_never_arrives(postfix: Postfix) -> None:
    gateway = a_gateway(postfix, security=Security.NONE)
    gateway.offer(a_fax(10))
    gateway.offer(a_fax(11))
    gateway.finish()
    gateway.close()

    assert len(arrived(postfix.taken, "FX-000011-A1")) == 1
    assert not any(b"FX-000010-A1" in path.read_bytes() for path in postfix.taken.glob("*"))


def test_a_rehearsal_sends_nothing_to_a_real_server(postfix: Postfix) -> None:
    real = a_gateway(postfix, security=Security.NONE)
    rehearsed = SmtpGateway(
        real._settings, lambda _: "", lambda: NOW, rehearsal=True, patience_seconds=0
    )

    with pytest.raises(WrongGateway, match="a real gateway, and this is a rehearsal"):
        rehearsed.open()
