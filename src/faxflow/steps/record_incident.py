"""incident: keeps what was sent to whom by mistake, and brings it to the privacy officer."""

from dataclasses import dataclass

from faxflow.domain.decision import Refusal
from faxflow.domain.ids import IncidentId, case_name, incident_name
from faxflow.domain.incident import Incident, IncidentKind, privacy_task
from faxflow.steps.mended import Mended, done, named_case, opened_on_purpose, refused, unknown
from faxflow.steps.work import Work
from faxflow.store import events, incidents, tasks
from faxflow.store.cases import Case
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import number_name


@dataclass(frozen=True, slots=True)
class Astray:
    """How a fax went astray; `attempt` is None for the newest that went out."""

    kind: IncidentKind
    attempt: int | None = None
    dry_run: bool = False


def record_incident(work: Work, name: str, astray: Astray) -> Mended:
    """Records an incident once for each attempt and kind, or says why not."""
    with work.store.write() as tx:
        case = named_case(tx, name)
        return _recorded(tx, work, case, astray) if case else unknown(name)


def _recorded(tx: Connection, work: Work, case: Case, astray: Astray) -> Mended:
    sent = incidents.sent(tx, case.id, astray.attempt, astray.kind)
    if sent is None:
        tried = f"no attempt {astray.attempt}" if astray.attempt else "no attempt"
        why = f"{case_name(case.id)} is {case.state}, and {tried} of it reached the gateway"
        return refused(case, Refusal(why))
    known = [one.id for one in incidents.of_case(tx, case.id) if one.incident == sent]
    if known:
        return done(case, f"{incident_name(known[0])} tells of {sent.reference} already.")
    if astray.dry_run:
        return done(case, f"{sent.reference} would be recorded as {sent.kind}.")
    told = _record(tx, work, sent)
    return done(case, told, opened=opened_on_purpose(tx, work, case))


def _record(tx: Connection, work: Work, sent: Incident) -> str:
    recorded = incidents.record(tx, work.run, sent)
    events.record(tx, work.run, [_event(work, recorded, sent)])
    tasks.open_tasks(tx, work.run, [privacy_task(recorded, sent, work.run.now())])
    name = incident_name(recorded)
    return f"{name}: {sent.reference} is recorded as {sent.kind}; the privacy officer has a task."


def _event(work: Work, recorded: IncidentId, sent: Incident) -> events.Event:
    number = number_name(work.store.info.hash_key, sent.number)
    detail = f"{incident_name(recorded)}: {sent.reference} to {number}"
    case = case_name(sent.reference.case_id)
    return events.Event(case, "incident recorded", reason=sent.kind, detail=detail)
