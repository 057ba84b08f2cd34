"""What happened to a referral, of whatever kind, so that it can all stand in one line of time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class What(StrEnum):
    """The kinds of things that happen to a referral."""

    STAGE = "stage"
    TASK = "task"
    TASK_CLOSED = "task-closed"
    CONTACT = "contact"
    STATUS_CALL = "status-call"
    NOTE = "note"
    DOCUMENT = "document"
    CHANGE = "change"
    ALERT = "alert"
    DUPLICATE = "duplicate"
    ANSWER = "answer"


Fact = str | int | float | None


@dataclass(frozen=True, slots=True)
class Happening:
    """`at` is UTC; `by` is the account that did it, None where none is on record.

    `facts` are texts, numbers and ids; times among them are ISO 8601 in UTC.
    """

    at: datetime
    what: What
    by: str | None
    facts: Mapping[str, Fact]
