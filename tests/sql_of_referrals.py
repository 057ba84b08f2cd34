"""Every figure of referrals by a second computation, from the words of its formula."""

# ruff: noqa: S608 - queries are put together of words of this file

from sql_books import Count, Key, Middle, Now, PerWeek, Reckoned, Share, Total

_FINAL = "('completed', 'closed-unable-to-schedule')"
_WAITING = "('needs-info', 'waiting-on-referring-office', 'patient-unreachable')"
_NO_ANSWER = "('duplicate', 'not-a-referral')"
_TWO_WEEKS = 14 * 86_400

BASIS = (
    """
    CREATE TEMP TABLE moves AS
    SELECT h.*, zone_day(h.entered_at) AS day, r.channel
    FROM stage_history h JOIN referrals r ON r.id = h.referral_id WHERE h.came_from IS NOT NULL
    """,
    f"""
    CREATE TEMP TABLE received AS
    WITH first_booked AS (
        SELECT referral_id, min(entered_at) AS at FROM stage_history
        WHERE stage = 'scheduled' GROUP BY referral_id
    )
    SELECT r.id, r.channel, r.closed_for, r.received_at, zone_day(r.received_at) AS day,
        f.at AS booked_at, r.stage NOT IN {_FINAL} AS is_open
    FROM referrals r LEFT JOIN first_booked f ON f.referral_id = r.id
    """,
    """
    CREATE TEMP TABLE booked AS
    SELECT *, zone_day(booked_at) AS booked_day FROM received WHERE booked_at IS NOT NULL
    """,
    f"""
    CREATE TEMP TABLE decided AS
    SELECT h.stage, h.stage IN {_WAITING} AS waits, h.entered_at, h.left_at,
        h.breached_at IS NULL AND h.left_at IS NOT NULL AS in_time,
        zone_day(CASE WHEN h.breached_at IS NOT NULL THEN h.breached_at
            WHEN h.left_at IS NOT NULL THEN h.left_at
            WHEN r.due_at < :now THEN r.due_at END) AS day
    FROM stage_history h JOIN referrals r ON r.id = h.referral_id
    WHERE h.stage NOT IN {_FINAL}
    """,
    f"""
    CREATE TEMP TABLE arrived AS
    WITH touches AS (
        SELECT referral_id, at FROM contact_attempts
        UNION ALL SELECT referral_id, at FROM field_changes
        UNION ALL SELECT referral_id, entered_at FROM stage_history WHERE came_from IS NOT NULL
    ),
    first_touch AS (SELECT referral_id, min(at) AS at FROM touches GROUP BY referral_id),
    first_contact AS (
        SELECT referral_id, min(at) AS at FROM contact_attempts GROUP BY referral_id
    )
    SELECT r.id, r.received_at, zone_day(r.received_at) AS day, t.at AS touched_at,
        c.at AS contacted_at, r.stage NOT IN {_FINAL} AS is_open
    FROM referrals r
    LEFT JOIN first_touch t ON t.referral_id = r.id
    LEFT JOIN first_contact c ON c.referral_id = r.id
    WHERE r.channel <> 'person'
    """,
    """
    CREATE TEMP TABLE known AS
    WITH closings AS (
        SELECT owner, closed_at, max(taken_at) AS taken_at, min(id) AS task FROM tasks
        WHERE queue IS NOT NULL AND owner IS NOT NULL AND taken_at IS NOT NULL
            AND closed_at IS NOT NULL
        GROUP BY owner, closed_at
    ),
    pieces AS (
        SELECT c.*, coalesce(max(taken_at,
            lag(closed_at) OVER (PARTITION BY owner ORDER BY closed_at)), taken_at) AS begun_at
        FROM closings c
    )
    SELECT zone_day(p.closed_at) AS day, (seconds(p.closed_at) - seconds(begun_at)) / 60 AS minutes,
        CASE WHEN t.kind IN ('stage-work', 'complete-intake') THEN
            (SELECT h.stage FROM stage_history h WHERE h.referral_id = t.referral_id
                AND h.entered_at <= t.opened_at ORDER BY h.id DESC LIMIT 1)
            ELSE t.kind END AS label
    FROM pieces p JOIN tasks t ON t.id = p.task
    WHERE zone_day(p.taken_at) = zone_day(p.closed_at)
    """,
)
"""What the queries below are asked of: moves, receipts, stays, first touches, pieces of work."""

