"""What a fax may be held for, in the words by which a person picks it."""

from enum import StrEnum

from faxflow.domain.delivery import Cause


class HeldFor(StrEnum):
    """Why a fax waits for a person."""

    LETTER = "letter"
    NUMBER = "number"
    GIVEN_LETTER = "given-letter"
    ROW_CHANGED = "row-changed"
    ASTRAY = "astray"
    MAY_HAVE_ARRIVED = "may-have-arrived"
    RESTORED = "restored"
    PERSON = "person"


CAUSES = {
    HeldFor.LETTER: Cause.LETTER_PROBLEM,
    HeldFor.NUMBER: Cause.NUMBER_PROBLEM,
    HeldFor.GIVEN_LETTER: Cause.GIVEN_LETTER,
    HeldFor.ROW_CHANGED: Cause.ROW_CHANGED,
    HeldFor.ASTRAY: Cause.ASTRAY,
    HeldFor.MAY_HAVE_ARRIVED: Cause.MAY_HAVE_ARRIVED,
    HeldFor.RESTORED: Cause.RESTORED,
    HeldFor.PERSON: Cause.PERSON,
}
"""The cause of the move into `held`, by the word for it."""
