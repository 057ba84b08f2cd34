"""A referral as a test wants it, and what it takes to be let in anywhere."""

from dataclasses import replace
from typing import Any

from faxflow.domain.ids import PatientId, ReferralId
from faxflow.domain.referral import STAGES, ClosingReason, Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Channel, Referral, Visit
from faxflow.domain.referrals.rules import Rules
from making import MORNING

RULES = Rules(STAGES, tuple(ClosingReason))
COMPLETE = {
    Field.GIVEN_NAME: "Marisol",
    Field.SURNAME: "Okwuosa",
    Field.DATE_OF_BIRTH: "1961-04-03",
    Field.SEX: "female",
    Field.PHONE: "+12025550117",
    Field.SERVICE: "MRI lumbar spine",
    Field.PROVIDER: "Dr. Ferro",
    Field.REASON: "pain for six weeks",
    Field.PAYER: "Bluestone Mutual",
    Field.AUTHORISATION: "approved",
    Field.APPOINTMENT_AT: "2026-12-01T15:30:00.000+00:00",
    Field.APPOINTMENT_OUTCOME: "attended",
}
"""All that any stage requires."""


def a_referral(
    stage: Stage = Stage.INTAKE_RECEIVED, *, without: tuple[Field, ...] = (), **changes: Any
) -> Referral:
    """A referral in a stage, with every required field but some."""
    told = {field: text for field, text in COMPLETE.items() if field not in without}
    plain = Referral(
        id=ReferralId(42),
        patient_id=PatientId(7),
        channel=Channel.PERSON,
        source="",
        received_at=MORNING,
        fields={field: told.get(field, "") for field in Field},
        stage=stage,
        entered_at=MORNING,
        interrupted=None,
        queue=Queue.INTAKE,
        owner=None,
        due_at=MORNING,
        remind_at=MORNING,
        due_round=1,
        calendar="v1",
        missing=(),
        closed_for=None,
        reworks=0,
        answer_case_id=None,
        loop_closed_at=None,
        changes=0,
    )
    return replace(plain, **changes)


def visits(*stages: Stage) -> list[Visit]:
    """A history that went through these stages."""
    came_from = (None, *stages)
    return [
        Visit(before, stage, MORNING, None, "mara", None, None, False, None)
        for before, stage in zip(came_from, stages, strict=False)
    ]
