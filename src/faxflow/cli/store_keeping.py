"""What the commands of the store do."""

import os
from contextlib import closing
from pathlib import Path

from faxflow.adapters.backup_folder import made_ready
from faxflow.cli.restoring import nobody_at_work
from faxflow.cli.seen_store import generation_seen, refuse_second
from faxflow.cli.session import Answer, store_path
from faxflow.cli.store_key import unlock
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.errors import ExitCode
from faxflow.steps.begin_anew import begin_anew
from faxflow.steps.work import Work
from faxflow.store.connection import create_store, open_store
from faxflow.store.placed_file import put_in_place, remove_with_journals, stands
from faxflow.store.restore.exchange import make_one_file


def create(path: Path, world: World, *, anew: bool = False) -> Answer:
    """Makes the store; with `anew` guarded, where one is gone and no backup of it is left.

    Raises BadUsage where one stands already, or StoreWasThere.
    """
    config = load_config(path, world.environment)
    unlock(config, world)
    place, environment = store_path(config), config.practice.environment
    if anew:
        _create_anew(config, place, world)
    else:
        refuse_second(config, place)
        create_store(place, environment, world.clock(), made_by=_maker(world))
    text = f"Made the {environment} store {place}."
    told = " Its guard is on: nothing goes out by itself. Next: `faxflow store reconcile`."
    data = {"path": str(place), "environment": str(environment), "guarded": anew}
    code = ExitCode.NEEDS_PERSON if anew else ExitCode.DONE
    return Answer(text + told * anew, data, lists_tasks=True, code=code)


def _create_anew(config: Config, place: Path, world: World) -> None:
    """Guarded before it is in its place, so that none without a guard ever stands there."""
    run = world.new_run(world.sudo.account if world.sudo else None)
    # A name that is swept with those of restores that were killed.
    path = made_ready(config.paths.data) / f".restore-{os.getpid()}.plain"
    environment = config.practice.environment
    with nobody_at_work(config, world, run):
        if os.path.lexists(place):
            raise stands(place)
        try:
            remove_with_journals(path)
            create_store(path, environment, world.clock(), made_by=_maker(world))
            with closing(open_store(path, environment, config=str(path))) as store:
                begin_anew(Work(store, run, config), after=generation_seen(config))
            make_one_file(path)
            put_in_place(path, place)
        finally:
            remove_with_journals(path)


def _maker(world: World) -> str:
    return world.sudo.account if world.sudo else world.actor
