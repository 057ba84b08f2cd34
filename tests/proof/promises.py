"""Checks a store, and what the gateway took, against every promise of the design at once.

The queries are the tests' own: what they ask must not rest on the code that is tried.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from faxflow.errors import AuditBroken
from faxflow.store import events
from faxflow.store.connection import Connection, Row
from proof.breach import Breach, Kind
from proof.referral_promises import QUERIES as OF_REFERRALS

_QUERIES: dict[str, tuple[Kind, str]] = {
    "a batch whose ledger does not balance (promise 1)": (
        Kind.LEDGER,
        """
        SELECT id FROM batches WHERE state = 'loaded'
            AND rows_read <> loaded + updated + unchanged + duplicate + rejected
        """,
    ),
    "a corrected row that is not the fax of its identity (promise 1)": (
        Kind.LEDGER,
        """
        SELECT r.batch_id FROM rejects r
        LEFT JOIN batch_rows o ON o.batch_id = r.batch_id AND o.line = r.line
        LEFT JOIN cases c ON c.id = r.case_id
        WHERE r.became <> 'set-aside' AND (c.id IS NULL OR c.case_key IS NOT o.case_key)
        """,
    ),
    "an open reject without its task, or a task without one (promise 2)": (
        Kind.LIMBO,
        """
        SELECT b.id FROM batches b WHERE b.state = 'loaded'
            AND EXISTS (SELECT 1 FROM rejects r WHERE r.batch_id = b.id AND r.became IS NULL)
            <> EXISTS (SELECT 1 FROM tasks t WHERE t.batch_id = b.id
                AND t.kind = 'review-rejects' AND t.closed_at IS NULL)
        """,
    ),
    "a case still claimed, though nobody is at work (promise 2)": (
        Kind.LIMBO,
        "SELECT id FROM cases WHERE state IN ('sending', 'submitting') OR claim IS NOT NULL",
    ),
    "a waiting case without its time, or a time elsewhere (promise 2)": (
        Kind.LIMBO,
        "SELECT id FROM cases WHERE (state = 'waiting') <> (next_action_at IS NOT NULL)",
    ),
    "a case that needs a person and has not exactly one task (promise 2)": (
        Kind.LIMBO,
        """
        SELECT c.id FROM cases c WHERE c.state IN ('sent', 'in-doubt', 'held', 'failed')
            AND 1 <> (SELECT count(*) FROM tasks t WHERE t.case_id = c.id AND t.closed_at IS NULL
                AND t.kind = CASE c.state WHEN 'sent' THEN 'follow-up' WHEN 'held' THEN
                    'release-held' WHEN 'failed' THEN 'mend-fax' ELSE 'resolve-doubt' END)
        """,
    ),
    "a final case that still asks where it is (promise 2)": (
        Kind.LIMBO,
        """
        SELECT c.id FROM cases c JOIN tasks t ON t.case_id = c.id AND t.closed_at IS NULL
        WHERE c.state IN ('delivered', 'cancelled')
            AND t.kind IN ('follow-up', 'resolve-doubt', 'release-held', 'mend-fax')
        """,
    ),
    "two open tasks of one key (promise 2)": (
        Kind.LIMBO,
        "SELECT task_key FROM tasks WHERE closed_at IS NULL GROUP BY task_key HAVING count(*) > 1",
    ),
    "an attempt begun before an earlier one was known to have failed (promise 3)": (
        Kind.DUPLICATE,
        """
        SELECT later.reference FROM attempts later
        JOIN attempts earlier ON earlier.case_id = later.case_id
            AND earlier.attempt < later.attempt
        WHERE earlier.outcome IS NULL OR earlier.outcome = 'delivered'
        """,
    ),
    "a case whose newest attempt is not the attempts' newest (promise 3)": (
        Kind.ATTEMPTS,
        """
        SELECT c.id FROM cases c WHERE c.attempt <>
            (SELECT count(*) FROM attempts a WHERE a.case_id = c.id)
            OR c.attempt <> (SELECT coalesce(max(attempt), 0) FROM attempts a
                WHERE a.case_id = c.id)
        """,
    ),
    "a case that may be sent again though its last attempt is open (promise 3)": (
        Kind.DUPLICATE,
        """
        SELECT c.id FROM cases c JOIN attempts a ON a.case_id = c.id AND a.attempt = c.attempt
        WHERE c.state IN ('ready', 'waiting', 'failed')
            AND (a.outcome IS NULL OR a.outcome = 'delivered')
        """,
    ),
    "a sent case that the server has not acknowledged (promise 4)": (
        Kind.LOSS,
        """
        SELECT c.id FROM cases c LEFT JOIN attempts a
            ON a.case_id = c.id AND a.attempt = c.attempt
        WHERE c.state = 'sent' AND a.sent_at IS NULL
        """,
    ),
    "a delivery without evidence (promise 4)": (
        Kind.LOSS,
        "SELECT id FROM cases WHERE state = 'delivered' AND coalesce(evidence, '') = ''",
    ),
    "a doubt about a fax whose dot was never on its way (promise 4)": (
        Kind.LIMBO,
        """
        SELECT c.id FROM cases c LEFT JOIN attempts a
            ON a.case_id = c.id AND a.attempt = c.attempt
        WHERE c.state = 'in-doubt' AND a.submitted_at IS NULL
        """,
    ),
    "more than four failed tries without a person (promise 5)": (
        Kind.ATTEMPTS,
        """
        SELECT c.id FROM cases c JOIN attempts a ON a.case_id = c.id
            AND a.attempt >= c.tries_from AND a.reason IS NOT NULL
        GROUP BY c.id HAVING count(*) > 4
        """,
    ),
    "an attempt that two verdicts failed (promise 5)": (
        Kind.VERDICT,
        """
        SELECT case_id FROM verdicts WHERE kind = 'failed' AND outcome = 'applied'
        GROUP BY case_id, attempt HAVING count(*) > 1
        """,
    ),
    "a step of a case that does not follow from the last (promise 7)": (
        Kind.AUDIT,
        """
        SELECT subject FROM (
            SELECT subject, source, target,
                lag(target) OVER (PARTITION BY subject ORDER BY id) AS before
            FROM events WHERE subject LIKE 'FX-%' AND target IS NOT NULL
        ) WHERE source IS NOT before
        """,
    ),
    "a case that stands elsewhere than its history says (promise 7)": (
        Kind.AUDIT,
        """
        SELECT c.id FROM cases c WHERE c.state IS NOT (
            SELECT e.target FROM events e WHERE e.subject = printf('FX-%06d', c.id)
                AND e.target IS NOT NULL ORDER BY e.id DESC LIMIT 1)
        """,
    ),
}
"""What is broken, and the query that finds it: no rows, or the promise is."""

_ATTEMPTS = """
SELECT reference, printf('FX-%06d', case_id) AS name, outcome, sent_at, submitted_at,
    (SELECT count(*) FROM events WHERE subject = printf('FX-%06d', case_id)
        AND source = 'in-doubt' AND target IN ('ready', 'sent')
        AND cause = 'decided by a person') AS by_hand
