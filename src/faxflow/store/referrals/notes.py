"""Short notes of staff about a referral, and what patients and offices say of the service."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.ids import ReferralId, referral_name
from faxflow.domain.referrals.contact import SaidBy
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp, to_stamp

_ADD = """
INSERT INTO referral_notes (referral_id, at, actor, kind, said_by, score, text)
VALUES (:id, :at, :actor, :kind, :said_by, :score, :text)
"""


class NoteKind(StrEnum):
    """What a note is about."""

    NOTE = "note"
    SATISFACTION = "satisfaction"


@dataclass(frozen=True, slots=True)
class NewNote:
    """`said_by` and `score` (1 to 5) are of satisfaction only; None: nobody was asked."""

    text: str
    kind: NoteKind = NoteKind.NOTE
    said_by: SaidBy | None = None
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it was kept; `at` is UTC."""

    at: datetime
    actor: str
    told: NewNote


def add(tx: Connection, run: Run, referral_id: ReferralId, note: NewNote) -> None:
    """Keeps a note; the audit trail tells that there is one, and nothing of what it says."""
    tx.execute(
        _ADD,
        {
            "id": referral_id,
            "at": to_stamp(run.now()),
            "actor": run.actor,
            "kind": note.kind,
            "said_by": note.said_by,
            "score": note.score,
            "text": note.text,
        },
    )
    event = events.Event(referral_name(referral_id), "noted", reason=note.kind)
    events.record(tx, run, [event])


def of_referral(tx: Connection, referral_id: ReferralId) -> Sequence[Note]:
    """All notes, the first of them first."""
    found = tx.execute(
        "SELECT * FROM referral_notes WHERE referral_id = :id ORDER BY id", {"id": referral_id}
    )
    return [
        Note(
            from_stamp(row["at"]),
            row["actor"],
            NewNote(
                row["text"],
                NoteKind(row["kind"]),
                SaidBy(row["said_by"]) if row["said_by"] else None,
                row["score"],
            ),
        )
        for row in found
    ]
