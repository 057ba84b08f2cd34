"""Whatever the settings and the number, no line of a fax's mail is added that is not ours."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP

from hypothesis import event, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from faxflow.adapters.smtp_message import FaxTemplate
from faxflow.config.gateway import GatewaySettings
from faxflow.domain.handover import OutgoingFax
from faxflow.domain.ids import CaseId, Reference, RunId
from faxflow.errors import ConfigurationProblem

NOW = datetime(2026, 3, 2, 13, 5, tzinfo=UTC)
OURS = ["From", "To", "Subject", "Date", "Message-ID", "X-Faxflow-Attempt", "X-Faxflow-Run"]
MIME = ["MIME-Version", "Content-Type"]

PLAIN = ["{number}", "{e164}", "{dialled}", "{reference}", "{{x}}", ": ", "X-A", "/", "=", "-", "9"]
WICKED = ["{", "}", "\r\n", "\n", "Bcc: spy@example.com", "é", "\x00", "\u2028", " ", "<", ">", "@"]
TEXTS = st.lists(
    st.one_of(st.sampled_from(PLAIN), st.sampled_from(PLAIN + WICKED)), max_size=3
).map("".join)
NAMES = st.sampled_from(["", "A", "Fax-Cover", "A: b\r\nBcc", "Faxflow-Attempt", "{number}"])
NUMBERS = st.one_of(st.sampled_from(["+12015550100", "+442079460155", "+1", ""]), TEXTS)


@settings(max_examples=200, deadline=None)
@given(address=TEXTS, subject=TEXTS, name=NAMES, value=TEXTS, number=NUMBERS)
def test_no_settings_and_no_number_can_add_a_header(
    address: str, subject: str, *, name: str, value: str, number: str
) -> None:
    patterns = {"address": f"{address}{{number}}@fax.example", "subject": subject}
    keys = {**patterns, "headers": {f"X-{name}": value} if name else {}}
    fax = OutgoingFax(Reference(CaseId(1), 1), number, b"%PDF", RunId("run"))
    try:
        here = {"host": "127.0.0.1", "port": 25, "sender": "faxes@clinic.example"}
        envelope = FaxTemplate(GatewaySettings.model_validate({**here, **keys})).envelope(fax, NOW)
    except (ConfigurationProblem, ValidationError):
        return

    event("a mail" if envelope else "none")
    if envelope is not None:
        mail = message_from_bytes(envelope.data, policy=SMTP)
        assert mail.keys() == [*OURS, *keys["headers"], *MIME]
        assert "\r" not in envelope.recipient
        assert "\n" not in envelope.recipient
