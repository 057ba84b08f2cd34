"""What the commands find out that look into the history."""

from faxflow.cli.session import Answer, Session
from faxflow.domain.counted import counted
from faxflow.store import events


def verify_act(session: Session) -> Answer:
    """Walks the chain; AuditBroken where it does not hold."""
    with session.work.store.read() as tx:
        count = events.verify(tx)
    return Answer(f"The audit chain of {counted(count, 'event')} holds.", {"events": count})
