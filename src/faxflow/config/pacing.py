"""[pacing]: how many faxes a day are no surprise; and quiet hours, as gateways say them."""

from typing import Annotated

from pydantic import AfterValidator, Field

from faxflow.config.section import Section
from faxflow.domain.quiet_hours import parse_quiet_hours
from faxflow.domain.usual_volume import VolumeRule


def _is_a_span(text: str) -> str:
    parse_quiet_hours(text)
    return text


QuietHoursText = Annotated[str, AfterValidator(_is_a_span)]
"""`20:00-07:00` by the recipient's clock, or `none`."""


class PacingSettings(Section):
    """A day may have `usual_factor` times the weekday's usual number, and `usual_margin` more."""

    weeks: int = Field(default=8, ge=3, le=52)
    usual_factor: float = Field(default=2.0, ge=1, le=1000)
    usual_margin: int = Field(default=50, ge=0)
    most_without_history: int = Field(default=2000, ge=0)

    @property
    def volume(self) -> VolumeRule:
        return VolumeRule(self.usual_factor, self.usual_margin, self.most_without_history)
