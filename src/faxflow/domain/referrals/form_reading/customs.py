"""How things are written where the practice is."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Customs:
    """How dates, numbers and addresses are written where the practice is, and what day it is."""

    country: str
    today: date
