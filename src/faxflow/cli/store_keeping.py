"""What the commands of the store do."""

from pathlib import Path

from faxflow.cli.session import Answer, store_path
from faxflow.cli.store_key import unlock
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.store.connection import create_store


def create(path: Path, world: World) -> Answer:
    """Makes the store. Raises BadUsage where one stands already."""
    config = load_config(path, world.environment)
    unlock(config, world)
    place, environment = store_path(config), config.practice.environment
    made_by = world.sudo.account if world.sudo else world.actor
    create_store(place, environment, world.clock(), made_by=made_by)
    text = f"Made the {environment} store {place}."
    return Answer(text, {"path": str(place), "environment": str(environment)})
