"""Moments as the store writes them: ISO 8601 text in UTC, so that text order is time order."""

from datetime import UTC, datetime
from functools import lru_cache


@lru_cache(maxsize=64)
def to_stamp(moment: datetime) -> str:
    """`2026-11-22T11:00:00.000+00:00`. Raises ValueError for a moment without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone cannot be stored")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def from_stamp(text: str) -> datetime:
    """The aware moment that `text` stands for, in UTC."""
    return datetime.fromisoformat(text)


def from_stamp_or_none(text: str | None) -> datetime | None:
    """The aware moment, or None where the column holds none."""
    return None if text is None else from_stamp(text)
