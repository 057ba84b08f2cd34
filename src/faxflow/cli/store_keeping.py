"""What the commands of the store do."""

from pathlib import Path

from faxflow.cli.session import Act, Answer, Session, store_path
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.domain.counted import counted
from faxflow.errors import StoreForbidden, StoreFull
from faxflow.store.backup import back_up
from faxflow.store.connection import create_store


def create(path: Path, world: World) -> Answer:
    """Makes the store. Raises BadUsage where one stands already."""
    config = load_config(path, world.environment)
    place, environment = store_path(config), config.practice.environment
    made_by = world.sudo.account if world.sudo else world.actor
    create_store(place, environment, world.clock(), made_by=made_by)
    text = f"Made the {environment} store {place}."
    return Answer(text, {"path": str(place), "environment": str(environment)})


def backup_act(file: Path | None) -> Act:
    """Makes a checked copy of the store. Raises as `back_up`."""

    def act(session: Session) -> Answer:
        done = back_up(session.work.store, file or _dated(session))
        size = f"{done.size / 1_000_000:.1f} MB"
        told = f"{size}, {counted(done.cases, 'case')}, {counted(done.events, 'event')}; checked"
        data = {
            "path": str(done.path),
            "bytes": done.size,
            "cases": done.cases,
            "events": done.events,
        }
        return Answer(f"Backed up to {done.path}: {told}.", data)

    return act


def _dated(session: Session) -> Path:
    """A name that begins with the date and is this run's own, in a folder beside the store."""
    folder = session.config.paths.data / "backups"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except PermissionError as error:
        raise StoreForbidden(path=folder) from error
    except OSError as error:
        raise StoreFull(path=folder, what=error.strerror) from error
    return folder / f"faxflow-{session.work.run.id}.db"
