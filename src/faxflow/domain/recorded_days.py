"""On which day a walk was recorded, and which of its days move with the report's therefore."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from faxflow.domain.moving_day import MovedText, day_of_title, moved_texts, moves
from faxflow.domain.recording import Recording
from faxflow.domain.typed_day import TypedDay


class ToldBy(StrEnum):
    """What says on which day a walk was recorded, the surest first."""

    PERSON = "as you say"
    TITLE = "as its title says"
    FILE = "when its file was last changed"


@dataclass(frozen=True, slots=True)
class RecordedDays:
    """The days of a walk, counted from the day it was `recorded_on`.

    The `moving` ones move with the day of the report, the `staying` ones do not.
    """

    recorded_on: date
    told_by: ToldBy
    moving: tuple[TypedDay, ...] = ()
    staying: tuple[TypedDay, ...] = ()

    def texts(self, recording: Recording) -> tuple[MovedText, ...]:
        """The texts of the walk that move."""
        return moved_texts(recording, self.moving, self.recorded_on)

    def with_moving(self, more: Collection[TypedDay]) -> "RecordedDays":
        """The same, where `more` of the staying ones move."""
        staying = tuple(one for one in self.staying if one not in more)
        moving = sorted((*self.moving, *more), key=lambda one: one.step)
        return replace(self, moving=tuple(moving), staying=staying)


def recorded_days(
    recording: Recording, days: Sequence[TypedDay], told: date | None, changed: date
) -> RecordedDays:
    """What lies within a week of the day of recording moves; `changed` is the file's own day."""
    titled = day_of_title(recording.title, days)
    recorded_on = told or titled or changed
    by = ToldBy.PERSON if told else ToldBy.TITLE if titled else ToldBy.FILE
    moving = tuple(one for one in days if moves(one, recorded_on))
    staying = tuple(one for one in days if one not in moving and not one.unparted)
    return RecordedDays(recorded_on, by, moving, staying)
