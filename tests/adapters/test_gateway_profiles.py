"""Each shipped profile writes the mail that its service's own pages ask for."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP

import pytest

from faxflow.adapters.smtp_message import FaxTemplate
from faxflow.config.gateway import GatewaySettings
from faxflow.config.profiles import shipped_profiles
from faxflow.domain.handover import OutgoingFax
from faxflow.domain.ids import CaseId, Reference, RunId

NOW = datetime(2026, 3, 2, 13, 5, tzinfo=UTC)
US, UK, JAPAN = "+12015550100", "+442079460155", "+81312345678"
PROFILES = {profile.name: profile for profile in shipped_profiles()}
YOURS = {
    "voxis": {"address": "send@voxis.example"},
    "kazoo": {"address": "{number}@box.example"},
    "hylafax": {"address": "fax@{number}.fax"},
    "fusionpbx": {"address": "fax@pbx.example", "subject": "[fax] {number}"},
    "flexfax": {"address": "{number}@flex.example"},
    "rfc3192": {"address": "FAX={e164}@host.example"},
    "sinch": {"caller_id": "+12015550199"},
}
"""What a practice has to say itself."""

WRITTEN = {
    ("efax", US): ("12015550100@efaxsend.com", "FX-000123-A2"),
    ("efax", JAPAN): ("81312345678@efaxsend.com", "FX-000123-A2"),
    ("efax-corporate", US): ("12015550100/cp=off@efaxsend.com", "FX-000123-A2"),
    ("myfax", US): ("12015550100@send.myfax.com", "FX-000123-A2"),
    ("metrofax", US): ("12015550100@metrofax.com", "FX-000123-A2"),
    ("ringcentral", US): ("12015550100@rcfax.com", "FX-000123-A2"),
    ("srfax", US): ("12015550100@srfax.com", "FX-000123-A2"),
    ("faxage", US): ("2015550100@faxage.com", "FX-000123-A2"),
    ("faxage", UK): None,
    ("concord", US): ("12015550100@concordsend.com", "FX-000123-A2"),
    ("interfax", UK): ("00442079460155@fax.tc", "FX-000123-A2"),
    ("nextiva", US): ("12015550100@nextivafax.com", "FX-000123-A2"),
    ("retarus", UK): ("+442079460155@rfax.net", "FX-000123-A2"),
    ("gfi", UK): ("+442079460155@faxmaker.com", "FX-000123-A2"),
    ("faxaway", US): ("12015550100@fax2.faxaway.com", "FX-000123-A2"),
    ("sinch", US): ("12015550100@sinchfax.com", "+12015550199"),
    ("mitel", US): ("12015550100@shoretelfax.com", "FX-000123-A2"),
    ("faximo", JAPAN): ("0312345678@cl1.faximo.jp", "===FX-000123-A2"),
    ("faximo", US): None,
    ("voxis", US): ("send@voxis.example", "SEND 12015550100"),
    ("kazoo", US): ("12015550100@box.example", "FX-000123-A2"),
    ("hylafax", US): ("fax@12015550100.fax", "FX-000123-A2"),
    ("fusionpbx", US): ("fax@pbx.example", "[fax] 12015550100"),
    ("courier", US): ("12015550100@fax", "FX-000123-A2"),
    ("courier", UK): ("011442079460155@fax", "FX-000123-A2"),
    ("flexfax", US): ("12015550100@flex.example", "FX-000123-A2"),
    ("rfc3192", UK): ("FAX=+442079460155@host.example", "FX-000123-A2"),
}


def template(name: str) -> FaxTemplate:
    server = {"host": "127.0.0.1", "port": 25, "sender": "faxes@clinic.example"}
    return FaxTemplate(
        GatewaySettings.model_validate({**server, **PROFILES[name].keys, **YOURS.get(name, {})})
    )


def test_every_profile_stands_in_the_table() -> None:
    assert {name for name, _ in WRITTEN} == set(PROFILES)


@pytest.mark.parametrize(("name", "number"), WRITTEN)
def test_a_fax_is_addressed_as_its_service_asks(name: str, number: str) -> None:
    fax = OutgoingFax(Reference(CaseId(123), 2), number, b"%PDF", RunId("run"))

    envelope = template(name).envelope(fax, NOW)

    mail = message_from_bytes(envelope.data, policy=SMTP) if envelope else None
    written = (envelope.recipient, str(mail["Subject"])) if envelope and mail else None
    assert written == WRITTEN[name, number]
    assert mail is None or mail["X-Faxflow-Attempt"] == "FX-000123-A2"
