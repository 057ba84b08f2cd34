"""One referral as the store knows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.ids import CaseId, PatientId, ReferralId
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import Field


class Channel(StrEnum):
    """The way that a referral came in."""

    FAX = "fax"
    EMAIL = "e-mail"
    VOICEMAIL = "voicemail"
    CALL_CENTRE = "call-centre"
    PORTAL = "portal"
    EHR_MESSAGE = "ehr-message"
    FOLDER = "folder"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Referral:
    """`fields` has every Field, its patient's too, empty where nothing was told; times are UTC.

    `source` is the number or address that it came from. `interrupted` is the stage that
    waiting has interrupted, None where it does not wait. `queue` owns it; `owner` is the
    account that took it, None: nobody did. `due_at` and `remind_at` are None once it is
    final; `due_round` counts what was due so far. `calendar` is the version of hours and
    stages that made them. `missing` are fields that are missing or doubtful. `closed_for` is
    a closing reason, the practice's own maybe. `changes` counts every change: what was decided
    on an older count is not written. `removed_at` is when retention removed what it says of
    anybody, None where it is here.
    """

    id: ReferralId
    patient_id: PatientId
    channel: Channel
    source: str
    received_at: datetime
    fields: Mapping[Field, str]
    stage: Stage
    entered_at: datetime
    interrupted: Stage | None
    queue: Queue
    owner: str | None
    due_at: datetime | None
    remind_at: datetime | None
    due_round: int
    calendar: str
    missing: tuple[Field, ...]
    closed_for: str | None
    reworks: int
    answer_case_id: CaseId | None
    loop_closed_at: datetime | None
    changes: int
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay in a stage, as history holds it; `left_at` is None while it lasts (UTC)."""

    came_from: Stage | None
    stage: Stage
    entered_at: datetime
    left_at: datetime | None
    actor: str
    reason: str | None
    comments: str | None
    rework: bool
    breached_at: datetime | None
