"""Who gives a command, and what they may."""

from faxflow.adapters import accounts
from faxflow.cli.world import World
from faxflow.config.model import Config
from faxflow.domain.people import Places, viewer
from faxflow.domain.roles import Viewer
from faxflow.store.connection import Store, maker


def viewer_of(world: World, config: Config, store: Store) -> Viewer:
    """The account that asks, with its roles in this practice."""
    with store.read() as tx:
        places = Places(maker(tx), accounts.owner_of(store.path), accounts.account_of(0))
    return viewer(world.asks(store.path), config.referrals.people, places)
