"""incident: keeps what was sent to whom by mistake, and brings it to the privacy officer."""

from dataclasses import dataclass

from faxflow.domain.decision import Refusal
from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.ids import IncidentId, case_name, incident_name
from faxflow.domain.incident import Incident, IncidentKind, privacy_task
from faxflow.steps.kept_letter import kept_letter
from faxflow.steps.mended import Mended, done, named_case, opened_on_purpose, refused, unknown
from faxflow.steps.moving import move
from faxflow.steps.ports import Vault
from faxflow.steps.second_look import INCIDENT_RECORDED
from faxflow.steps.work import Work
from faxflow.store import events, incidents, tasks
from faxflow.store.cases import Case
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import number_name

_UNSENT = frozenset({State.READY, State.WAITING, State.HELD})


@dataclass(frozen=True, slots=True)
class Astray:
    """How a fax went astray; `attempt` is None for the newest that went out."""

    kind: IncidentKind
    attempt: int | None = None
    dry_run: bool = False


def record_incident(work: Work, vault: Vault, name: str, astray: Astray) -> Mended:
    """Records an incident once for each attempt and kind, or says why not.

    The letter that was sent is kept as evidence, and what would go to that number is held.
    """
    with work.store.write() as tx:
        case = named_case(tx, name)
        return _recorded(tx, work, case, astray, vault=vault) if case else unknown(name)


def _recorded(tx: Connection, work: Work, case: Case, astray: Astray, *, vault: Vault) -> Mended:
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
    told = _record(tx, work, vault, sent)
    state = _held(tx, work, case, sent)
    told += f" {case_name(case.id)} is held." if state else ""
    return done(case, told, state, opened=opened_on_purpose(tx, work, case))


def _held(tx: Connection, work: Work, case: Case, sent: Incident) -> State | None:
    """Held where it is to go to that very number; what is out is held once it comes back."""
    if case.state not in _UNSENT or case.number != sent.number:
        return None
    moved = move(tx, work, Change(case.standing(), Cause.ASTRAY, State.HELD))
    return State.HELD if moved else None


def _record(tx: Connection, work: Work, vault: Vault, sent: Incident) -> str:
    recorded = incidents.record(tx, work.run, sent)
    kept = _letter_kept(vault, recorded, sent)
    events.record(tx, work.run, [_event(work, recorded, sent)])
    tasks.open_tasks(tx, work.run, [privacy_task(recorded, sent, work.run.now())])
    name = incident_name(recorded)
    letter = f"is kept as {kept}" if kept else "was not there any more"
    return (
        f"{name}: {sent.reference} is recorded as {sent.kind}; the privacy officer has a task."
        f" Its letter {letter}."
    )


def _letter_kept(vault: Vault, recorded: IncidentId, sent: Incident) -> str | None:
    """The vault's name for a copy of what was sent, which no retention removes."""
    pdf = kept_letter(vault, sent.reference.case_id, sent.letter_sha256)
    if pdf is None:
        return None
    name = f"{incident_name(recorded)}.pdf"
    vault.keep(name, pdf)
    return name


def _event(work: Work, recorded: IncidentId, sent: Incident) -> events.Event:
    number = number_name(work.store.info.hash_key, sent.number)
    detail = f"{incident_name(recorded)}: {sent.reference} to {number}"
    case = case_name(sent.reference.case_id)
    return events.Event(case, INCIDENT_RECORDED, reason=sent.kind, detail=detail)
