"""Where and when a report is read."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Setting:
    """The country (ISO 3166) and the practice's day; a rehearsal dials invented numbers."""

    country: str
    today: date
    rehearsal: bool = False
