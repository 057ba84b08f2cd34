"""The mail that carries a fax, read back by the standard library."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from faxflow.adapters.smtp_message import FaxTemplate
from faxflow.config.gateway import GatewaySettings
from faxflow.config.server import Security
from faxflow.domain.handover import OutgoingFax
from faxflow.domain.ids import CaseId, Reference, RunId
from faxflow.errors import ConfigurationProblem

NOW = datetime(2026, 3, 2, 13, 5, tzinfo=UTC)
PDF = bytes(range(256)) * 40


def a_template(**changes: object) -> FaxTemplate:
    settings: dict[str, object] = {
        "address": "{number}@fax.example",
        "sender": "Clinic <faxes@clinic.example>",
        **changes,
    }
    server = {"host": "127.0.0.1", "port": 25, "security": Security.NONE}
    return FaxTemplate(GatewaySettings.model_validate({**server, **settings}))


def a_fax(number: str = "+15552010110", run_id: str = "20260302-1305") -> OutgoingFax:
    return OutgoingFax(Reference(CaseId(123), 2), number, PDF, RunId(run_id))


def read(template: FaxTemplate, fax: OutgoingFax) -> EmailMessage:
    envelope = template.envelope(fax, NOW)
    assert envelope is not None
    mail = message_from_bytes(envelope.data, policy=SMTP)
    assert isinstance(mail, EmailMessage)
    return mail


def test_the_reference_stands_wherever_a_gateway_may_keep_it() -> None:
    mail = read(a_template(), a_fax())

    attachment = next(mail.iter_attachments())
    assert mail["Subject"] == mail["X-Faxflow-Attempt"] == "FX-000123-A2"
    assert mail["Message-ID"] == "<FX-000123-A2.20260302-1305@clinic.example>"
    assert mail["X-Faxflow-Run"] == "20260302-1305"
    assert attachment.get_filename() == "FX-000123-A2.pdf"


def test_the_letter_arrives_byte_for_byte() -> None:
    mail = read(a_template(), a_fax())

    attachment = next(mail.iter_attachments())
    assert attachment.get_content_type() == "application/pdf"
    assert attachment.get_payload(decode=True) == PDF


def test_envelope_and_headers_name_the_same_two_parties() -> None:
    envelope = a_template().envelope(a_fax(), NOW)

    assert envelope is not None
    mail = message_from_bytes(envelope.data, policy=SMTP)
    assert (envelope.sender, envelope.recipient) == (
        "faxes@clinic.example",
        "15552010110@fax.example",
    )
    assert mail["From"] == "Clinic <faxes@clinic.example>"
    assert mail["To"] == "15552010110@fax.example"
    assert mail["Date"] == "Mon, 02 Mar 2026 13:05:00 +0000"


@pytest.mark.parametrize(
    ("address", "number", "recipient"),
    [
        ("{national}@fax.example", "+15552010110", "5552010110@fax.example"),
        ("{e164}@fax.example", "+442079460155", "+442079460155@fax.example"),
        ("{trunk}@fax.example", "+15552010110", "15552010110@fax.example"),
        ("{dialled}@fax.example", "+442079460155", "011442079460155@fax.example"),
        ("00{number}@fax.example", "+442079460155", "00442079460155@fax.example"),
        ("FAX={e164}/T33S=0@fax.example", "+15552010110", "FAX=+15552010110/T33S=0@fax.example"),
        ("fax@{number}.fax", "+15552010110", "fax@15552010110.fax"),
        ("{number}/cp=off@fax.example", "+15552010110", "15552010110/cp=off@fax.example"),
    ],
)
def test_an_address_takes_the_form_that_the_gateway_wants(
    address: str, number: str, recipient: str
) -> None:
    envelope = a_template(address=address).envelope(a_fax(number), NOW)

    assert envelope is not None
    assert envelope.recipient == recipient


def test_a_foreign_number_is_never_written_as_one_at_home() -> None:
    template = a_template(address="{national}@fax.example")

    assert template.envelope(a_fax("+442079460155"), NOW) is None


def test_the_subject_may_be_the_order_and_the_reference_travels_all_the_same() -> None:
    template = a_template(address="send@fax.example", subject="SEND {number}")

    mail = read(template, a_fax())

    assert (mail["To"], mail["Subject"]) == ("send@fax.example", "SEND 15552010110")
    assert mail["X-Faxflow-Attempt"] == "FX-000123-A2"
    assert mail["Message-ID"].startswith("<FX-000123-A2.")
    assert next(mail.iter_attachments()).get_filename() == "FX-000123-A2.pdf"


def test_our_own_number_stands_where_the_gateway_wants_it() -> None:
    mail = read(a_template(subject="{caller_id}", caller_id="+15552010199"), a_fax())

    assert mail["Subject"] == "+15552010199"


def test_a_gateways_own_headers_are_set_for_each_fax() -> None:
    headers = {"X-FAX-AutoCoverPage": "no", "X-FAX-Dialstring": "{dialled}"}

    mail = read(a_template(headers=headers), a_fax())

    assert mail["X-FAX-AutoCoverPage"] == "no"
    assert mail["X-FAX-Dialstring"] == "15552010110"
    assert mail["MIME-Version"] == "1.0"


def test_a_body_and_words_beyond_ascii_arrive_as_they_were_written() -> None:
    template = a_template(
        body="Vertraulich: für Sie.\n.\nEnde {nocoverpage}",
        subject="Fax für {reference}",
        sender="Praxis Grün <faxes@clinic.example>",
    )
    mail = read(template, a_fax())

    body = mail.get_body()
    assert body is not None
    assert body.get_content().rstrip() == "Vertraulich: für Sie.\n.\nEnde {nocoverpage}"
    assert mail["Subject"] == "Fax für FX-000123-A2"
    assert mail["From"] == "Praxis Grün <faxes@clinic.example>"


def test_every_line_is_short_ends_in_crlf_and_is_no_lone_dot() -> None:
    envelope = a_template(body=".\n..\n").envelope(a_fax(), NOW)

    assert envelope is not None
    lines = envelope.data.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 100 and b"\n" not in line and b"\r" not in line for line in lines)
    assert not any(line.startswith(b".") for line in lines)


def test_the_same_fax_makes_the_same_bytes() -> None:
    first, second = (a_template().envelope(a_fax(), NOW) for _ in range(2))

    assert first == second


def test_a_run_id_cannot_break_out_of_its_header() -> None:
    mail = read(a_template(), a_fax(run_id="run\r\nBcc: spy@example.com"))

    assert mail["Bcc"] is None
    assert mail["X-Faxflow-Run"] == "run--Bcc--spy-example.com"


@pytest.mark.parametrize("number", ["5552010110", "+1555\r\n", "+1 555", "+1555201011x", ""])
def test_what_is_no_number_makes_no_mail(number: str) -> None:
    envelope = a_template().envelope(a_fax(number), NOW)

    assert envelope is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("address", "{number}{typo}@fax.example"),
        ("address", "{number}"),
        ("address", "{number} @fax.example"),
        ("subject", "{reference}\r\nBcc: spy@example.com"),
        ("subject", "{}"),
        ("subject", "{reference"),
        ("subject", "{reference.case_id}"),
        ("subject", "{number:>999999999}"),
        ("subject", "{caller_id}"),
        ("headers", {"Bcc": "spy@example.com"}),
        ("headers", {"X-Faxflow-Attempt": "{number}"}),
        ("headers", {"X-A: b\r\nBcc": "spy@example.com"}),
        ("headers", {"X-A": "1\r\nBcc: spy@example.com"}),
        ("headers", {"X-A": "ü"}),
        ("sender", "no address"),
        ("sender", "Clinic <faxes@clinic.example>\r\nBcc: spy@example.com"),
    ],
)
def test_settings_that_cannot_work_are_named_at_once(key: str, value: object) -> None:
    with pytest.raises(ConfigurationProblem, match=rf"\[gateway\] {key}"):
        a_template(**{key: value})
