"""A file beside the store, as its folder lists it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptFile:
    """`name` holds ids only; `changed_at` is UTC."""

    name: str
    changed_at: datetime
