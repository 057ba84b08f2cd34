"""Attempts of the lost time that no case of a restored store has: what is known of each."""

from dataclasses import dataclass, replace
from datetime import datetime

from faxflow.domain.attempt_view import AttemptView
from faxflow.domain.delivery import Standing, State
from faxflow.domain.ids import CaseId, Reference, references_in
from faxflow.domain.run import Run
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, to_stamp

_NOTE = """
INSERT INTO lost_attempts (reference, generation, number, went_at, evidence, said, case_id)
VALUES (:reference, (SELECT max(generation) FROM restores), :number, :at, :evidence, :said,
    :case_id)
ON CONFLICT (reference) DO UPDATE
SET number = COALESCE(lost_attempts.number, excluded.number),
    went_at = min(lost_attempts.went_at, excluded.went_at),
    evidence = CASE WHEN excluded.said IS NULL THEN lost_attempts.evidence
        ELSE excluded.evidence END,
    said = COALESCE(excluded.said, lost_attempts.said)
"""

_ADD = """
INSERT INTO attempts (case_id, attempt, reference, number, gateway, run_id, started_at,
    submitted_at, sent_at, window_from, settled_at, outcome, reason)
VALUES (:case_id, :attempt, :reference, :number, :gateway, :run_id, :at, :at, :at, :now,
    CASE WHEN :outcome IS NULL THEN NULL ELSE :now END, :outcome, :reason)
"""

_OUT = {"outcome": None, "reason": None}
_FAILED = {"outcome": "failed", "reason": "unknown"}

_OVERTAKEN = """
UPDATE attempts SET settled_at = :now, outcome = 'failed', reason = COALESCE(reason, 'unknown')
WHERE case_id = :id AND outcome IS NULL
"""

_PAIRS = """
SELECT l.reference, c.id AS case_id FROM lost_attempts l JOIN cases c ON c.number = l.number
WHERE l.settled_at IS NULL AND l.case_id IS NULL AND c.id >= :first_case
    AND c.state = 'held' AND c.attempt = 0
UNION
SELECT l.reference, c.id FROM batches b JOIN batch_rows r ON r.batch_id = b.id
JOIN cases c ON c.case_key = r.case_key JOIN lost_attempts l ON l.number = r.number
WHERE b.fetched_at >= :since AND l.settled_at IS NULL AND l.case_id IS NULL
    AND c.id >= :first_case AND c.state = 'held' AND c.attempt = 0
ORDER BY 1
"""

