"""What lies ahead of each rehearsed referral, once it is a record."""

from enum import StrEnum
from random import Random


class Fate(StrEnum):
    """The kinds of course that referrals take."""

    BOOKED = "booked"
    SEEN = "seen"  # the next morning
    MISSED = "missed"  # the next morning, too, but the patient does not come
    WAITS = "waits"  # for records of the referring office, which send them a day later
    UNREACHABLE = "unreachable"
    NOT_COVERED = "not-covered"
    DECLINED = "declined"
    SENT_BACK = "sent-back"  # once, since the coverage has changed
    LEFT_AT_INTAKE = "left-at-intake"  # nobody gets round to it
    LEFT_LATER = "left-later"


_OF_TWENTY = (
    *[Fate.BOOKED] * 9,
    Fate.SEEN,
    Fate.MISSED,
    *[Fate.WAITS] * 2,
    Fate.UNREACHABLE,
    Fate.NOT_COVERED,
    Fate.DECLINED,
    Fate.SENT_BACK,
    Fate.LEFT_AT_INTAKE,
    *[Fate.LEFT_LATER] * 2,
)


def fate_of(number: int, seed: int) -> Fate:
    """That of the referral with this number; among twenty in a row there is each of them."""
    deal, place = divmod(number, len(_OF_TWENTY))
    deck = list(_OF_TWENTY)
    Random(f"{seed}/{deal}").shuffle(deck)  # noqa: S311 - a rehearsal repeats itself
    return deck[place]
