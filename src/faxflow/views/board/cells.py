"""The cells of one row of the board: words say all that its colours say."""

from datetime import datetime, tzinfo

from faxflow.domain.board import Row
from faxflow.views.board.lengths import glance

HEADINGS = ("", "id", "when", "due", "stage or work", "since", "owner")

LATE_SIGN, PLAIN_SIGN = "!", " "


def cells(row: Row, now: datetime, zone: tzinfo) -> tuple[str, ...]:
    """As `HEADINGS`; a row that is late has a sign and says so."""
    stands = f"{row.stands} {row.about}".rstrip()
    return (
        LATE_SIGN if row.late(now) else PLAIN_SIGN,
        row.name,
        _when(row, now),
        f"{row.due_at.astimezone(zone):%d %b %H:%M}" if row.due_at else "",
        stands,
        glance(now - row.since),
        whose(row),
    )


def whose(row: Row) -> str:
    """`you` for one's own, empty where nobody has taken it."""
    return "you" if row.yours else row.owner or ""


def _when(row: Row, now: datetime) -> str:
    if row.due_at is None:
        return ""
    if row.due_at > now:
        return f"in {glance(row.due_at - now)}"
    word = "LATE" if row.late(now) else "due"
    return f"{word} {glance(now - row.due_at)}"