_AT_FORMER_NUMBERS = """
SELECT * FROM lost_attempts WHERE settled_at IS NULL AND case_id IS NULL
    AND number IN (SELECT r.number FROM batches b JOIN batch_rows r ON r.batch_id = b.id
        JOIN cases c ON c.case_key = r.case_key
        WHERE b.fetched_at >= :since AND c.id = :id AND r.number <> c.number)
ORDER BY went_at, reference
"""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that an attempt went out: a copy, or a verdict in a mail.

    `number` is E.164, None where it names none; `at` is UTC; `said` is the verdict's kind.
    """

    reference: Reference
    at: datetime
    evidence: str
    gateway: str
    number: str | None = None
    said: str | None = None


@dataclass(frozen=True, slots=True)
class LostAttempt:
    """What is known of one; `case_id` is the case that it is of, None where nobody knows."""

    reference: Reference
    number: str | None
    went_at: datetime
    evidence: str
    said: str | None
    case_id: CaseId | None


def note(tx: Connection, sign: Sign, case_id: CaseId | None = None) -> None:
    """Keeps the sign; a second one adds what it knows."""
    tx.execute(
        _NOTE,
        {
            "reference": str(sign.reference),
            "number": sign.number,
            "at": to_stamp(sign.at),
            "evidence": sign.evidence,
            "said": sign.said,
            "case_id": case_id,
        },
    )


def get(tx: Connection, reference: Reference) -> LostAttempt | None:
    """What is known of the attempt, or None."""
    row = tx.execute(
        "SELECT * FROM lost_attempts WHERE reference = :reference", {"reference": str(reference)}
    ).fetchone()
    return _lost(row) if row else None


def unexplained(tx: Connection, number: str | None = None) -> list[LostAttempt]:
    """Those of which nobody knows the case, all or to one number (E.164), oldest first."""
    found = tx.execute(
        "SELECT * FROM lost_attempts WHERE settled_at IS NULL AND case_id IS NULL"
        " AND (:number IS NULL OR number = :number) ORDER BY went_at, reference",
        {"number": number},
    )
    return [_lost(row) for row in found]


def all_met(tx: Connection) -> list[LostAttempt]:
    """All that was ever met."""
    return [_lost(row) for row in tx.execute("SELECT * FROM lost_attempts ORDER BY reference")]


def of_lost_case(tx: Connection, case_id: CaseId) -> list[LostAttempt]:
    """All attempts of one case of the lost time, by their numbers, whose case here is unknown."""
    same = [one for one in unexplained(tx) if one.reference.case_id == case_id]
    return sorted(same, key=lambda one: (one.reference.attempt, one.reference.generation))


def explain(tx: Connection, reference: Reference, case_id: CaseId, now: datetime) -> None:
    """Notes which case it is of; it casts doubt on no other any more."""
    tx.execute(
        "UPDATE lost_attempts SET case_id = :case_id, settled_at = :now"
        " WHERE reference = :reference",
        {"case_id": case_id, "now": to_stamp(now), "reference": str(reference)},
    )


def at_former_numbers(tx: Connection, case_id: CaseId, since: datetime) -> list[LostAttempt]:
    """Those unexplained that went to a number which a report since then (UTC) gave the case, and
    which it has no more: corrected since, it may be that very fax."""
    if not unexplained(tx):
        return []
    found = tx.execute(_AT_FORMER_NUMBERS, {"id": case_id, "since": to_stamp(since)})
    return [_lost(row) for row in found]


def pairs(tx: Connection, first_case: CaseId, since: datetime) -> list[tuple[Reference, CaseId]]:
    """Each unexplained attempt beside each held case from `first_case` on that has its number, or
    had it by a report since then (UTC)."""
    found = tx.execute(_PAIRS, {"first_case": first_case, "since": to_stamp(since)})
    return [(references_in(row["reference"])[0], CaseId(row["case_id"])) for row in found]


def adopt(tx: Connection, run: Run, case: Standing, sign: Sign, *, number: str) -> None:
    """Makes it the case's newest attempt, which is out; all before it are known to have failed.

    No attempt begins before that of the one before it is known: so those that left no sign
    failed, too. `number` is E.164, that of the case.
    """
    now, named = to_stamp(run.now()), sign.reference
    tx.execute(_OVERTAKEN, {"now": now, "id": case.case_id})
    newest = {
        "case_id": case.case_id,
        "attempt": named.attempt,
        "reference": str(named),
        "number": sign.number or number,
        "gateway": sign.gateway,
        "run_id": run.id,
        "at": to_stamp(sign.at),
        "now": now,
        **_OUT,
    }
    between = [
        {**newest, "attempt": n, "reference": str(replace(named, attempt=n)), **_FAILED}
        for n in range(case.attempt + 1, named.attempt)
    ]
    tx.executemany(_ADD, [*between, newest])
    tx.execute(
        "UPDATE cases SET attempt = :attempt WHERE id = :id",
        {"attempt": named.attempt, "id": case.case_id},
    )


def reopen(tx: Connection, case: Standing, sign: Sign) -> None:
    """An attempt that was believed never to have reached the server is out after all."""
    tx.execute(
        "UPDATE attempts SET settled_at = NULL, outcome = NULL, reason = NULL,"
        " submitted_at = COALESCE(submitted_at, :at), sent_at = :at"
        " WHERE case_id = :id AND attempt = :attempt",
        {"at": to_stamp(sign.at), "id": case.case_id, "attempt": case.attempt},
    )


def never_reached(tx: Connection, reference: Reference) -> Standing | None:
    """Where the case stands whose newest attempt this is, and is believed never to have reached
    the server; else None."""
    row = tx.execute(
        "SELECT c.id, c.state, c.attempt, c.claim FROM attempts a"
        " JOIN cases c ON c.id = a.case_id AND c.attempt = a.attempt"
        " WHERE a.reference = :reference AND a.outcome = 'not-reached'",
        {"reference": str(reference)},
    ).fetchone()
    if row is None:
        return None
    return Standing(CaseId(row["id"]), State(row["state"]), row["attempt"], row["claim"])


def view(tx: Connection, reference: Reference) -> AttemptView | None:
    """An attempt whose case is known, and has others by its number, as a verdict meets it.

    Its number is 0: it never is the newest, so that only its success changes anything.
    """
    row = tx.execute(
        "SELECT c.id, c.state, c.attempt, c.claim, c.evidence, c.number FROM lost_attempts l"
        " JOIN cases c ON c.id = l.case_id"
        " WHERE l.reference = :reference AND l.settled_at IS NULL",
        {"reference": str(reference)},
    ).fetchone()
    if row is None:
        return None
    number, state = row["number"], State(row["state"])
    return AttemptView(
        CaseId(row["id"]), 0, number, state, row["attempt"], row["claim"], row["evidence"]
    )


def _lost(row: Row) -> LostAttempt:
    return LostAttempt(
        references_in(row["reference"])[0],
        row["number"],
        from_stamp(row["went_at"]),
        row["evidence"],
        row["said"],
        CaseId(row["case_id"]) if row["case_id"] is not None else None,
    )
