"""The troubles that a visitor names."""

from faxflow.domain.near_match import near_match
from faxflow.errors import BadUsage
from faxflow.simulator.gateway.chances import Troubles


def troubles_called(name: str) -> Troubles:
    """Raises BadUsage for a name that there is not."""
    if name in set(Troubles):
        return Troubles(name)
    raise BadUsage(
        what=f"--troubles {name!r} is not known ({near_match(name, Troubles)}).",
        todo="Give none, usual, or bad.",
    )
