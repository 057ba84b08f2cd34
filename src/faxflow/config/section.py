"""What every table of faxflow.toml has in common."""

from typing import Final

from pydantic import BaseModel, ConfigDict

MOST_SECONDS: Final = 86_400.0
MOST_MINUTES: Final = 43_200.0
MOST_HOURS: Final = 8_760.0
"""The longest waits: a day, 30 days, a year. Without an end to them a moment that is reckoned
in the middle of a run could lie beyond the calendar."""


class Section(BaseModel):
    """A table of faxflow.toml; a key that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)
