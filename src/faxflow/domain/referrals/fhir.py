"""A referral as a FHIR R4 Task: the status that other systems know, and our stage beside it.

Only the Task is ours to say; ServiceRequest.status belongs to whoever placed the request.
"""

from collections.abc import Iterable

from faxflow.domain.ids import referral_name
from faxflow.domain.referral import ClosingReason, Fhir, Stage, Table
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Referral, Visit

_WITHDRAWN = frozenset(
    {
        ClosingReason.WITHDRAWN,
        ClosingReason.DECLINED,
        ClosingReason.DECEASED,
        ClosingReason.ELSEWHERE,
    }
)
"""Nobody wants it done any more, whoever said so."""

_TAKEN_ON = frozenset({Fhir.ACCEPTED, Fhir.IN_PROGRESS})


def task_status(referral: Referral, visits: Iterable[Visit], table: Table) -> Fhir:
    """Task.status. Closed is cancelled when withdrawn, failed once it was accepted, else rejected;
    what came in is requested until somebody takes it."""
    if referral.stage is Stage.INTAKE_RECEIVED and referral.owner is None:
        return Fhir.REQUESTED
    if referral.stage is not Stage.CLOSED:
        return table[referral.stage].fhir
    if referral.closed_for in _WITHDRAWN:
        return Fhir.CANCELLED
    accepted = any(table[visit.stage].fhir in _TAKEN_ON for visit in visits)
    return Fhir.FAILED if accepted else Fhir.REJECTED


def task_resource(referral: Referral, visits: Iterable[Visit], table: Table) -> dict[str, object]:
    """What of a Task is about its standing, as FHIR's JSON; no patient data."""
    visits = list(visits)
    reason = referral.closed_for or (visits[-1].reason if visits else None)
    return {
        "resourceType": "Task",
        "identifier": [{"value": referral_name(referral.id)}],
        "status": task_status(referral, visits, table),
        **({"statusReason": {"text": reason}} if reason else {}),
        "businessStatus": {"text": referral.stage},
        "intent": "order",
        "priority": referral.fields[Field.PRIORITY] or "routine",
        "authoredOn": referral.received_at.isoformat(),
    }
