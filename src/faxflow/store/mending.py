"""What a person changes in a case besides its state: its number, and how urgent it is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from faxflow.domain.ids import CaseId
from faxflow.domain.run import Run
from faxflow.store import cases
from faxflow.store.cases import Case
from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp

_CORRECT = """
UPDATE cases
SET number = :number, fields = :fields, tries_from = attempt + 1,
    letter_sha256 = CASE letter_given WHEN 1 THEN letter_sha256 END,
    letter_pages = CASE letter_given WHEN 1 THEN letter_pages END,
    template_sha256 = CASE letter_given WHEN 1 THEN template_sha256 END,
    next_action_at = CASE state WHEN 'waiting' THEN :now END,
    reason = CASE state WHEN 'waiting' THEN NULL ELSE reason END
WHERE id = :id AND state = :state AND attempt = :attempt AND claim IS NULL AND number = :was
RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Urgency:
    """How a case that was added by hand goes; `quiet_hours` is None as the gateway says."""

    quiet_hours: str | None
    letter_given: bool


def correct(
    tx: Connection, run: Run, case: Case, *, number: str, fields: Mapping[str, str]
) -> bool:
    """Gives a case another number (E.164), all its tries, and a letter to be drawn again.

    A letter that was given as PDF stays. What waits for its next try is due at once. False
    where the case moved on. `content_hash` stays too: the same row in the next report must
    not bring the wrong number back.
    """
    row = tx.execute(
        _CORRECT,
        {
            "id": case.id,
            "state": case.state,
            "attempt": case.attempt,
            "was": case.number,
            "number": number,
            "fields": json.dumps(dict(fields), ensure_ascii=False, sort_keys=True),
            "now": to_stamp(run.now()),
        },
    ).fetchone()
    return row is not None


def put_first(tx: Connection, case_id: CaseId, urgency: Urgency) -> None:
    """Lets a case go before the queue."""
    tx.execute(
        "UPDATE cases SET priority = 1, quiet_hours = :quiet, letter_given = :given WHERE id = :id",
        {"quiet": urgency.quiet_hours, "given": int(urgency.letter_given), "id": case_id},
    )


def with_content(tx: Connection, content_hash: str) -> list[Case]:
    """The cases with the content of that hash, whatever their number is by now, oldest first."""
    found = tx.execute(
        "SELECT id FROM cases WHERE content_hash = :hash ORDER BY id", {"hash": content_hash}
    ).fetchall()
    return [case for row in found if (case := cases.get(tx, CaseId(row["id"])))]
