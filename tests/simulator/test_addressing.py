"""The simulator finds the number in a mail, however a practice's gateway wants it written."""

from datetime import UTC, datetime

import pytest

from faxflow.adapters.smtp_message import FaxTemplate
from faxflow.config.gateway import GatewaySettings
from faxflow.config.profiles import shipped_profiles
from faxflow.domain.handover import OutgoingFax
from faxflow.domain.ids import CaseId, Reference, RunId
from faxflow.domain.number_forms import sample_number
from faxflow.simulator.gateway.addressing import Addressing, NumberReader
from faxflow.simulator.gateway.received_fax import received

AT = datetime(2026, 3, 2, 13, tzinfo=UTC)
PROFILES = {one.name: dict(one.keys) for one in shipped_profiles()}
WRITTEN = {
    "number in the subject": {"address": "fax@gate.example", "subject": "[fax] {number}"},
    "number in a header": {"address": "fax@gate.example", "headers": {"X-To": "<{e164}>"}},
    "dialled from abroad": {"address": "{dialled}@gate.example", "country": "GB"},
    "cover page off": {"address": "{number}/cp=off@gate.example", "subject": "{{nocoverpage}}"},
}


def read_back(keys: dict[str, object], number: str) -> str | None:
    """The number that the simulator finds in the mail to it."""
    usual = {"address": "{number}@gate.example", "caller_id": "+12015550199"}
    settings = GatewaySettings.model_validate(
        {"host": "gate.example", "port": 25, "sender": "a@clinic.example", **usual, **keys}
    )
    fax = OutgoingFax(Reference(CaseId(7), 1), number, b"%PDF", RunId("run-1"))
    envelope = FaxTemplate(settings).envelope(fax, AT)
    assert envelope is not None
    reader = NumberReader(
        (
            Addressing("{e164}@other.example"),
            Addressing(settings.address, settings.subject, settings.headers, settings.country),
        )
    )
    return reader(envelope.recipient, envelope.data)


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_the_number_is_found_in_mails_of_every_shipped_profile(name: str) -> None:
    number = sample_number(str(PROFILES[name].get("country", "US")))

    found = read_back(PROFILES[name], number)

    assert found == number


@pytest.mark.parametrize("written", sorted(WRITTEN))
def test_the_number_is_found_wherever_it_is_written(written: str) -> None:
    found = read_back(WRITTEN[written], "+12012345678")

    assert found == "+12012345678"


def test_a_mail_without_a_number_has_none() -> None:
    reader = NumberReader((Addressing("{number}@gate.example"),))

    assert reader("desk@gate.example", b"Subject: FX-000001-A1\r\n\r\n") is None


def test_a_fax_whose_subject_is_the_gateways_is_known_by_our_header() -> None:
    mail = b"Subject: {nocoverpage}\r\nX-Faxflow-Attempt: FX-000007-A2\r\n\r\n"

    fax = received(mail, "+12012345678", "a@clinic.example", AT)

    assert fax.case == "FX-000007"


def test_a_fax_without_our_header_is_known_by_its_subject() -> None:
    mail = b"Subject: FX-000007-A2\r\n\r\n"

    fax = received(mail, "+12012345678", "a@clinic.example", AT)

    assert fax.reference == "FX-000007-A2"
