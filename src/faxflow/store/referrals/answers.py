"""The answers to referring offices: what each tells, by which fax, and whether that arrived."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, ReferralId, case_name, referral_name
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_TO_LOOK_AT = "SELECT id FROM referrals WHERE answer_looked_at <> changes ORDER BY id LIMIT :most"

_OWED_NONE = """
UPDATE referrals SET answer_looked_at = changes
WHERE answer_looked_at <> changes AND stage NOT IN (SELECT value FROM json_each(:stages))
    AND NOT EXISTS (SELECT 1 FROM referral_answers a WHERE a.referral_id = referrals.id)
"""

_ASKED = """
SELECT referral_id AS id FROM tasks
WHERE closed_at IS NULL AND task_key >= :first AND task_key < :last AND referral_id IS NOT NULL
ORDER BY id
"""

_ADD = """
INSERT INTO referral_answers (referral_id, outcome, number, case_id, made_at)
VALUES (:referral_id, :outcome, :number, :case_id, :now)
"""

_ALL = """
SELECT a.*, c.state FROM referral_answers a LEFT JOIN cases c ON c.id = a.case_id
WHERE a.referral_id = :id ORDER BY a.id
"""

_OF_CASE = """
SELECT a.*, c.state FROM referral_answers a JOIN cases c ON c.id = a.case_id
WHERE a.case_id = :id
"""

_LOOP = """
UPDATE referrals SET answer_case_id = :case_id, loop_closed_at = :delivered_at
WHERE id = :id
"""


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """What is told, as a keyed hash, and by which fax; `case_id` is None where none could be
    made and a person was asked. `number` is as the referral had it, empty: none."""

    outcome: str
    number: str
    case_id: CaseId | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One that was made; `state` is its fax's. Times are UTC, None: not (or not any more)."""

    id: int
    referral_id: ReferralId
    outcome: str
    number: str
    case_id: CaseId | None
    state: State | None
    made_at: datetime
    delivered_at: datetime | None
    taken_back_at: datetime | None


def to_look_at(tx: Connection, most: int) -> list[ReferralId]:
    """Up to `most` referrals that have changed since it was last asked whether one is owed."""
    return [ReferralId(row["id"]) for row in tx.execute(_TO_LOOK_AT, {"most": most})]


def pass_over(tx: Connection, stages: Iterable[str]) -> None:
    """Looks at all at once that can be owed none: in other stages than these, never answered."""
    tx.execute(_OWED_NONE, {"stages": json.dumps([*stages])})


def looked_at(tx: Connection, referral_id: ReferralId) -> None:
    """Remembers that it was asked of a referral as it is now."""
    tx.execute(
        "UPDATE referrals SET answer_looked_at = changes WHERE id = :id", {"id": referral_id}
    )


def with_open_task(tx: Connection, kind: str) -> list[ReferralId]:
    """The referrals with an open task whose key begins with this kind."""
    # The character behind the colon that ends a kind.
    found = tx.execute(_ASKED, {"first": f"{kind}:", "last": f"{kind};"})
    return [ReferralId(row["id"]) for row in found]


def add(tx: Connection, run: Run, referral_id: ReferralId, new: NewAnswer) -> None:
    """Keeps an answer; the loop is open until it is delivered."""
    at = {"referral_id": referral_id, "now": to_stamp(run.now())}
    told = {"outcome": new.outcome, "number": new.number, "case_id": new.case_id}
    tx.execute(_ADD, {**at, **told})
    _follow(tx, referral_id)
    if new.case_id is not None:
        _record(tx, run, (referral_id, new.case_id), cause="answer made")


def take_back(tx: Connection, run: Run, answer: Answer) -> None:
    """An answer that never went out tells nothing; the one before it counts again."""
    tx.execute(
        "UPDATE referral_answers SET taken_back_at = :now WHERE id = :id",
        {"now": to_stamp(run.now()), "id": answer.id},
    )
    _follow(tx, answer.referral_id)
    if answer.case_id is not None:
        _record(tx, run, (answer.referral_id, answer.case_id), cause="answer taken back")


def of_referral(tx: Connection, referral_id: ReferralId) -> list[Answer]:
    """All answers to its office, oldest first."""
    return [_answer(row) for row in tx.execute(_ALL, {"id": referral_id})]


def of_case(tx: Connection, case_id: CaseId) -> Answer | None:
    """The answer that this fax is, or None."""
    row = tx.execute(_OF_CASE, {"id": case_id}).fetchone()
    return _answer(row) if row else None


def delivered(tx: Connection, run: Run, answer: Answer, *, evidence: str) -> None:
    """The office has it: of the newest answer, the loop is closed."""
    now = run.now() if answer.delivered_at is None else answer.delivered_at
    _set_delivered(tx, answer, now)
    told = (answer.referral_id, answer.case_id)
    _record(tx, run, told, cause="answer delivered", why=evidence)


def not_delivered(tx: Connection, run: Run, answer: Answer) -> None:
    """The office does not have it after all, or not at all: the loop is open."""
    was_closed = answer.delivered_at is not None
    _set_delivered(tx, answer, None)
    cause = "answer never arrived, the loop is open again" if was_closed else "answer failed"
    _record(tx, run, (answer.referral_id, answer.case_id), cause=cause)


def standing(answers: list[Answer]) -> Answer | None:
    """The newest answer that was not taken back, or None."""
    return next((one for one in reversed(answers) if one.taken_back_at is None), None)


def _set_delivered(tx: Connection, answer: Answer, at: datetime | None) -> None:
    tx.execute(
        "UPDATE referral_answers SET delivered_at = :at WHERE id = :id",
        {"at": to_stamp(at) if at else None, "id": answer.id},
    )
    _follow(tx, answer.referral_id)


def _follow(tx: Connection, referral_id: ReferralId) -> None:
    """The referral's own columns say what its newest standing answer says."""
    now = standing(of_referral(tx, referral_id))
    delivered_at = now.delivered_at if now else None
    tx.execute(
        _LOOP,
        {
            "id": referral_id,
            "case_id": now.case_id if now else None,
            "delivered_at": to_stamp(delivered_at) if delivered_at else None,
        },
    )


def _record(
    tx: Connection, run: Run, answer: tuple[ReferralId, CaseId | None], *, cause: str, why: str = ""
) -> None:
    referral_id, case_id = answer
    told = " ".join(filter(None, (case_name(case_id) if case_id else "", why)))
    events.record(tx, run, [events.Event(referral_name(referral_id), cause, detail=told or None)])


def _answer(row: Row) -> Answer:
    return Answer(
        row["id"],
        ReferralId(row["referral_id"]),
        row["outcome"],
        row["number"],
        CaseId(row["case_id"]) if row["case_id"] is not None else None,
        State(row["state"]) if row["state"] else None,
        from_stamp(row["made_at"]),
        from_stamp_or_none(row["delivered_at"]),
        from_stamp_or_none(row["taken_back_at"]),
    )
