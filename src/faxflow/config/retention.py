"""[retention]: how long what holds patient data is kept once nobody works with it."""

from typing import Final

from pydantic import Field

from faxflow.config.section import Section

_MOST_DAYS: Final = 36_500
"""A hundred years; without an end the moment could lie before the calendar."""


class RetentionSettings(Section):
    """Days after a fax is over; None: until a person removes it. The law that binds a practice
    differs from state to state, so that nothing goes by default."""

    letters_days: int | None = Field(default=None, ge=1, le=_MOST_DAYS)
