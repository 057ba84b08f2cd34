"""What the rehearsal gateway mails is what its numbers promise, as our own reading has it."""

from datetime import UTC, datetime
from random import Random

import pytest

from faxflow.domain.ids import CaseId, Reference
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_reading import ReadingSettings, read_mail
from faxflow.simulator.gateway.outcomes import outcome_of
from faxflow.simulator.gateway.received_fax import ReceivedFax, number_of
from faxflow.simulator.gateway.verdict_mail import verdict_mail

AT = datetime(2026, 3, 2, 13, 5, tzinfo=UTC)
SETTINGS = ReadingSettings(gateway_domains=("fax.example",))
DELIVERED, FAILED = VerdictKind.DELIVERED, VerdictKind.FAILED


def a_fax(number: str) -> ReceivedFax:
    return ReceivedFax(
        reference="FX-000123-A2",
        number=number,
        at=AT,
        sha256="",
        subject="FX-000123-A2",
        sender="faxes@clinic.example",
        pages=2,
    )


def mails_of(number: str, tries: int = 1, seeds: int = 30) -> list[bytes]:
    """What the gateway mails of that try, once for each seed."""
    outcome = outcome_of(number, tries)
    assert outcome is not None
    chances = (Random(seed) for seed in range(seeds))
    return [verdict_mail(a_fax(number), outcome, AT, chance) for chance in chances]


@pytest.mark.parametrize(
    ("number", "tries", "kind", "reason"),
    [
        ("+15552010110", 1, DELIVERED, None),
        ("+15552010199", 4, DELIVERED, None),
        ("+15552010101", 1, FAILED, Reason.BUSY),
        ("+15552010101", 2, FAILED, Reason.BUSY),
        ("+15552010101", 3, DELIVERED, None),
        ("+15552010102", 3, FAILED, Reason.NO_ANSWER),
        ("+15552010103", 1, FAILED, Reason.NOT_IN_SERVICE),
    ],
)
def test_every_layout_is_read_as_what_happened(
    number: str, tries: int, kind: VerdictKind, reason: Reason | None
) -> None:
    readings = [read_mail(mail, SETTINGS).verdicts for mail in mails_of(number, tries)]

    told = {(v.kind, v.reason, v.number, v.reference) for verdicts in readings for v in verdicts}
    assert told == {(kind, reason, number, Reference(CaseId(123), 2))}
    assert all(len(verdicts) == 1 for verdicts in readings)


def test_a_rejection_says_the_number_and_no_more() -> None:
    (mail,) = mails_of("+15552010104", seeds=1)

    head, _, body = mail.partition(b"\r\n\r\n")
    assert b"\r\nSubject: Message to 555-201-0104 failed.\r\n" in head
    assert body == b"Message to 555-201-0104 failed.\r\n"


def test_silence_has_no_outcome() -> None:
    outcome = outcome_of("+15552010105", 1)

    assert outcome is None


def test_layouts_differ_and_a_seed_repeats_them() -> None:
    first, again = mails_of("+15552010110"), mails_of("+15552010110")

    together = b"".join(first)
    assert b"Fax Status for Job ID" in together
    assert b"text/html" in together
    assert [len(mail) for mail in first] == [len(mail) for mail in again]


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("15552010110@fax.example", "+15552010110"),
        ("5552010110@fax.example", "+15552010110"),
        ("+1-555-201-0110@fax.example", "+15552010110"),
        ("442079460155@fax.example", "+442079460155"),
        ("sales@fax.example", None),
        ("@fax.example", None),
    ],
)
def test_an_address_stands_for_one_number_or_none(address: str, number: str | None) -> None:
    found = number_of(address)

    assert found == number
