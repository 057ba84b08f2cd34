"""What a referring office is told: every closing reason in words, or nothing at all."""

from zoneinfo import ZoneInfo

import pytest

from a_referral import a_referral
from faxflow.domain.referral import ClosingReason, Stage
from faxflow.domain.referrals.answer import (
    ANSWER_FIELDS,
    USUAL,
    Outcome,
    answer_fields,
    outcome_told,
)
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Referral

CHICAGO = ZoneInfo("America/Chicago")
SILENT = {ClosingReason.DUPLICATE, ClosingReason.NOT_A_REFERRAL}


def told(referral: Referral) -> dict[str, str]:
    fields = answer_fields(referral, tuple(Outcome), CHICAGO)
    assert fields is not None
    assert fields.keys() == ANSWER_FIELDS
    return dict(fields)


@pytest.mark.parametrize("reason", sorted(set(ClosingReason) - SILENT))
def test_every_closing_reason_is_told_in_a_sentence(reason: ClosingReason) -> None:
    words = told(a_referral(Stage.CLOSED, closed_for=str(reason)))["reason"]

    assert words.endswith(".")
    assert reason not in words


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage(one) for one in Outcome}))
def test_while_it_is_worked_on_nothing_is_told(stage: Stage) -> None:
    assert answer_fields(a_referral(stage), tuple(Outcome), CHICAGO) is None


def test_of_a_missed_visit_the_office_hears_only_where_it_is_wanted() -> None:
    assert answer_fields(a_referral(Stage.NO_SHOW), USUAL, CHICAGO) is None


def test_a_visit_that_ended_early_is_told_as_such() -> None:
    referral = a_referral(Stage.COMPLETED)
    fields = {**referral.fields, Field.APPOINTMENT_OUTCOME: "left"}

    early = told(a_referral(Stage.COMPLETED, fields=fields))["outcome"]

    assert early != told(referral)["outcome"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-12-01T15:30:00.000+00:00", "Tuesday, December 1, 2026, 9:30 AM"),
        ("2026-07-01T15:30:00+00:00", "Wednesday, July 1, 2026, 10:30 AM"),
        ("", "–"),
        ("next week", "next week"),
    ],
)
def test_the_appointment_is_told_by_the_practices_clock(written: str, read: str) -> None:
    fields = {**a_referral().fields, Field.APPOINTMENT_AT: written}

    assert told(a_referral(Stage.SCHEDULED, fields=fields))["appointment"] == read


def test_a_name_spelt_anew_makes_no_other_answer() -> None:
    referral = a_referral(Stage.SCHEDULED)
    again = a_referral(Stage.SCHEDULED, fields={**referral.fields, Field.SURNAME: "Okwuosa-Lee"})

    assert outcome_told(told(referral)) == outcome_told(told(again))
