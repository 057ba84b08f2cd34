"""What the commands about the gateway find out and do."""

from faxflow.cli.session import Answer, Session
from faxflow.domain.task import TaskKind
from faxflow.store import gateways, tasks
from faxflow.views.moment import local_minute


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
