"""The rehearsed results are read aright in the name of every gateway that we know."""

from datetime import UTC, datetime
from random import Random

import pytest

from faxflow.config.profiles import shipped_profiles
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.domain.verdict_reading import ReadingSettings, read_mail
from faxflow.simulator.gateway.outcomes import (
    BARE,
    BUSY,
    DELIVERED,
    OUT_OF_SERVICE,
    RINGS_OUT,
    Outcome,
)
from faxflow.simulator.gateway.received_fax import ReceivedFax
from faxflow.simulator.gateway.verdict_mail import Voice, verdict_mail

AT = datetime(2026, 3, 2, 13, 30, tzinfo=UTC)
DOMAINS = sorted(
    {name for one in shipped_profiles() for name in one.keys.get("notice_domains", [])}
)
REASONS = {
    BUSY: Reason.BUSY,
    RINGS_OUT: Reason.NO_ANSWER,
    OUT_OF_SERVICE: Reason.NOT_IN_SERVICE,
    DELIVERED: None,
}


def a_fax(number: str) -> ReceivedFax:
    subject = "FX-000042-A1"
    return ReceivedFax(subject, number, AT, "0" * 64, subject, "faxes@clinic.example", 2)


def verdicts_of(
    number: str, outcome: Outcome, voice: Voice, settings: ReadingSettings
) -> list[Verdict]:
    """What is read of a dozen layouts, one verdict each."""
    readings = [
        read_mail(verdict_mail(a_fax(number), outcome, AT, Random(seed), voice=voice), settings)
        for seed in range(12)
    ]
    assert all(len(one.verdicts) == 1 for one in readings)
    return [one.verdicts[0] for one in readings]


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("echoes", [True, False])
def test_every_result_is_read_as_what_happened(domain: str, echoes: bool) -> None:
    settings = ReadingSettings(gateway_domains=(domain,))
    voice, number = Voice(domain, echoes), "+12012345678"

    told = {outcome: verdicts_of(number, outcome, voice, settings) for outcome in (*REASONS, BARE)}

    for outcome, verdicts in told.items():
        kind = VerdictKind.DELIVERED if outcome.sent else VerdictKind.FAILED
        assert {(one.kind, one.number) for one in verdicts} == {(kind, number)}, outcome
    for outcome, reason in REASONS.items():
        assert {one.reason for one in told[outcome]} == {reason}


def test_a_number_abroad_is_told_as_it_is_dialled() -> None:
    settings = ReadingSettings(country="GB", gateway_domains=("gate.example",))

    verdicts = verdicts_of("+442079460155", DELIVERED, Voice("gate.example"), settings)

    assert {one.number for one in verdicts} == {"+442079460155"}
