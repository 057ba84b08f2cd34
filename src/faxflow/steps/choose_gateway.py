"""Which gateway faxes go by: the one that a person chose, or that took over; else the first."""

from faxflow.config.gateway import SecondGateway
from faxflow.config.model import Config
from faxflow.domain.run import Run
from faxflow.errors import BadUsage
from faxflow.steps.work import Work
from faxflow.store import gateway_choice, gateways
from faxflow.store.connection import Connection

_BY_HAND = "by hand"


def gateway_in_use(tx: Connection, config: Config) -> str:
    """Its name; a choice that the configuration no longer holds counts as none."""
    chosen = gateway_choice.chosen(tx)
    return next((name for name in _names(config) if name == chosen), config.gateway.name)


def use_gateway(work: Work, name: str) -> bool:
    """Uses `name` from the next run on; False where it is in use. Raises BadUsage."""
    require_known(work.config, name)
    with work.store.write() as tx:
        if gateway_in_use(tx, work.config) == name:
            return False
        gateway_choice.choose(tx, work.run, name, _BY_HAND)
    return True


def require_known(config: Config, name: str) -> None:
    """Returns where faxflow.toml has a gateway of that name. Raises BadUsage."""
    if name not in _names(config):
        known = " and ".join(_names(config))
        raise BadUsage(what=f"No gateway is called {name!r}.", todo=f"Configured: {known}.")


def take_over(tx: Connection, run: Run, config: Config, halted: str) -> SecondGateway | None:
    """The second gateway where it takes over from `halted`, the first, from the next run on."""
    second = config.second_gateway
    if second is None or not second.takes_over or halted != config.gateway.name:
        return None
    if gateway_in_use(tx, config) != halted or gateways.state(tx, second.name).halted_at:
        return None
    gateway_choice.choose(tx, run, second.name, f"takes over from {halted}")
    return second


def _names(config: Config) -> list[str]:
    return [one.name for one in config.gateways]
