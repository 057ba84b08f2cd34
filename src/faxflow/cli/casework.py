"""What the commands that look at faxes find out."""

from faxflow.cli.picking import Picked, matching
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.decision import next_commands
from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, batch_name, case_name, incident_name
from faxflow.errors import UnknownCase
from faxflow.steps.kept_letter import letter_name, older_name
from faxflow.steps.mended import named_case
from faxflow.store import attempts, batches, cases, events, incidents, tasks
from faxflow.store.case_list import ListedCase
from faxflow.store.cases import Case
from faxflow.store.connection import Connection
from faxflow.views.case_list_text import CaseLine, case_list_data, case_list_text
from faxflow.views.case_text import CameFrom, CaseLife, IncidentLine, Row, case_data, case_text

OPEN = tuple(state for state in State if state not in {State.DELIVERED, State.CANCELLED})
"""What a list shows unless it is told otherwise."""


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


def list_act(picked: Picked, most: int, *, every: bool = False) -> Act:
    """The cases that were picked, else the open ones; those that need a person first."""

    def act(session: Session) -> Answer:
        with session.work.store.read() as tx:
            usual = tuple(State) if every else OPEN
            found, count = matching(tx, session, picked, usual=usual, most=most)
        lines = [_line(case) for case in found]
        text = case_list_text(lines, count, session.config.practice.zone)
        return Answer(text, case_list_data(lines, count))

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
        None if case.removed_at else case.number,
        _came_from(cases.origin(tx, case.id)),
        case.template_sha256,
        case.removed_at,
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


def _line(case: ListedCase) -> CaseLine:
    return CaseLine(
        case_name(case.id),
        case.state,
        case.reason,
        case.tries,
        case.urgent,
        batch_name(case.batch_id),
        case.due_at,
    )
