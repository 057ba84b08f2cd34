"""A file beside the store: as its folder lists it, and as it lies there."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptFile:
    """`name` holds ids only; `changed_at` is UTC."""

    name: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class LyingFile:
    """`mode` are its permission bits; `plain` is False for a link or anything but a file."""

    mode: int
    size: int
    plain: bool
