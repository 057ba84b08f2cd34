"""The incidents: faxes that reached somebody they were not meant for."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import CaseId, IncidentId, Reference, references_in
from faxflow.domain.incident import Incident, IncidentKind
from faxflow.domain.run import Run
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, to_stamp

_SENT = """
SELECT reference, number, letter_sha256, letter_pages FROM attempts
WHERE case_id = :case_id AND submitted_at IS NOT NULL AND (:attempt IS NULL OR attempt = :attempt)
ORDER BY attempt DESC LIMIT 1
"""

_RECORDED = """
SELECT i.*, a.reference FROM incidents i
JOIN attempts a ON a.case_id = i.case_id AND a.attempt = i.attempt
WHERE i.case_id = :case_id ORDER BY i.id
"""

_RECORD = """
INSERT INTO incidents (case_id, attempt, number, letter_sha256, pages, kind, recorded_at,
    recorded_by)
VALUES (:case_id, :attempt, :number, :sha256, :pages, :kind, :at, :by) RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An incident as it was recorded, when (UTC) and by which account."""

    id: IncidentId
    incident: Incident
    at: datetime
    by: str


def sent(
    tx: Connection, case_id: CaseId, attempt: int | None, kind: IncidentKind
) -> Incident | None:
    """What an attempt, else the newest, handed over; None where nothing went out."""
    row = tx.execute(_SENT, {"case_id": case_id, "attempt": attempt}).fetchone()
    return _incident(row, kind, row["letter_pages"]) if row else None


def of_case(tx: Connection, case_id: CaseId) -> list[Recorded]:
    """A case's incidents, oldest first."""
    found = tx.execute(_RECORDED, {"case_id": case_id})
    return [
        Recorded(
            IncidentId(row["id"]),
            _incident(row, IncidentKind(row["kind"]), row["pages"]),
            from_stamp(row["recorded_at"]),
            row["recorded_by"],
        )
        for row in found
    ]


def at_present_number(tx: Connection, case_id: CaseId) -> list[IncidentId]:
    """A case's incidents at the number that it still has."""
    found = tx.execute(
        "SELECT i.id FROM incidents i JOIN cases c ON c.id = i.case_id AND c.number = i.number"
        " WHERE c.id = :id ORDER BY i.id",
        {"id": case_id},
    )
    return [IncidentId(row["id"]) for row in found]


def record(tx: Connection, run: Run, incident: Incident) -> IncidentId:
    """Keeps an incident and gives its id."""
    row = tx.execute(
        _RECORD,
        {
            "case_id": incident.reference.case_id,
            "attempt": incident.reference.attempt,
            "number": incident.number,
            "sha256": incident.letter_sha256,
            "pages": incident.pages,
            "kind": incident.kind,
            "at": to_stamp(run.now()),
            "by": run.actor,
        },
    ).fetchone()
    return IncidentId(row["id"])


def _incident(row: Row, kind: IncidentKind, pages: int | None) -> Incident:
    reference: Reference = references_in(row["reference"])[0]
    return Incident(kind, reference, row["number"], row["letter_sha256"], pages)
