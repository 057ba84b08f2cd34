"""The time on the practice's clock."""

from datetime import UTC, datetime, timedelta, tzinfo


def minutes_of(moment: datetime, zone: tzinfo) -> float:
    """What the clock shows, in minutes: 497.5 at half a minute past 8:17."""
    local = moment.astimezone(zone)
    return local.hour * 60 + local.minute + local.second / 60


def same_time(moment: datetime, days: int, zone: tzinfo) -> datetime:
    """When the clock shows the same so many days later, or before; UTC."""
    local = moment.astimezone(zone)
    shifted = datetime.combine(local.date() + timedelta(days=days), local.time(), zone)
    return shifted.astimezone(UTC)
