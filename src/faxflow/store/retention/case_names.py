"""Removes from faxes that are over to whom they went and what they said."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from faxflow.domain.ids import CaseId
from faxflow.domain.run import Run
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import is_number_name, number_name
from faxflow.store.retention.over import CASE_IS_OVER, NAMED, Limit
from faxflow.store.stamp import to_stamp

_NEXT: Final = f"""
SELECT c.id FROM cases c
WHERE c.id > :behind AND c.removed_at IS NULL AND {CASE_IS_OVER}
ORDER BY c.id LIMIT :most
"""  # noqa: S608 - words of ours

_STILL: Final = f"""
SELECT c.id, c.number FROM cases c
WHERE c.id IN (SELECT value FROM json_each(:ids)) AND c.removed_at IS NULL AND {CASE_IS_OVER}
"""  # noqa: S608 - words of ours

_EMPTY: Final = """
UPDATE cases SET number = :name, fields = '{}', removed_at = :now WHERE id = :id
"""

_TRIES: Final = f"""
SELECT case_id, attempt, number FROM attempts
WHERE case_id IN (SELECT value FROM json_each(:ids)) AND {NAMED}
"""  # noqa: S608 - words of ours

_RENAME_TRY: Final = """
UPDATE attempts SET number = :name WHERE case_id = :case_id AND attempt = :attempt
"""

_RESULTS: Final = f"""
SELECT mail_id, position, number FROM verdicts
WHERE case_id IN (SELECT value FROM json_each(:ids)) AND {NAMED}
"""  # noqa: S608 - words of ours

_RENAME_RESULT: Final = """
UPDATE verdicts SET number = :name WHERE mail_id = :mail_id AND position = :position
"""


@dataclass(frozen=True, slots=True)
class Page:
    """Up to `most` behind an id, so that a store is gone through in small transactions."""

    behind: int
    most: int


def over(tx: Connection, limit: Limit, page: Page) -> list[CaseId]:
    """The next faxes that are over and say still for whom they were, by id."""
    at = {**limit.columns(), "behind": page.behind, "most": page.most}
    return [CaseId(row["id"]) for row in tx.execute(_NEXT, at)]


def empty(tx: Connection, run: Run, ids: Sequence[CaseId], limit: Limit, *, key: bytes) -> int:
    """Empties those that are over still, and tells how many; `key` is that of the store's hashes.

    In the place of each number stands what history has always called it.
    """
    found = tx.execute(_STILL, {**limit.columns(), "ids": json.dumps(list(ids))}).fetchall()
    now = to_stamp(run.now())
    tx.executemany(
        _EMPTY,
        [{"id": row["id"], "name": named(key, row["number"]), "now": now} for row in found],
    )
    _rename(tx, [row["id"] for row in found], key)
    return len(found)


def named(key: bytes, number: str) -> str:
    """What stands for a number; nothing for none, and for what stands for one already itself."""
    return number if number == "" or is_number_name(number) else number_name(key, number)


def _rename(tx: Connection, ids: Sequence[int], key: bytes) -> None:
    for wanted, change in ((_TRIES, _RENAME_TRY), (_RESULTS, _RENAME_RESULT)):
        found = tx.execute(wanted, {"ids": json.dumps(ids)}).fetchall()
        tx.executemany(change, [{**row, "name": named(key, row["number"])} for row in found])
