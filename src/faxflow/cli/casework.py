"""What the commands that look at faxes find out."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from faxflow.cli.outbound import day_of
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.decision import next_commands
from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId, CaseId, batch_name, case_name, incident_name, parse_batch
from faxflow.domain.reasons import Reason
from faxflow.errors import BadUsage, UnknownBatch, UnknownCase
from faxflow.steps.given_number import given_number
from faxflow.steps.kept_letter import letter_name, older_name
from faxflow.steps.mended import named_case
from faxflow.store import attempts, batches, case_list, cases, events, incidents, tasks
from faxflow.store.cases import Case
from faxflow.store.connection import Connection
from faxflow.views.case_list_text import CaseLine, case_list_data, case_list_text
from faxflow.views.case_text import CameFrom, CaseLife, IncidentLine, Row, case_data, case_text

OPEN = tuple(state for state in State if state not in {State.DELIVERED, State.CANCELLED})
"""What a list shows unless it is told otherwise."""


@dataclass(frozen=True, slots=True)
class Picked:
    """Which cases a person asks for; None where it does not matter."""

    states: tuple[State, ...]
    reason: Reason | None
    since: str | None
    batch: str | None
    number: str | None


def show_act(name: str) -> Act:
    """A case with its attempts, its history, and what can be done next."""

    def act(session: Session) -> Answer:
        with session.work.store.read() as tx:
            found = named_case(tx, name)
            if found is None:
                raise UnknownCase(case=name)
            life = _life(tx, session, found)
        return Answer(case_text(life, session.config.practice.zone), case_data(life))

    return act


def list_act(picked: Picked, most: int) -> Act:
    """The cases that were asked for, those that need a person first."""

    def act(session: Session) -> Answer:
        with session.work.store.read() as tx:
            found, matching = case_list.listed(tx, _pick(tx, session, picked), most=most)
        lines = [_line(case) for case in found]
        text = case_list_text(lines, matching, session.config.practice.zone)
        return Answer(text, case_list_data(lines, matching))

    return act


def _life(tx: Connection, session: Session, case: Case) -> CaseLife:
    name = case_name(case.id)
    return CaseLife(
        name,
        case.state,
        _letter(session, case.id, case.letter_sha256),
        tasks.open_titles(tx, case.id),
        [_with_letter(session, case.id, row) for row in attempts.of_case(tx, case.id)],
        events.history(tx, name),
        _held_for(tx, case),
        next_commands(case.id, case.state, case.evidence),
        [_astray(one) for one in incidents.of_case(tx, case.id)],
        case.number,
        _came_from(cases.origin(tx, case.id)),
        case.template_sha256,
    )


def _letter(session: Session, case_id: CaseId, sha256: str | None) -> str | None:
    """Where the PDF of that content lies; None where there is none, or it was removed."""
    if sha256 is None:
        return None
    names = (letter_name(case_id, sha256), older_name(case_id))
    lies = (session.letters.place(name) for name in names if session.letters.holds(name))
    return next(map(str, lies), None)


def _with_letter(session: Session, case_id: CaseId, row: Row) -> Row:
    return {**row, "letter": _letter(session, case_id, row["letter_sha256"])}


def _came_from(one: cases.Origin) -> CameFrom:
    made = one.source if one.source in batches.OWN else None
    return CameFrom(batch_name(one.batch_id), one.line, one.letter, one.service_date, made)


def _held_for(tx: Connection, case: Case) -> str | None:
    held = events.last_into(tx, case_name(case.id), State.HELD)
    if case.state is not State.HELD or held is None:
        return None
    return f"{held.cause} ({held.detail})" if held.detail else held.cause


def _astray(one: incidents.Recorded) -> IncidentLine:
    sent = one.incident
    reference, name = str(sent.reference), incident_name(one.id)
    return IncidentLine(
        name, sent.kind, reference, sent.number, sent.letter_sha256, sent.pages, one.at, one.by
    )


def _pick(tx: Connection, session: Session, picked: Picked) -> case_list.Pick:
    return case_list.Pick(
        picked.states or OPEN,
        picked.reason,
        _start_of(session, picked.since) if picked.since else None,
        _batch(tx, picked.batch) if picked.batch else None,
        given_number(session.config, picked.number) if picked.number else None,
    )


def _start_of(session: Session, day: str) -> datetime:
    start = datetime.combine(day_of(session, day), time(), session.config.practice.zone)
    return start.astimezone(UTC)


def _batch(tx: Connection, name: str) -> BatchId:
    batch_id = parse_batch(name)
    if batch_id is None:
        raise BadUsage(what=f"{name!r} is no batch.", todo="Write it as B-000012.")
    if not batches.exists(tx, batch_id):
        raise UnknownBatch(batch=name)
    return batch_id


def _line(case: case_list.ListedCase) -> CaseLine:
    return CaseLine(
        case_name(case.id),
        case.state,
        case.reason,
        case.tries,
        case.urgent,
        batch_name(case.batch_id),
        case.due_at,
    )
