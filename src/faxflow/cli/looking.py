"""What each looking command finds out, and what it answers."""

from pathlib import Path

from faxflow.cli.outbound import day_of
from faxflow.cli.session import Act, Answer, Session, store_path
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.domain.ids import case_name, parse_batch, parse_case
from faxflow.domain.task import TaskKind
from faxflow.errors import BadUsage, UnknownBatch, UnknownCase
from faxflow.steps.draw_letters import letter_name
from faxflow.steps.report import report
from faxflow.store import attempts, batches, cases, events, gateways, tasks
from faxflow.store.connection import create_store
from faxflow.views.case_text import CaseLife, case_data, case_text
from faxflow.views.columns import columns
from faxflow.views.day_data import day_data
from faxflow.views.moment import local_minute
from faxflow.views.morning_text import report_text


def create(path: Path, world: World) -> Answer:
    """Makes the store. Raises BadUsage where one stands already."""
    config = load_config(path, world.environment)
    place, environment = store_path(config), config.practice.environment
    create_store(place, environment, world.clock())
    text = f"Made the {environment} store {place}."
    return Answer(text, {"path": str(place), "environment": str(environment)})


def report_act(given: str | None) -> Act:
    """The day at a glance."""

    def act(session: Session) -> Answer:
        figures = report(session.work, day_of(session, given))
        return Answer(report_text(figures, session.config.practice.zone), day_data(figures))

    return act


def rejects_act(name: str) -> Act:
    """A batch's rejects."""

    def act(session: Session) -> Answer:
        batch_id = parse_batch(name)
        if batch_id is None:
            raise BadUsage(what=f"{name!r} is no batch.", todo="Write it as B-000012.")
        with session.work.store.read() as tx:
            if not batches.exists(tx, batch_id):
                raise UnknownBatch(batch=name)
            found = batches.rejects_of(tx, batch_id)
        rows = [(f"line {r.line}, {r.column}", r.reason) for r in found]
        data = [{"line": r.line, "column": r.column, "reason": r.reason} for r in found]
        text = "\n".join(columns(rows)) or f"{name} has no rejects."
        return Answer(text, {"batch": name, "rejects": data})

    return act


def case_act(name: str) -> Act:
    """A case with its attempts and history."""

    def act(session: Session) -> Answer:
        case_id = parse_case(name)
        with session.work.store.read() as tx:
            found = cases.get(tx, case_id) if case_id is not None else None
            if found is None:
                raise UnknownCase(case=name)
            tried = attempts.of_case(tx, found.id)
            history = events.history(tx, case_name(found.id))
            to_do = tasks.open_titles(tx, found.id)
        drawn = found.letter_sha256 is not None
        letter = str(session.letters.place(letter_name(found.id))) if drawn else None
        life = CaseLife(case_name(found.id), found.state, letter, to_do, tried, history)
        return Answer(case_text(life, session.config.practice.zone), case_data(life))

    return act


def verify_act(session: Session) -> Answer:
    """Walks the chain; AuditBroken where it does not hold."""
    with session.work.store.read() as tx:
        count = events.verify(tx)
    return Answer(f"The audit chain of {count} events holds.", {"events": count})


def gateway_act(session: Session) -> Answer:
    """The breaker's state."""
    name = session.config.gateway.name
    with session.work.store.read() as tx:
        known = gateways.state(tx, name)
    zone, since, alive = session.config.practice.zone, known.halted_at, known.proved_alive_at
    halted = f"halted since {local_minute(since, zone)} ({known.halted_for})" if since else "in use"
    heard = f"last heard of {local_minute(alive, zone)}" if alive else "not heard of yet"
    data = {
        "gateway": name,
        "halted": since is not None,
        "halted_at": since and since.isoformat(),
        "halted_for": known.halted_for,
        "last_heard_at": alive and alive.isoformat(),
    }
    return Answer(f"{name}: {halted}; {heard}.", data)


def resume_act(session: Session) -> Answer:
    """Closes the breaker and its task."""
    name, run = session.config.gateway.name, session.work.run
    with session.work.store.write() as tx:
        resumed = gateways.resume(tx, run, name)
        tasks.close(tx, f"{TaskKind.MEND_ACCOUNT}:{name}", run.now())
    text = f"{name} is in use again." if resumed else f"{name} was not halted."
    return Answer(text, {"gateway": name, "resumed": resumed})
