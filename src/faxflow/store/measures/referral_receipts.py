"""The referrals by when they came in, and when an appointment was first made for them."""

import json
from collections import Counter

from faxflow.domain.statistics.referral_columns import Booking, FirstTouch, Received
from faxflow.domain.statistics.referral_cycle import NO_REQUEST
from faxflow.domain.statistics.spans import Span, Stamp
from faxflow.store.connection import Connection
from faxflow.store.measures.plain import tuples

_BEGUN = "SELECT min(created_at) AS begun FROM referrals"

_RECEIVED = """
SELECT channel, closed_for, count(*) AS referrals FROM referrals
WHERE received_at >= :start AND received_at < :end
GROUP BY channel, closed_for
"""

_NOT_SCHEDULED = """
SELECT count(*) AS referrals FROM referrals r
WHERE r.received_at >= :start AND r.received_at < :end AND r.due_at IS NOT NULL
    AND 'scheduled' NOT IN (SELECT h.stage FROM stage_history h WHERE h.referral_id = r.id)
"""

_NEVER = "~"
"""In the place of a moment, and later than all of them."""

_FIRST_TOUCHES = """
SELECT r.received_at,
    COALESCE((SELECT h.left_at FROM stage_history h
        WHERE h.referral_id = r.id ORDER BY h.id LIMIT 1), :never),
    COALESCE((SELECT c.at FROM contact_attempts c
        WHERE c.referral_id = r.id ORDER BY c.id LIMIT 1), :never),
    COALESCE((SELECT f.at FROM field_changes f
        WHERE f.referral_id = r.id ORDER BY f.id LIMIT 1), :never)
FROM referrals r
WHERE r.received_at >= :start AND r.received_at < :end AND r.channel <> 'person'
ORDER BY r.received_at
"""
"""Each with the first move, contact and change of a field, which are those with the least ids."""

_UNTOUCHED = """
SELECT count(*) AS referrals FROM referrals r
WHERE r.received_at >= :start AND r.received_at < :end AND r.channel <> 'person'
    AND r.due_at IS NOT NULL
    AND (SELECT count(*) FROM stage_history h WHERE h.referral_id = r.id) = 1
    AND NOT EXISTS (SELECT 1 FROM contact_attempts c WHERE c.referral_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM field_changes f WHERE f.referral_id = r.id)
"""

_BOOKED = """
SELECT b.at, r.received_at, r.channel,
    COALESCE(r.closed_for, '') NOT IN (SELECT value FROM json_each(:no_request))
FROM (SELECT referral_id, min(entered_at) AS at FROM stage_history
    WHERE stage = 'scheduled' GROUP BY referral_id) AS b
    JOIN referrals r ON r.id = b.referral_id
WHERE b.at >= :start ORDER BY b.at
"""


def begun(tx: Connection) -> Stamp | None:
    """When the first referral was made; None: there is none."""
    found: Stamp | None = tx.execute(_BEGUN).fetchone()["begun"]
    return found


def received(tx: Connection, span: Span) -> Received:
    """What was received from one moment until before the other."""
    by_channel: Counter[str] = Counter()
    requests = 0
    found = tuples(tx, _RECEIVED, {"start": span[0], "end": span[1]})
    for channel, closed_for, referrals in found:
        by_channel[channel] += referrals
        requests += 0 if closed_for in NO_REQUEST else referrals
    return Received(by_channel, requests)


def not_scheduled(tx: Connection, span: Span) -> int:
    """How many of what was received then are open and have never been in scheduled."""
    found = tx.execute(_NOT_SCHEDULED, {"start": span[0], "end": span[1]})
    return int(found.fetchone()["referrals"])


def first_touches(tx: Connection, span: Span) -> list[FirstTouch]:
    """What was received then, in that order; without what a person entered by hand."""
    found = tuples(tx, _FIRST_TOUCHES, {"start": span[0], "end": span[1], "never": _NEVER})
    return [
        (
            received_at,
            None if contacted == _NEVER else contacted,
            None if touched == _NEVER else touched,
        )
        for received_at, moved, contacted, changed in found
        for touched in (min(moved, contacted, changed),)
    ]


def untouched(tx: Connection, span: Span) -> int:
    """How many of those are open, and nobody has done anything about them."""
    found = tx.execute(_UNTOUCHED, {"start": span[0], "end": span[1]})
    return int(found.fetchone()["referrals"])


def bookings(tx: Connection, start: Stamp) -> list[Booking]:
    """The first schedulings from a moment on, in their order."""
    found = tuples(tx, _BOOKED, {"start": start, "no_request": json.dumps(sorted(NO_REQUEST))})
    return [
        (at, received_at, channel, bool(is_request))
        for at, received_at, channel, is_request in found
    ]