_DAYS_TO = "max((seconds(booked_at) - seconds(received_at)) / 86400, 0)"
_CYCLE = f"SELECT booked_day, '', {_DAYS_TO} FROM booked"
_HOURS_TO_TOUCH = "max((seconds(touched_at) - seconds(received_at)) / 3600, 0)"
_TOUCH = (
    "SELECT day, '', coalesce(open_hours(received_at, touched_at), 0) FROM arrived"
    " WHERE touched_at IS NOT NULL"
)
_RECEIVED = "SELECT day, '', count(*), NULL FROM received GROUP BY day"
_SCHEDULED = "SELECT booked_day, '', count(*), NULL FROM booked GROUP BY 1"
_INTO = "SELECT day, {}, count(*), NULL FROM moves WHERE stage = '{}' GROUP BY 1, 2"
_COMPLETED = _INTO.format("''", "completed")
_CLOSED = _INTO.format("''", "closed-unable-to-schedule")
_CALLS = "SELECT zone_day(at), '', count(*), NULL FROM status_calls GROUP BY 1"
_PAIR = "SELECT zone_day(found_at), {}, sum({}), NULL FROM possible_duplicates GROUP BY 1, 2"
_KIND = "kind || 's'"
_BY_PERSON = "state = 'linked' AND decided_by IS NOT NULL"
_BY_ITSELF = "state = 'linked' AND decided_by IS NULL"
_OPEN_NOW = f"stage NOT IN {_FINAL}"
_LATE = f"{_OPEN_NOW} AND due_at < :now"
_UNBOOKED = f"{_OPEN_NOW} AND stage <> 'scheduled'"
_AGED = "seconds(received_at) < seconds(:now) - {} * 86400"


def _kept(waits: int, part: str) -> Share:
    return Share(
        f"SELECT day, {part}, sum(in_time), count(*) FROM decided"
        f" WHERE waits = {waits} AND day IS NOT NULL GROUP BY 1, 2"
    )


def _now(what: str, where: str, part: str = "''") -> Now:
    return Now(f"SELECT {part}, {what}, count(*) FROM referrals WHERE {where} GROUP BY 1")


def _older(days: int, where: str, part: str = "''") -> Now:
    return _now("count(*)", f"{where} AND {_AGED.format(days)}", part)


_OLDEST = "max((seconds(:now) - seconds(received_at)) / 86400)"

