"""What may not go by itself since a restore: on its guard, or for a doubt that outlasts it."""

from datetime import datetime

from faxflow.domain.delivery import Standing, State
from faxflow.domain.ids import CaseId
from faxflow.domain.restored import STILL_DOUBTED, Restore
from faxflow.store.batches import ANSWERS, BY_HAND
from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp

_NOT_LET_GO = """
SELECT c.id, c.attempt, c.state FROM cases c
WHERE c.state IN ('ready', 'waiting') AND c.let_go_in IS NOT :generation AND (
    :guarded = 1
    OR c.id >= :first_case AND :now <= :doubted_until AND (
        c.number IN (SELECT number FROM lost_attempts WHERE settled_at IS NULL)
        OR c.batch_id IN (SELECT id FROM batches
            WHERE day <= :last_day AND source <> :by_hand)
        OR c.service_date <> '' AND c.service_date <= :last_day AND c.batch_id IN
            (SELECT id FROM batches WHERE source NOT IN (:by_hand, :answers))))
ORDER BY c.id
"""

_OF_LOST_DAYS = """
SELECT 1 FROM cases c JOIN batches b ON b.id = c.batch_id
WHERE c.id = :id AND b.day <= :last_day AND b.source <> :by_hand
"""


def not_let_go(tx: Connection, restore: Restore, now: datetime) -> list[Standing]:
    """The ready and waiting cases that may not go by themselves, oldest first.

    While the guard is on, all that no person has let go since. Afterwards those made since whose
    number, report or service date casts doubt on them.
    """
    found = tx.execute(
        _NOT_LET_GO,
        {
            "generation": restore.generation,
            "guarded": int(restore.guarded),
            "first_case": restore.first_case,
            "last_day": restore.last_day.isoformat(),
            "now": to_stamp(now),
            "by_hand": BY_HAND,
            "answers": ANSWERS,
            "doubted_until": to_stamp((restore.lifted_at or restore.restored_at) + STILL_DOUBTED),
        },
    )
    return [Standing(CaseId(row["id"]), State(row["state"]), row["attempt"]) for row in found]


def is_of_lost_days(tx: Connection, case_id: CaseId, restore: Restore) -> bool:
    """Whether its report is one that may have been sent in the lost time."""
    asked = {"id": case_id, "last_day": restore.last_day.isoformat(), "by_hand": BY_HAND}
    return tx.execute(_OF_LOST_DAYS, asked).fetchone() is not None


def is_let_go(tx: Connection, case_id: CaseId, restore: Restore) -> bool:
    """Whether a person has let the case go since the restore."""
    row = tx.execute("SELECT let_go_in FROM cases WHERE id = :id", {"id": case_id}).fetchone()
    return bool(row and row["let_go_in"] == restore.generation)
