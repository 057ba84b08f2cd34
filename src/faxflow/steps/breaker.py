"""Whether the gateway of this run is halted, and the refusal to send while it is."""

from faxflow.errors import GatewayHalted
from faxflow.steps.work import Work
from faxflow.store import gateways
from faxflow.store.connection import Connection


def is_halted(tx: Connection, work: Work) -> bool:
    """Whether its breaker is open, whoever has opened it."""
    return gateways.state(tx, work.gateway.name).halted_at is not None


def refuse_if_halted(work: Work) -> None:
    """Returns where the gateway may be used. Raises GatewayHalted."""
    name = work.gateway.name
    with work.store.read() as tx:
        known = gateways.state(tx, name)
    if known.halted_at:
        since = f"{known.halted_at.astimezone(work.config.practice.zone):%Y-%m-%d %H:%M %Z}"
        raise GatewayHalted(gateway=name, since=since, reason=known.because)
