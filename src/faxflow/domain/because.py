"""Why a person decided something: closed lists, since free text could name a patient."""

from enum import StrEnum


class HoldBecause(StrEnum):
    """Why a fax is to wait."""

    NUMBER_DOUBTED = "number-doubted"
    LETTER_DOUBTED = "letter-doubted"
    RECIPIENT_ASKED = "recipient-asked"
    NOT_YET = "not-yet"


class ReleaseBecause(StrEnum):
    """Why a fax may go after all."""

    NUMBER_CHECKED = "number-checked"
    LETTER_CHECKED = "letter-checked"
    LETTER_MENDED = "letter-mended"
    RECIPIENT_READY = "recipient-ready"
    NOT_ARRIVED = "not-arrived"


class ResendBecause(StrEnum):
    """Why a fax is sent once more."""

    NOT_ARRIVED = "not-arrived"
    NOT_LEGIBLE = "not-legible"
    PAGES_MISSING = "pages-missing"
    LOST_BY_RECIPIENT = "lost-by-recipient"
    RECIPIENT_ASKED = "recipient-asked"
    NUMBER_CHECKED = "number-checked"
    CANCELLED_BY_MISTAKE = "cancelled-by-mistake"


class LiftBecause(StrEnum):
    """Why the guard of a restore may be lifted."""

    RECONCILED = "reconciled"
    NOTHING_WAS_SENT = "nothing-was-sent"


class CancelBecause(StrEnum):
    """Why a fax is not to go out."""

    NOT_WANTED = "not-wanted"
    DONE_OTHERWISE = "done-otherwise"
    DUPLICATE = "duplicate"
    WRONG_RECIPIENT = "wrong-recipient"
    WRONG_PATIENT = "wrong-patient"


class CorrectBecause(StrEnum):
    """Why the number was wrong."""

    MISTYPED = "mistyped"
    NUMBER_CHANGED = "number-changed"
    WRONG_RECIPIENT = "wrong-recipient"
    WAS_A_VOICE_LINE = "was-a-voice-line"


class FixBecause(StrEnum):
    """Why a row that was rejected may become a fax."""

    MISTYPED = "mistyped"
    WAS_MISSING = "was-missing"
    DAMAGED = "damaged"
    RIGHT_ROW = "right-row"
    MAPPING_MENDED = "mapping-mended"


class SetAsideBecause(StrEnum):
    """Why a row that was rejected is to become no fax."""

    NO_ROW = "no-row"
    NOT_WANTED = "not-wanted"
    DONE_OTHERWISE = "done-otherwise"
    DUPLICATE = "duplicate"
    COMES_AGAIN = "comes-again"
