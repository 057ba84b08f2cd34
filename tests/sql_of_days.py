"""Every figure of a day's report by a second computation, from the words of its formula."""

# ruff: noqa: S608 - queries are put together of words of this file

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from faxflow.domain.office_hours import OfficeHours
from sql_books import Books, Count, Days, Key, Reckoned

_DAY = timedelta(days=1)
_USABLE = "state <> 'unusable' AND rows_read IS NOT NULL"
_BECAME = """
(SELECT count(*) FROM rejects r WHERE r.batch_id = b.id AND r.became {})
"""
_CORRECTED = _BECAME.format("IN ('loaded', 'updated', 'unchanged', 'duplicate')")


def _rows(what: str) -> Count:
    return Count(
        f"SELECT day, '', sum({what}), sum(rows_read) FROM batches b WHERE {_USABLE} GROUP BY day"
    )


def _counted(word: str) -> Count:
    became = _BECAME.format(f"= '{word}'")
    return _rows(f"coalesce({word}, 0) + {became}")


_ACCOUNTED = (
    "CASE state WHEN 'loaded' THEN loaded + updated + unchanged + duplicate + rejected"
    " ELSE coalesce(rejected, 0) END"
)
_ALERTS = "SELECT zone_day(decided_at), '', sum(kind = '{}'), NULL FROM referral_alerts"

FIGURES: Mapping[str, Reckoned] = {
    "rows-read": _rows("rows_read"),
    "rows-loaded": _counted("loaded"),
    "rows-updated": _counted("updated"),
    "rows-unchanged": _counted("unchanged"),
    "rows-duplicate": _counted("duplicate"),
    "rows-rejected": _rows(f"rejected - {_CORRECTED}"),
    "rows-corrected": _rows(_CORRECTED),
    "rows-waiting": _rows(f"rows_read - ({_ACCOUNTED})"),
    "fax-handed-over": Count(
        "SELECT zone_day(sent_at), '', count(*), NULL FROM tries"
        " WHERE sent_at IS NOT NULL GROUP BY 1"
    ),
    "referrals-incomplete": Count(
        "SELECT zone_day(r.received_at), '', sum(h.stage = 'needs-info'), NULL"
        " FROM referrals r JOIN stage_history h ON h.referral_id = r.id AND h.came_from IS NULL"
        " GROUP BY 1"
    ),
    "arrivals-to-look-at": Count(
        "SELECT zone_day(received_at), '', sum(outcome = 'task'), NULL FROM arrivals GROUP BY 1"
    ),
    "reminders": Count(f"{_ALERTS.format('reminder')} WHERE notice_id IS NOT NULL GROUP BY 1"),
    "escalations": Count(f"{_ALERTS.format('escalation')} WHERE notice_id IS NOT NULL GROUP BY 1"),
}
"""By the measure's key; what a scorecard shows too is not here."""

TABLES: Mapping[Key, Reckoned] = {
    ("fax-states", "fax-count"): Count(
        "SELECT day, state, count(*), NULL FROM fax GROUP BY day, state"
    ),
    ("fax-failed-for", "fax-failed"): Count(
        "SELECT day, reason, count(*), NULL FROM fax WHERE state = 'failed' GROUP BY day, reason"
    ),
    ("fax-delivery-tries", "fax-delivered"): Count(
        "SELECT day, CAST(times AS TEXT), count(*), NULL FROM gone GROUP BY 1, 2"
    ),
}
"""By the table's key and the measure's; the part is the row's label."""

_FETCHED = """
SELECT sum(rows_read), sum(rejected) FROM batches
WHERE state <> 'unusable' AND day = :day AND fetched_at <= :then
"""
_MADE = "SELECT count(*) FROM fax WHERE day = :day AND created_at <= :then"
_ARRIVED = """
SELECT count(*), sum(g.times <= 1) FROM gone g JOIN fax f ON f.id = g.id
WHERE f.day = :day AND f.changed_at <= :then
"""
_FAILED = "SELECT count(*) FROM tries WHERE day = :day AND failed AND settled_at <= :then"
_EARLIER = """
SELECT state, count(*) FROM fax
WHERE day < :day AND state NOT IN ('delivered', 'cancelled') GROUP BY state
"""
_SPAN = """
SELECT min(changed_at), max(changed_at), count(*) FROM fax
WHERE day = :day AND state = 'delivered' AND zone_day(changed_at) = :day AND changed_at <= :then
"""
_REPORTED = """
SELECT 1 FROM batches WHERE day = :day AND state <> 'unusable' AND fetched_at <= :then
    AND source NOT IN ('added by hand', 'answers to referring offices') LIMIT 1
"""
_FIRST = "SELECT min(day) FROM batches"


@dataclass(frozen=True)
class DaysPast:
    """The days before the one that is reported, each as it was by the same time on the clock."""

    books: Books
    office: OfficeHours
    last: date

    def then(self, day: date) -> str:
        """The moment of a day that is like now, seen from the day that is reported."""
        wall = self.books.now.astimezone(self.books.zone)
        later = wall.date() - self.last
        like = datetime.combine(day + later, wall.time(), self.books.zone)
        return like.astimezone(UTC).isoformat(timespec="milliseconds")

    def days(self, first: date) -> list[date]:
        """Twenty before the first day that is reported, as far as anything is known, and those
        that are reported: of the weekdays on which the office is open."""
        known = date.fromisoformat(str(self.books.once(_FIRST)[0][0]))
        past = [day for day in _days(known, first - _DAY) if day.weekday() in self.office.days]
        reported = [day for day in _days(first, self.last) if day.weekday() in self.office.days]
        return [*past[-20:], *reported]

    def value(self, key: str, day: date) -> float | None:
        """What a measure of usual days is on a day, by then."""
        at = {"day": day.isoformat(), "then": self.then(day)}
        if not self.books.rows(_REPORTED, **at):
            return None
        return self._of(key, at)

    def _of(self, key: str, at: Mapping[str, str]) -> float | None:
        if key in {"usual-rows", "usual-rejected"}:
            return self._first(_FETCHED, at, key == "usual-rejected") or 0
        if key in {"fax-first-delivery", "fax-last-delivery"}:
            return self.clock(at, latest=key == "fax-last-delivery")
        if key == "usual-first-try":
            arrived = self._first(_ARRIVED, at, False)
            return (self._first(_ARRIVED, at, True) or 0) / arrived if arrived else None
        sql = {"usual-made": _MADE, "usual-delivered": _ARRIVED, "usual-failed-tries": _FAILED}[key]
        return self._first(sql, at, False)

    def _first(self, sql: str, at: Mapping[str, str], second: bool) -> float | None:
        return self.books.rows(sql, **at)[0][int(second)]  # type: ignore[return-value]

    def clock(self, at: Mapping[str, str], *, latest: bool) -> float | None:
        """Minutes after the practice's midnight of the first or last delivery of a day's own."""
        moment = self.books.rows(_SPAN, **at)[0][int(latest)]
        if moment is None:
            return None
        wall = datetime.fromisoformat(str(moment)).astimezone(self.books.zone)
        return wall.hour * 60 + wall.minute + (wall.second + wall.microsecond / 1e6) / 60


def _days(first: date, last: date) -> list[date]:
    return [first + n * _DAY for n in range((last - first).days + 1)]


def earlier(books: Books, days: Days) -> dict[str, int]:
    """Faxes of days before that are still open, by state."""
    found = books.rows(_EARLIER, day=days.first.isoformat())
    return {str(state): int(str(count)) for state, count in found}
