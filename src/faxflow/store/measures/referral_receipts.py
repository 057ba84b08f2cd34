"""The referrals by when they came in, and when an appointment was first made for them."""

from collections.abc import Iterable

from faxflow.domain.statistics.referral_columns import Booking, Receipt
from faxflow.domain.statistics.spans import Span, Stamp
from faxflow.store.connection import Connection

_BEGUN = "SELECT min(created_at) AS begun FROM referrals"

_RECEIVED = """
SELECT r.id, r.received_at, r.channel, r.closed_for, r.due_at IS NOT NULL AS is_open,
    (SELECT h.left_at FROM stage_history h WHERE h.referral_id = r.id ORDER BY h.id LIMIT 1),
    (SELECT c.at FROM contact_attempts c WHERE c.referral_id = r.id ORDER BY c.id LIMIT 1),
    (SELECT f.at FROM field_changes f WHERE f.referral_id = r.id ORDER BY f.id LIMIT 1)
FROM referrals r
WHERE r.received_at >= :start AND r.received_at < :end
ORDER BY r.received_at, r.id
"""
"""Each with the first move, contact and change of a field, which are those with the least ids."""

_BOOKED = """
SELECT r.id, b.at, r.received_at, r.channel
FROM (SELECT referral_id, min(entered_at) AS at FROM stage_history
    WHERE stage = 'scheduled' GROUP BY referral_id) AS b
    JOIN referrals r ON r.id = b.referral_id
WHERE b.at >= :start ORDER BY b.at, r.id
"""


def begun(tx: Connection) -> Stamp | None:
    """When the first referral was made; None: there is none."""
    found: Stamp | None = tx.execute(_BEGUN).fetchone()["begun"]
    return found


def receipts(tx: Connection, span: Span) -> list[Receipt]:
    """The referrals received from one moment until before the other, in that order."""
    start, end = span
    return [
        Receipt(
            id_,
            at,
            channel,
            closed_for,
            bool(is_open),
            contacted,
            _first((moved, contacted, changed)),
        )
        for id_, at, channel, closed_for, is_open, moved, contacted, changed in tx.execute(
            _RECEIVED, {"start": start, "end": end}
        )
    ]


def bookings(tx: Connection, start: Stamp) -> list[Booking]:
    """The first schedulings from a moment on, in their order."""
    return [Booking._make(row) for row in tx.execute(_BOOKED, {"start": start})]


def _first(moments: Iterable[Stamp | None]) -> Stamp | None:
    return min((one for one in moments if one), default=None)
