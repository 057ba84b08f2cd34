"""What each looking command finds out, and what it answers."""

from faxflow.cli.outbound import day_of
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import counted
from faxflow.domain.statistics.period import Period
from faxflow.steps.report import report
from faxflow.store import events
from faxflow.views.day_data import day_data
from faxflow.views.report_text import report_text


def report_act(given: str | None) -> Act:
    """The day at a glance."""

    def act(session: Session) -> Answer:
        day = day_of(session, given)
        found = report(session.work, Period(day, day))
        return Answer(report_text(found, session.config.practice.zone), day_data(found))

    return act


def verify_act(session: Session) -> Answer:
    """Walks the chain; AuditBroken where it does not hold."""
    with session.work.store.read() as tx:
        count = events.verify(tx)
    return Answer(f"The audit chain of {counted(count, 'event')} holds.", {"events": count})
