"""A fax that reached somebody it was not meant for: what is kept of it, and who must look."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.ids import CaseId, IncidentId, Reference, case_name, incident_name
from faxflow.domain.task import NewTask, TaskKind


class IncidentKind(StrEnum):
    """How a fax went astray."""

    WRONG_NUMBER = "wrong-number"
    WRONG_RECIPIENT = "wrong-recipient"
    WRONG_PATIENT = "wrong-patient"
    SENT_TWICE = "sent-twice"


@dataclass(frozen=True, slots=True)
class Incident:
    """What was sent where; `number` is E.164 as dialled, the letter's facts None if not known."""

    kind: IncidentKind
    reference: Reference
    number: str
    letter_sha256: str | None
    pages: int | None


def privacy_task(incident_id: IncidentId, incident: Incident, now: datetime) -> NewTask:
    """The task that brings an incident to the privacy officer; due at once."""
    kind, name = TaskKind.REVIEW_INCIDENT, incident_name(incident_id)
    case_id: CaseId = incident.reference.case_id
    title = (
        f"{name}: {incident.reference} went astray ({incident.kind}); for the privacy officer:"
        f" `faxflow case show {case_name(case_id)}`"
    )
    return NewTask(kind, f"{kind}:{name}", title, now, case_id)
