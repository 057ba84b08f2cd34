"""Every referral has its desk, its due time and one history; its answer's loop is what it says."""

from faxflow.domain.ids import referral_name
from faxflow.domain.referral import FINAL, Queue
from faxflow.store.check.rule import REPORT, Rule

_QUEUES = ", ".join(f"'{queue}'" for queue in sorted(Queue))
_FINAL = ", ".join(f"'{stage}'" for stage in sorted(FINAL))
_SHOW = f"`faxflow referral show ID` shows its history. {REPORT}"

REFERRAL_RULES = (
    Rule(
        "referral.has-its-due-time",
        2,
        "A referral that is not at its end has no due time, or one at its end has one.",
        f"`faxflow referral advance ID` to any stage sets it anew. {REPORT}",
        f"SELECT id FROM referrals WHERE (due_at IS NULL) <> (stage IN ({_FINAL}))",  # noqa: S608
        referral_name,
    ),
    Rule(
        "referral.has-its-desk",
        2,
        "A referral lies at no desk that there is.",
        f"`faxflow referral assign ID --to DESK`. {REPORT}",
        f"SELECT id FROM referrals WHERE queue NOT IN ({_QUEUES})",  # noqa: S608
        referral_name,
    ),
    Rule(
        "referral.stands-where-history-says",
        7,
        "A referral stands in another stage than its history ends with.",
        _SHOW,
        """
        SELECT r.id FROM referrals r
        LEFT JOIN (SELECT referral_id, count(*) AS open, max(stage) AS stage,
                max(entered_at) AS entered_at
            FROM stage_history WHERE left_at IS NULL GROUP BY referral_id) h
            ON h.referral_id = r.id
        WHERE h.open IS NOT 1 OR h.stage <> r.stage OR h.entered_at <> r.entered_at
        """,
        referral_name,
    ),
    Rule(
        "referral.history-follows",
        7,
        "The stages of a referral do not follow each other without a gap.",
        _SHOW,
        """
        SELECT DISTINCT referral_id FROM (
            SELECT referral_id, came_from, entered_at,
                lag(stage) OVER one AS before, lag(left_at) OVER one AS left_at_before
            FROM stage_history WINDOW one AS (PARTITION BY referral_id ORDER BY id))
        WHERE came_from IS NOT before OR (before IS NOT NULL AND left_at_before IS NOT entered_at)
        """,
        referral_name,
    ),
    Rule(
        "referral.lateness-on-record",
        7,
        "A supervisor was told that a referral is late, and its history says nothing of it.",
        _SHOW,
        """
        SELECT r.id FROM referrals r
        JOIN referral_alerts a ON a.referral_id = r.id AND a.round = r.due_round
        JOIN stage_history h ON h.referral_id = r.id AND h.left_at IS NULL
        WHERE a.kind = 'escalation' AND h.breached_at IS NULL
        """,
        referral_name,
    ),
    Rule(
        "answer.loop",
        4,
        "A referral's loop is said to be closed, or open, and its newest answer says otherwise.",
        f"`faxflow referral answer ID --dry-run` says what is owed. {REPORT}",
        """
        SELECT r.id FROM referrals r
        LEFT JOIN (SELECT referral_id, max(id) AS id FROM referral_answers
            WHERE taken_back_at IS NULL GROUP BY referral_id) n ON n.referral_id = r.id
        LEFT JOIN referral_answers a ON a.id = n.id
        WHERE r.loop_closed_at IS NOT a.delivered_at OR r.answer_case_id IS NOT a.case_id
        """,
        referral_name,
    ),
    Rule(
        "answer.delivered-by-a-fax",
        4,
        "An office is said to have an answer whose fax was never delivered.",
        _SHOW,
        """
        SELECT a.referral_id FROM referral_answers a LEFT JOIN cases c ON c.id = a.case_id
        WHERE a.delivered_at IS NOT NULL AND c.state IS NOT 'delivered'
        """,
        referral_name,
    ),
)
