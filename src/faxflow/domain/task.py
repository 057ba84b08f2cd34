"""What a person must do, and what an operator reads about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.ids import BatchId, CaseId


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
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to open; a second one with the same `key` is not opened while the first is."""

    kind: TaskKind
    key: str
    title: str
    due_at: datetime
    case_id: CaseId | None = None
    batch_id: BatchId | None = None
