"""Removes from referrals that are at their end who they were for, and all that was told."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from faxflow.domain.ids import ReferralId
from faxflow.domain.run import Run
from faxflow.store.connection import Connection
from faxflow.store.retention.case_names import Page, named
from faxflow.store.retention.over import NAMED, REFERRAL_IS_OVER, Limit
from faxflow.store.stamp import to_stamp

_NEXT: Final = f"""
SELECT r.id FROM referrals r
WHERE r.id > :behind AND r.removed_at IS NULL AND {REFERRAL_IS_OVER}
ORDER BY r.id LIMIT :most
"""  # noqa: S608 - words of ours

_STILL: Final = f"""
SELECT r.id FROM referrals r
WHERE r.id IN (SELECT value FROM json_each(:ids)) AND r.removed_at IS NULL AND {REFERRAL_IS_OVER}
"""  # noqa: S608 - words of ours

_EMPTY: Final = """
UPDATE referrals SET source = '', provider = '', organisation = '', npi = '', provider_phone = '',
    provider_fax = '', reason = '', diagnoses = '', payer = '', member_id = '',
    authorisation = '', authorisation_number = '', appointment_at = '', appointment_outcome = '',
    removed_at = :now
WHERE id IN (SELECT value FROM json_each(:ids))
"""
"""Service and priority stay: how much of what is asked for tells of nobody."""

_PATIENTS: Final = """
SELECT patient_id FROM referrals WHERE id IN (SELECT value FROM json_each(:ids))
    AND patient_id NOT IN (SELECT patient_id FROM referrals WHERE removed_at IS NULL)
"""

_OF_PATIENTS: Final = (
    """
UPDATE patients SET given_name = '', surname = '', date_of_birth = '', sex = '', phone = '',
    street = '', suburb = '', state = '', postcode = '', outside_id = ''
WHERE id IN (SELECT value FROM json_each(:ids))
""",
    "DELETE FROM patient_keys WHERE patient_id IN (SELECT value FROM json_each(:ids))",
    "DELETE FROM patient_words WHERE patient_id IN (SELECT value FROM json_each(:ids))",
)

_OF_REFERRALS: Final = (
    """
UPDATE field_readings SET value = '' WHERE referral_id IN (SELECT value FROM json_each(:ids))
""",
    """
UPDATE field_changes SET was = '', became = ''
WHERE referral_id IN (SELECT value FROM json_each(:ids))
""",
    """
UPDATE referral_notes SET text = '' WHERE referral_id IN (SELECT value FROM json_each(:ids))
""",
    """
UPDATE stage_history SET comments = NULL WHERE referral_id IN (SELECT value FROM json_each(:ids))
""",
)

_ANSWERS: Final = f"""
SELECT id, number FROM referral_answers
WHERE referral_id IN (SELECT value FROM json_each(:ids)) AND {NAMED}
"""  # noqa: S608 - words of ours


def over(tx: Connection, limit: Limit, page: Page) -> list[ReferralId]:
    """The next referrals that are over and say still who they were for, by id."""
    at = {**limit.columns(), "behind": page.behind, "most": page.most}
    return [ReferralId(row["id"]) for row in tx.execute(_NEXT, at)]


def empty(tx: Connection, run: Run, ids: Sequence[ReferralId], limit: Limit, *, key: bytes) -> int:
    """Empties those that are over still, and tells how many; `key` is that of the store's hashes.

    Their patients are found by nothing any more, and linked to nobody who comes later.
    """
    asked = {**limit.columns(), "ids": json.dumps(list(ids))}
    them = {"ids": json.dumps([row["id"] for row in tx.execute(_STILL, asked)])}
    changed = tx.execute(_EMPTY, {**them, "now": to_stamp(run.now())})
    for sql in _OF_REFERRALS:
        tx.execute(sql, them)
    patients = {"ids": json.dumps(list(_patients(tx, them["ids"])))}
    for sql in _OF_PATIENTS:
        tx.execute(sql, patients)
    for row in tx.execute(_ANSWERS, them).fetchall():
        at = {"id": row["id"], "name": named(key, row["number"])}
        tx.execute("UPDATE referral_answers SET number = :name WHERE id = :id", at)
    return changed.rowcount


def _patients(tx: Connection, ids: str) -> Iterator[int]:
    """Those whom no referral needs that says something still."""
    yield from (row["patient_id"] for row in tx.execute(_PATIENTS, {"ids": ids}))