FIGURES: dict[str, Reckoned] = {
    "open-without-visit": _now("count(*)", _UNBOOKED),
    "open-over-7-days": _older(7, _UNBOOKED),
    "open-over-14-days": _older(14, _UNBOOKED),
    "open-over-30-days": _older(30, _UNBOOKED),
    "referrals-overdue": _now("count(*)", _LATE),
    "referrals-open": _now("count(*)", _OPEN_NOW),
    "oldest-open": _now(_OLDEST, _UNBOOKED),
    "cycle-median": Middle(_CYCLE),
    "cycle-p90": Middle(_CYCLE, 9),
    "cycle-open-hours": Middle(
        "SELECT booked_day, '', open_hours(received_at, booked_at) FROM booked"
    ),
    "scheduled-in-14-days": Share(
        "SELECT day, '', coalesce(sum("
        f"seconds(booked_at) - seconds(received_at) <= {_TWO_WEEKS}), 0), count(*)"
        f" FROM received WHERE seconds(received_at) <= seconds(:now) - {_TWO_WEEKS}"
        f" AND coalesce(closed_for, '') NOT IN {_NO_ANSWER} GROUP BY day"
    ),
    "not-scheduled-yet": Count(
        "SELECT day, '', sum(is_open AND booked_at IS NULL), NULL FROM received"
        " GROUP BY day"
    ),
    "first-touch-median": Middle(_TOUCH),
    "first-touch-p90": Middle(_TOUCH, 9),
    "first-touch-by-the-clock": Middle(
        f"SELECT day, '', {_HOURS_TO_TOUCH} FROM arrived WHERE touched_at IS NOT NULL"
    ),
    "first-contact-median": Middle(
        "SELECT day, '', max((seconds(contacted_at) - seconds(received_at)) / 3600, 0)"
        " FROM arrived WHERE contacted_at IS NOT NULL"
    ),
    "untouched": Count(
        "SELECT day, '', sum(is_open AND touched_at IS NULL), NULL FROM arrived"
        " GROUP BY day"
    ),
    "contacts-reached": Share(
        "SELECT zone_day(at), '', sum(outcome IN ('reached', 'refused')), count(*)"
        " FROM contact_attempts WHERE how IN ('phone', 'in-person') GROUP BY 1"
    ),
    "received-per-week": PerWeek(_RECEIVED),
    "scheduled-per-week": PerWeek(_SCHEDULED),
    "completed-per-week": PerWeek(_COMPLETED),
    "closed-per-week": PerWeek(_CLOSED),
    "referrals-received": Count(_RECEIVED),
    "referrals-scheduled": Count(_SCHEDULED),
    "referrals-completed": Count(_COMPLETED),
    "referrals-closed": Count(_CLOSED),
    "rework-rate": Share("SELECT day, '', sum(rework), count(*) FROM moves GROUP BY day"),
    "rework-moves": Count("SELECT day, '', sum(rework), NULL FROM moves GROUP BY day"),
    "reopened": Count(
        f"SELECT day, '', sum(came_from IN {_FINAL}), NULL FROM moves GROUP BY day"
    ),
    "duplicates-found": Count(_PAIR.format("''", "1")),
    "duplicates-confirmed": Share(
        f"SELECT zone_day(found_at), '', sum({_BY_PERSON}), sum({_BY_PERSON} OR state = 'distinct')"
        " FROM possible_duplicates GROUP BY 1"
    ),
    "duplicates-waiting": Now(
        "SELECT '', count(*), count(*) FROM possible_duplicates WHERE state = 'open'"
    ),
    "known-again": Count(
        "SELECT zone_day(received_at), '', count(*), NULL FROM arrivals"
        " WHERE outcome = 'known' GROUP BY 1"
    ),
    "loop-closed": Share(
        "SELECT zone_day(entered_at), '', sum(loop_closed_at IS NOT NULL), count(*) FROM referrals"
        f" WHERE stage IN {_FINAL} AND coalesce(closed_for, '') NOT IN {_NO_ANSWER} GROUP BY 1"
    ),
    "loop-days-median": Middle(
        "SELECT zone_day(loop_closed_at), '',"
        " (seconds(loop_closed_at) - seconds(received_at)) / 86400"
        " FROM referrals WHERE loop_closed_at IS NOT NULL"
    ),
    "answer-hours-median": Middle(
        "SELECT zone_day(delivered_at), '', (seconds(delivered_at) - seconds(made_at)) / 3600"
        " FROM referral_answers WHERE delivered_at IS NOT NULL"
    ),
    "status-calls-per-week": PerWeek(_CALLS),
    "status-calls-per-referral": Share(
        "SELECT zone_day(at), '', count(*), 0 FROM status_calls GROUP BY 1"
        " UNION ALL SELECT day, '', 0, count(*) FROM received GROUP BY day"
    ),
    "office-follow-ups": Count(
        "SELECT zone_day(at), '', count(*), NULL FROM status_calls"
        " WHERE caller = 'referring-office' GROUP BY 1"
    ),
    "satisfaction-mean": Share(
        "SELECT zone_day(at), '', sum(score), count(*) FROM referral_notes"
        " WHERE kind = 'satisfaction' AND score IS NOT NULL GROUP BY 1"
    ),
    "satisfaction-count": Count(
        "SELECT zone_day(at), '', count(*), NULL FROM referral_notes"
        " WHERE kind = 'satisfaction' AND score IS NOT NULL GROUP BY 1"
    ),
    "no-show-share": Share(
        "SELECT day, '', sum(stage = 'no-show'), count(*) FROM moves"
        " WHERE stage IN ('no-show', 'completed') GROUP BY day"
    ),
    "touch-median": Middle("SELECT day, '', minutes FROM known"),
    "touch-total": Total("SELECT day, '', sum(minutes) / 60, count(*) FROM known GROUP BY 1"),
    "touch-covered": Share(
        "SELECT zone_day(closed_at), '',"
        " sum(owner IS NOT NULL AND taken_at IS NOT NULL"
        " AND zone_day(taken_at) = zone_day(closed_at)), count(*)"
        " FROM tasks WHERE queue IS NOT NULL AND closed_at IS NOT NULL GROUP BY 1"
    ),
    "sla-kept": _kept(0, "''"),
    "chase-kept": _kept(1, "''"),
}  # fmt: skip
"""By the measure's key."""

OF_STAGES: dict[str, Reckoned] = {"sla-kept": _kept(0, "stage"), "chase-kept": _kept(1, "stage")}
"""Figures that are of a stage each."""

_STAY = "SELECT zone_day(left_at), stage, open_hours(entered_at, left_at) FROM decided"
_LEFT = f"{_STAY} WHERE left_at IS NOT NULL"
_CALL_STAGE = """
(SELECT h.stage FROM stage_history h WHERE h.referral_id = c.referral_id
    AND h.entered_at <= c.at ORDER BY h.id DESC LIMIT 1)
"""
_CALLED = "SELECT zone_day(at), {}, sum({}), NULL FROM status_calls c GROUP BY 1, 2"
_SAID = (
    "SELECT zone_day(at), said_by, {}, {} FROM referral_notes WHERE kind = 'satisfaction'"
    " GROUP BY 1, 2"
)


def _by_channel(sql: str) -> Count:
    return Count(f"{sql} GROUP BY 1, 2")


_OF_EACH_STAGE: dict[str, Reckoned] = {
    **OF_STAGES,
    "stage-decided": Count(
        "SELECT day, stage, count(*), NULL FROM decided WHERE day IS NOT NULL GROUP BY 1, 2"
    ),
    "stage-time-median": Middle(_LEFT),
    "stage-time-p90": Middle(_LEFT, 9),
    "stage-open": _now("count(*)", _OPEN_NOW, "stage"),
    "stage-overdue": _now("count(*)", _LATE, "stage"),
}

