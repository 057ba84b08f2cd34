"""What each looking command finds out, and what it answers."""

from faxflow.cli.outbound import day_of
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import counted
from faxflow.domain.ids import parse_batch
from faxflow.errors import BadUsage, UnknownBatch
from faxflow.steps.report import report
from faxflow.store import batches, events
from faxflow.views.day_data import day_data
from faxflow.views.morning_text import report_text

_NEXT = (
    "Add what is urgent by hand: `faxflow case add --number … --data …`. For the rest mend the"
    " report, then `faxflow run-morning --again`; or the mapping, for the next report."
)


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
        data = [{"line": r.line, "column": r.column, "reason": r.reason} for r in found]
        lines = [f"  line {r.line}, {r.column}: {r.reason}" for r in found]
        text = "\n".join([*lines, _NEXT]) if lines else f"{name} has no rejects."
        return Answer(text, {"batch": name, "rejects": data})

    return act


def verify_act(session: Session) -> Answer:
    """Walks the chain; AuditBroken where it does not hold."""
    with session.work.store.read() as tx:
        count = events.verify(tx)
    return Answer(f"The audit chain of {counted(count, 'event')} holds.", {"events": count})
