"""Every figure of faxes by a second computation, from the words of its formula."""

# ruff: noqa: S608 - queries are put together of words of this file

from sql_books import Books, Count, Days, Found, Key, Middle, Reckoned, Share, quantile

BASIS = (
    """
    CREATE TEMP TABLE fax AS
    SELECT c.id, b.day, c.state, c.evidence, c.reason, c.created_at, c.changed_at
    FROM cases c JOIN batches b ON b.id = c.batch_id
    """,
    "CREATE UNIQUE INDEX temp.fax_id ON fax (id)",
    "CREATE INDEX temp.fax_day ON fax (day)",
    """
    CREATE TEMP TABLE tries AS
    SELECT a.case_id, a.attempt, f.day, f.state, f.evidence, a.gateway, a.number, a.reason,
        a.sent_at, a.settled_at,
        a.outcome IS 'delivered' AS delivered,
        a.outcome IS 'failed' OR (a.outcome IS 'refused' AND a.reason IS NOT NULL) AS failed,
        a.sent_at IS NOT NULL OR coalesce(a.outcome IN ('delivered', 'failed'), 0) AS handed_over
    FROM attempts a JOIN fax f ON f.id = a.case_id
    """,
    "CREATE INDEX temp.tries_day ON tries (day)",
    """
    CREATE TEMP TABLE gone AS
    WITH times AS (
        SELECT case_id, sum(handed_over) AS times, max(CASE WHEN handed_over THEN attempt END) AS at
        FROM tries GROUP BY case_id
    )
    SELECT f.id, f.day, f.evidence, coalesce(t.times, 0) AS times,
        coalesce(a.gateway, 'not known') AS gateway
    FROM fax f LEFT JOIN times t ON t.case_id = f.id
    LEFT JOIN attempts a ON a.case_id = f.id AND a.attempt = t.at
    WHERE f.state = 'delivered'
    """,
    "CREATE UNIQUE INDEX temp.gone_id ON gone (id)",
    """
    CREATE TEMP TABLE proved AS
    SELECT day, gateway, (seconds(settled_at) - seconds(sent_at)) / 60 AS minutes
    FROM tries
    WHERE delivered AND sent_at IS NOT NULL AND state = 'delivered'
        AND evidence NOT IN ('silence', 'recipient')
    """,
)
"""What the queries below are asked of: whether a try was handed over, was delivered, or failed."""

_MINUTES = "SELECT day, '', minutes FROM proved"
_MINUTES_BY = "SELECT day, gateway, minutes FROM proved"
_EVIDENCE = "CASE WHEN evidence IN ('silence', 'recipient') THEN evidence ELSE 'verdict' END"
_STATE = "SELECT day, '', sum(state = '{}'), count(*) FROM fax GROUP BY day"

FIGURES: dict[str, Reckoned] = {
    "fax-made": Count("SELECT day, '', count(*), NULL FROM fax GROUP BY day"),
    "fax-delivered-share": Share(
        "SELECT day, '', sum(state = 'delivered'), sum(state <> 'cancelled') FROM fax GROUP BY day"
    ),
    "fax-first-try": Share("SELECT day, '', sum(times <= 1), count(*) FROM gone GROUP BY day"),
    "fax-attempts-per-delivery": Share(
        "SELECT day, '', sum(max(times, 1)), count(*) FROM gone GROUP BY day"
    ),
    "fax-confirm-median": Middle(_MINUTES),
    "fax-confirm-p90": Middle(_MINUTES, 9),
    "fax-failed-share": Share(
        "SELECT day, '', sum(state = 'failed'), sum(state <> 'cancelled') FROM fax GROUP BY day"
    ),
    "fax-rejected-share": Share(
        "SELECT day, '', sum(rejected), sum(rows_read) FROM batches"
        " WHERE state <> 'unusable' AND rows_read IS NOT NULL GROUP BY day"
    ),
    "fax-in-doubt": Count(_STATE.format("in-doubt")),
    "fax-held": Count(_STATE.format("held")),
}
"""By the measure's key."""

TABLES: dict[Key, Reckoned] = {
    ("fax-evidence", "fax-delivered"): Count(
        f"SELECT day, {_EVIDENCE}, count(*), NULL FROM gone GROUP BY 1, 2"
    ),
    ("fax-failures", "fax-failed-tries"): Count(
        "SELECT day, reason, count(*), NULL FROM tries WHERE failed GROUP BY 1, 2"
    ),
    ("fax-failures", "fax-failed"): Count(
        "SELECT day, reason, count(*), NULL FROM fax WHERE state = 'failed' GROUP BY 1, 2"
    ),
    ("fax-gateways", "fax-tries"): Count(
        "SELECT day, gateway, count(*), NULL FROM tries WHERE delivered OR failed GROUP BY 1, 2"
    ),
    ("fax-gateways", "fax-tries-delivered-share"): Share(
        "SELECT day, gateway, sum(delivered), count(*) FROM tries"
        " WHERE delivered OR failed GROUP BY 1, 2"
    ),
    ("fax-gateways", "fax-first-try"): Share(
        "SELECT day, gateway, sum(times <= 1), count(*) FROM gone GROUP BY 1, 2"
    ),
    ("fax-gateways", "fax-confirm-median"): Middle(_MINUTES_BY),
    ("fax-gateways", "fax-confirm-p90"): Middle(_MINUTES_BY, 9),
    ("fax-destinations", "fax-tries"): Count(
        "SELECT day, number, count(*), NULL FROM tries WHERE delivered OR failed GROUP BY 1, 2"
    ),
    ("fax-destinations", "fax-failed-tries"): Count(
        "SELECT day, number, sum(failed), NULL FROM tries WHERE delivered OR failed GROUP BY 1, 2"
    ),
    ("fax-destinations", "fax-tries-failed-share"): Share(
        "SELECT day, number, sum(failed), count(*) FROM tries WHERE delivered OR failed"
        " GROUP BY 1, 2"
    ),
}
"""By the table's key and the measure's; the part is the row's label."""

PARTS: dict[str, str] = {
    "fax-delivered-part": "fax-delivered",
    "fax-failed-tries-part": "fax-failed-tries",
}
"""Shares of a table's whole, and what they are shares of."""

_CLOSED = """
SELECT zone_day(closed_at), zone_day(taken_at),
    (seconds(closed_at) - seconds(taken_at)) / 60
FROM tasks
WHERE queue IS NULL AND closed_at IS NOT NULL AND due_at <= closed_at
"""


def staff_hours(books: Books, days: Days, most: float) -> Found:
    """Hours of the fax desk: timed ones as they are, every other like the middle of these."""
    found = [row for row in books.once(_CLOSED) if days.has(str(row[0]))]
    timed = [float(str(row[2])) for row in found if row[0] == row[1]]
    usual = quantile(timed, 5)
    rest = (len(found) - len(timed)) * (most if usual is None else usual)
    return (sum(timed) + rest) / 60, len(found)