TABLES: dict[Key, Reckoned] = {
    ("aging", "referrals-open"): _now("count(*)", _OPEN_NOW, "stage"),
    ("aging", "open-over-7-days"): _older(7, _OPEN_NOW, "stage"),
    ("aging", "open-over-14-days"): _older(14, _OPEN_NOW, "stage"),
    ("aging", "open-over-30-days"): _older(30, _OPEN_NOW, "stage"),
    ("aging", "referrals-overdue"): _now("count(*)", _LATE, "stage"),
    ("aging", "oldest-open"): _now(_OLDEST, _OPEN_NOW, "stage"),
    **{("stages", key): reckoned for key, reckoned in _OF_EACH_STAGE.items()},
    **{("waiting-stages", key): reckoned for key, reckoned in _OF_EACH_STAGE.items()},
    ("channels", "referrals-received"): _by_channel(
        "SELECT day, channel, count(*), NULL FROM received"
    ),
    ("channels", "referrals-scheduled"): _by_channel(
        "SELECT booked_day, channel, count(*), NULL FROM booked"
    ),
    ("channels", "referrals-completed"): Count(_INTO.format("channel", "completed")),
    ("channels", "referrals-closed"): Count(_INTO.format("channel", "closed-unable-to-schedule")),
    ("channels", "referrals-open"): _now("count(*)", _OPEN_NOW, "channel"),
    ("rework", "rework-moves"): _by_channel(
        "SELECT day, reason, count(*), NULL FROM moves WHERE rework"
    ),
    ("duplicates", "duplicates-found"): Count(_PAIR.format(_KIND, "1")),
    ("duplicates", "duplicates-linked-alone"): Count(_PAIR.format(_KIND, _BY_ITSELF)),
    ("duplicates", "duplicates-linked"): Count(_PAIR.format(_KIND, _BY_PERSON)),
    ("duplicates", "duplicates-distinct"): Count(_PAIR.format(_KIND, "state = 'distinct'")),
    ("duplicates", "duplicates-settled"): Count(_PAIR.format(_KIND, "state = 'settled'")),
    ("duplicates", "duplicates-open"): Count(_PAIR.format(_KIND, "state = 'open'")),
    ("closing-reasons", "closed-for"): Count(_INTO.format("reason", "closed-unable-to-schedule")),
    ("status-calls", "status-calls"): Count(_CALLED.format(_CALL_STAGE, "1")),
    ("status-calls", "status-calls-patient"): Count(
        _CALLED.format(_CALL_STAGE, "caller IN ('patient', 'family')")
    ),
    ("status-calls", "office-follow-ups"): Count(
        _CALLED.format(_CALL_STAGE, "caller = 'referring-office'")
    ),
    ("status-calls", "status-calls-payer"): Count(_CALLED.format(_CALL_STAGE, "caller = 'payer'")),
    ("satisfaction", "satisfaction-said"): Count(_SAID.format("count(*)", "NULL")),
    ("satisfaction", "satisfaction-count"): Count(_SAID.format("count(score)", "NULL")),
    ("satisfaction", "satisfaction-mean"): Share(
        _SAID.format("coalesce(sum(score), 0)", "count(score)")
    ),
    ("touch-time", "touch-pieces"): Count(
        "SELECT day, label, count(*), NULL FROM known GROUP BY 1, 2"
    ),
    ("touch-time", "touch-median"): Middle("SELECT day, label, minutes FROM known"),
    ("touch-time", "touch-total"): Count(
        "SELECT day, label, sum(minutes) / 60, NULL FROM known GROUP BY 1, 2"
    ),
}
"""By the table's key and the measure's; the part is the row's label."""

PARTS: dict[str, str] = {"rework-part": "rework-moves", "closed-part": "closed-for"}
"""Shares of a table's whole, and what they are shares of."""

CYCLE_DAYS = _CYCLE
OLDEST = f"""
SELECT id, stage, (seconds(:now) - seconds(received_at)) / 86400,
    (seconds(:now) - seconds(entered_at)) / 86400
FROM referrals WHERE {_UNBOOKED} ORDER BY received_at, id
"""
"""Open referrals without an appointment, the first received first, with their ages."""

STAGES = {
    "stage-allowed": {
        "intake-received": 4,
        "needs-info": 8,
        "eligibility": 8,
        "documentation": 16,
        "clinical-review": 16,
        "ready-to-schedule": 8,
        "scheduled": 8,
        "no-show": 8,
        "waiting-on-referring-office": 16,
        "patient-unreachable": 16,
    }
}
"""What the documented table of stages allows, in open hours."""
