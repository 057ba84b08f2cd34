"""What a person must do, and what an operator reads about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.ids import BatchId, CaseId, ReferralId
from faxflow.domain.referral import Queue


class TaskKind(StrEnum):
    """The kinds of work that faxflow hands to a person."""

    FOLLOW_UP = "follow-up"
    MEND_FAX = "mend-fax"
    RESOLVE_DOUBT = "resolve-doubt"
    RELEASE_HELD = "release-held"
    REVIEW_INCIDENT = "review-incident"
    REVIEW_CHANGE = "review-change"
    REVIEW_REJECTS = "review-rejects"
    REVIEW_MAIL = "review-mail"
    MEND_REPORT = "mend-report"
    MEND_ACCOUNT = "mend-account"
    REVIEW_NUMBER = "review-number"
    RELEASE_RUN = "release-run"
    RECONCILE = "reconcile"
    REVIEW_RESTORED = "review-restored"
    ALARM = "alarm"
    STAGE_WORK = "stage-work"
    COMPLETE_INTAKE = "complete-intake"
    REVIEW_ARRIVAL = "review-arrival"
    REVIEW_DUPLICATE = "review-duplicate"
    ANSWER_OFFICE = "answer-office"


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to open; a second one with the same `key` is not opened while the first is.

    `queue` is the desk of referrals that owns it; None: the fax desk.
    """

    kind: TaskKind
    key: str
    title: str
    due_at: datetime
    case_id: CaseId | None = None
    batch_id: BatchId | None = None
    referral_id: ReferralId | None = None
    queue: Queue | None = None
