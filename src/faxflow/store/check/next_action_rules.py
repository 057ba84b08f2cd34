"""Every fax is over, or has exactly one next action with a time or a person (promise 2)."""

from faxflow.domain.ids import case_name
from faxflow.store.check.rule import REPORT, Rule

_TASK_OF = """
CASE c.state WHEN 'sent' THEN 'follow-up' WHEN 'held' THEN 'release-held'
    WHEN 'failed' THEN 'mend-fax' ELSE 'resolve-doubt' END
"""
"""The kind of task that asks about a fax in this state, as domain/case_task.py opens it."""

NEXT_ACTION_RULES = (
    Rule(
        "claim.in-hand-only",
        2,
        "A fax is claimed though nobody is sending it, or is being sent without a claim.",
        f"`faxflow case show ID`; `faxflow send` frees claims of runs that are gone. {REPORT}",
        "SELECT id FROM cases WHERE (state IN ('sending', 'submitting')) <> (claim IS NOT NULL)",
        case_name,
    ),
    Rule(
        "claim.run-at-work",
        2,
        "A fax is claimed by a run that has ended.",
        "`faxflow send` settles it: unsent goes again, and what may have gone asks a person.",
        """
        SELECT c.id FROM cases c
        JOIN attempts a ON a.case_id = c.id AND a.attempt = c.attempt
        JOIN runs r ON r.id = a.run_id
        WHERE c.state IN ('sending', 'submitting') AND r.ended_at IS NOT NULL
        """,
        case_name,
        warning=True,
    ),
    Rule(
        "waiting.has-its-time",
        2,
        "A fax waits without a time to go, or has such a time and does not wait.",
        f"`faxflow case hold ID`, then `faxflow case release ID --because ...`. {REPORT}",
        "SELECT id FROM cases WHERE (state = 'waiting') <> (next_action_at IS NOT NULL)",
        case_name,
    ),
    Rule(
        "person.has-one-task",
        2,
        "A fax needs a person, and no open task says so, or several do.",
        f"`faxflow case show ID` says what you can do with it. {REPORT}",
        f"""
        SELECT c.id FROM cases c
        LEFT JOIN (SELECT case_id, kind, count(*) AS open FROM tasks
            WHERE closed_at IS NULL AND case_id IS NOT NULL GROUP BY case_id, kind) t
            ON t.case_id = c.id AND t.kind = {_TASK_OF}
        LEFT JOIN batches b ON b.id = c.held_with
        WHERE c.state IN ('sent', 'in-doubt', 'held', 'failed') AND t.open IS NOT 1
            AND NOT (c.state = 'held' AND t.open IS NULL AND b.held_at IS NOT NULL)
        """,  # noqa: S608 - words of ours
        case_name,
    ),
    Rule(
        "final.asks-nothing",
        2,
        "A task still asks about a fax that is over.",
        "Close it with `faxflow task done`; `faxflow case show ID` names it.",
        """
        SELECT DISTINCT c.id FROM tasks t JOIN cases c ON c.id = t.case_id
        WHERE t.closed_at IS NULL AND c.state IN ('delivered', 'cancelled')
            AND t.kind IN ('follow-up', 'resolve-doubt', 'release-held', 'mend-fax')
        """,
        case_name,
    ),
)