FROM attempts
"""

_SENT_AGAIN_BY_A_PERSON = """
SELECT subject, count(*) AS times FROM events
WHERE target = 'ready' AND source = 'in-doubt' GROUP BY subject
"""


def breaches(tx: Connection, taken: Sequence[str]) -> list[Breach]:
    """Every broken promise; `taken` are the references of the faxes that the gateway has."""
    found = [
        Breach(kind, f"{what}: {row[0]}")
        for what, (kind, sql) in (_QUERIES | OF_REFERRALS).items()
        for row in tx.execute(sql)
    ]
    return [*found, *_audit(tx), *_against_gateway(tx, Counter(taken))]


def _audit(tx: Connection) -> Iterator[Breach]:
    try:
        events.verify(tx)
    except AuditBroken as error:
        yield Breach(Kind.AUDIT, str(error))


def _against_gateway(tx: Connection, taken: Counter[str]) -> Iterator[Breach]:
    """What the gateway has beside what the store believes it to have."""
    known = tx.execute(_ATTEMPTS).fetchall()
    for reference in taken.keys() - {row["reference"] for row in known}:
        yield Breach(Kind.DUPLICATE, f"{reference} was taken, and no attempt is known")
    for row in known:
        yield from _one_attempt(taken[row["reference"]], row)
    allowed = Counter(row["name"] for row in known if row["outcome"] == "failed")
    allowed.update({row["subject"]: row["times"] for row in tx.execute(_SENT_AGAIN_BY_A_PERSON)})
    for case, times in Counter(one.rpartition("-A")[0] for one in taken.elements()).items():
        if times > 1 + allowed[case]:
            yield Breach(Kind.DUPLICATE, f"{case} was taken {times} times")


def _one_attempt(times: int, row: Row) -> Iterator[Breach]:
    reference, outcome = row["reference"], row["outcome"]
    if times > 1:
        yield Breach(Kind.DUPLICATE, f"{reference} was taken {times} times")
    if times and outcome in {"not-reached", "refused"} and not row["by_hand"]:
        yield Breach(Kind.DUPLICATE, f"{reference} was taken, and is believed {outcome}")
    if times and row["submitted_at"] is None:
        yield Breach(Kind.DUPLICATE, f"{reference} was taken before that was committed")
    if row["sent_at"] is not None and not times and not row["by_hand"]:
        yield Breach(Kind.LOSS, f"{reference} is believed sent, and was never taken")
