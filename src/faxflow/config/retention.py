"""[retention]: how long what holds patient data is kept once nobody works with it."""

from datetime import datetime, timedelta
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from faxflow.config.section import Section
from faxflow.domain.retention import Hold, Kind, hold_of

_MOST_DAYS: Final = 36_500
"""A hundred years; without an end the moment could lie before the calendar."""

_FEWEST_DAYS_OF_NAMES: Final = 60
"""So long a second request of the same person for the same thing is asked about, and a gateway
may still tell a failure; neither is recognised without number and name."""

_FEWEST_DAYS_OF_MAILS: Final = 30
"""After an older store was put back, mails are read again; nobody should restore an older one."""


def _holds_something(names: tuple[str, ...]) -> tuple[str, ...]:
    """Raises ValueError for a name that is none."""
    hold_of(names)
    return names


Days = Annotated[int | None, Field(ge=1, le=_MOST_DAYS)]


class RetentionSettings(Section):
    """Days after a fax or a referral is over; None: until a person removes it. The law that binds
    a practice differs from state to state, so that nothing goes by default."""

    letters_days: Days = None
    reports_days: Days = None
    mails_days: int | None = Field(default=None, ge=_FEWEST_DAYS_OF_MAILS, le=_MOST_DAYS)
    documents_days: Days = None
    recordings_days: Days = None
    names_days: int | None = Field(default=None, ge=_FEWEST_DAYS_OF_NAMES, le=_MOST_DAYS)
    hold: Annotated[tuple[str, ...], AfterValidator(_holds_something)] = ()

    @property
    def held(self) -> Hold:
        """What stays whatever its age."""
        return hold_of(self.hold)

    def days(self, kind: Kind) -> int | None:
        """For how long that kind is kept, None: for good."""
        return {
            Kind.LETTERS: self.letters_days,
            Kind.REPORTS: self.reports_days,
            Kind.MAILS: self.mails_days,
            Kind.DOCUMENTS: self.documents_days,
            Kind.RECORDINGS: self.recordings_days,
            Kind.NAMES: self.names_days,
        }[kind]

    def before(self, kind: Kind, now: datetime) -> datetime | None:
        """What was over before then may go, None: nothing may."""
        days = self.days(kind)
        return None if days is None or self.held.everything else now - timedelta(days=days)
