"""What a move of a referral means, and the reasons that each kind may have.

The reasons are closed lists, since free words could name a patient.
"""

from collections.abc import Mapping
from enum import StrEnum


class MoveKind(StrEnum):
    """What a move means."""

    ONWARD = "onward"
    BACK = "back"
    WAIT = "wait"
    RESUME = "resume"
    CLOSE = "close"
    COMPLETE = "complete"
    REOPEN = "reopen"


class WaitReason(StrEnum):
    """What it waits for."""

    INFORMATION_MISSING = "information-missing"
    RECORDS_REQUESTED = "records-requested"
    AUTHORISATION_REQUESTED = "authorisation-requested"
    NO_ANSWER = "no-answer"
    WRONG_NUMBER = "wrong-number"
    PATIENT_ASKED = "patient-asked"
    OTHER = "other"


class ReworkReason(StrEnum):
    """Why it goes back."""

    INFORMATION_WRONG = "information-wrong"
    RECORDS_INCOMPLETE = "records-incomplete"
    COVERAGE_CHANGED = "coverage-changed"
    REQUEST_CHANGED = "request-changed"
    APPOINTMENT_CANCELLED = "appointment-cancelled"
    STEP_SKIPPED = "step-skipped"
    BY_MISTAKE = "moved-by-mistake"
    OTHER = "other"


class ReopenReason(StrEnum):
    """Why it is opened again after its end."""

    PATIENT_BACK = "patient-called-back"
    INFORMATION_CAME = "information-came"
    COVERAGE_CHANGED = "coverage-changed"
    APPEAL_WON = "appeal-won"
    BY_MISTAKE = "closed-by-mistake"
    OTHER = "other"


REWORK = frozenset({MoveKind.BACK, MoveKind.REOPEN})
"""Moves that go back, and count as rework."""

SAYS_WHY = REWORK | {MoveKind.CLOSE}
"""Moves that need a reason."""

REASONS: Mapping[MoveKind, tuple[str, ...]] = {
    MoveKind.BACK: tuple(ReworkReason),
    MoveKind.WAIT: tuple(WaitReason),
    MoveKind.REOPEN: tuple(ReopenReason),
}
"""Those of each kind; closing reasons are the practice's, and the other kinds have none."""
