"""The possible duplicates: who is asked about, and what was said; decided by compare-and-set."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import PairId, PatientId, ReferralId
from faxflow.domain.referrals.pair import Likeness, Pair, PairKind, PairState
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.same_person import PersonPair
from faxflow.store.connection import Connection, Row
from faxflow.store.referrals.records import referral_of
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_PUT = """
INSERT INTO possible_duplicates (kind, one_id, other_id, grade, score, reasons, state, found_at)
VALUES (:kind, :one, :other, :grade, :score, :reasons, 'open', :now)
ON CONFLICT (kind, one_id, other_id) DO UPDATE
SET grade = :grade, score = :score, reasons = :reasons
RETURNING *
"""

_SET = """
UPDATE possible_duplicates
SET state = :to, decided_at = :at, decided_by = :by,
    undone_at = CASE :undone WHEN 1 THEN :now ELSE undone_at END
WHERE id = :id AND state = :was RETURNING id
"""

_ABOUT = """
WITH own AS (SELECT id FROM patients WHERE person_id = :person),
    theirs AS (
        SELECT d.id FROM own
            JOIN possible_duplicates d ON d.kind = 'patient' AND d.one_id = own.id
        UNION
        SELECT d.id FROM own
            JOIN possible_duplicates d ON d.kind = 'patient' AND d.other_id = own.id
    )
SELECT d.*, one.person_id AS one_person, other.person_id AS other_person
FROM theirs
    JOIN possible_duplicates d ON d.id = theirs.id
    JOIN patients one ON one.id = d.one_id
    JOIN patients other ON other.id = d.other_id
ORDER BY d.id
"""
"""By a union, since an OR would have SQLite look at every pair of patients there is."""

_OF_REFERRAL = """
SELECT * FROM possible_duplicates WHERE kind = 'referral' AND one_id = :id
UNION
SELECT * FROM possible_duplicates WHERE kind = 'referral' AND other_id = :id
ORDER BY id
"""

_REFERRALS = """
SELECT p.*, r.* FROM patients p JOIN referrals r ON r.patient_id = p.id
WHERE p.person_id = :person AND r.removed_at IS NULL ORDER BY r.id
"""

_LISTED = """
SELECT d.*,
    CASE d.kind WHEN 'referral' THEN d.one_id
        ELSE (SELECT max(id) FROM referrals WHERE patient_id = d.one_id) END AS one_referral,
    CASE d.kind WHEN 'referral' THEN d.other_id
        ELSE (SELECT max(id) FROM referrals WHERE patient_id = d.other_id) END AS other_referral
FROM possible_duplicates d
"""

_ONE_LISTED = f"{_LISTED} WHERE d.id = :id"

_ALL_LISTED = f"""
{_LISTED} WHERE d.state IN (SELECT value FROM json_each(:states))
ORDER BY CASE d.grade WHEN 'certain' THEN 0 WHEN 'probable' THEN 1 ELSE 2 END, d.id
LIMIT :most
"""  # noqa: S608 - words of ours


@dataclass(frozen=True, slots=True)
class Listed:
    """A pair with the referrals by which a person knows the two; None where a patient has none."""

    pair: Pair
    one: ReferralId | None
    other: ReferralId | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a pair; `decided_by` is None where nobody said so."""

    to: PairState
    decided_by: str | None = None
    undone: bool = False


def put(
    tx: Connection, kind: PairKind, ids: tuple[int, int], *, like: Likeness, now: datetime
) -> Pair:
    """The pair of these two, in whatever order, asked about from now on or graded anew."""
    one, other = max(ids), min(ids)
    at = {"kind": kind, "one": one, "other": other, "now": to_stamp(now), **_columns(like)}
    return _pair(tx.execute(_PUT, at).fetchone())


def grade(tx: Connection, pair: Pair, like: Likeness) -> None:
    """Grades a pair anew; how its question stands is left as it is."""
    tx.execute(
        "UPDATE possible_duplicates SET grade = :grade, score = :score, reasons = :reasons"
        " WHERE id = :id",
        {"id": pair.id, **_columns(like)},
    )


def decide(tx: Connection, pair: Pair, decision: Decision, now: datetime) -> bool:
    """Says how the question stands; False where somebody has said so meanwhile."""
    decided = decision.to in {PairState.LINKED, PairState.DISTINCT}
    at = {
        "id": pair.id,
        "was": pair.state,
        "to": decision.to,
        "at": to_stamp(now) if decided else None,
        "by": decision.decided_by,
        "undone": int(decision.undone),
        "now": to_stamp(now),
    }
    return tx.execute(_SET, at).fetchone() is not None


def get(tx: Connection, pair_id: PairId) -> Listed | None:
    """The pair with this id, or None."""
    row = tx.execute(_ONE_LISTED, {"id": pair_id}).fetchone()
    return _listed(row) if row else None


def listed(tx: Connection, state: PairState | None, most: int) -> list[Listed]:
    """Up to `most` pairs in that state, None: in any; the likeliest first, then the oldest."""
    found = tx.execute(_ALL_LISTED, {"states": _states(state), "most": most})
    return [_listed(row) for row in found]


def count(tx: Connection, state: PairState | None) -> int:
    """How many pairs are in a state, None: in any."""
    row = tx.execute(
        "SELECT count(*) AS pairs FROM possible_duplicates"
        " WHERE state IN (SELECT value FROM json_each(:states))",
        {"states": _states(state)},
    ).fetchone()
    return int(row["pairs"])


def about_person(tx: Connection, person_id: PatientId) -> list[PersonPair]:
    """What was said or asked of a person's patients, with the persons that they are by now."""
    found = tx.execute(_ABOUT, {"person": person_id})
    return [
        PersonPair(_pair(row), frozenset({row["one_person"], row["other_person"]})) for row in found
    ]


def of_referral(tx: Connection, referral_id: ReferralId) -> Sequence[Pair]:
    """The pairs of referrals that this one is in, oldest first."""
    return [_pair(row) for row in tx.execute(_OF_REFERRAL, {"id": referral_id})]


def referrals_of(tx: Connection, person_id: PatientId) -> list[Referral]:
    """All referrals of a person, the earliest made first."""
    return [referral_of(row) for row in tx.execute(_REFERRALS, {"person": person_id})]


def _states(state: PairState | None) -> str:
    return json.dumps([state] if state else [*PairState])


def _columns(like: Likeness) -> dict[str, object]:
    reasons = json.dumps(like.reasons, ensure_ascii=False)
    return {"grade": like.grade, "score": like.score, "reasons": reasons}


def _listed(row: Row) -> Listed:
    return Listed(_pair(row), row["one_referral"], row["other_referral"])


def _pair(row: Row) -> Pair:
    return Pair(
        PairId(row["id"]),
        PairKind(row["kind"]),
        row["one_id"],
        row["other_id"],
        Likeness(row["grade"], row["score"], tuple(json.loads(row["reasons"]))),
        PairState(row["state"]),
        from_stamp(row["found_at"]),
        from_stamp_or_none(row["decided_at"]),
        row["decided_by"],
        from_stamp_or_none(row["undone_at"]),
    )
