"""What `store restore` does: a backup becomes the store, guarded before it is in its place."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from faxflow.adapters.backup_folder import made_ready
from faxflow.adapters.file_lock import FileLocks
from faxflow.cli.opened_backup import KeyGiven, opened_backup
from faxflow.cli.seen_store import generation_seen
from faxflow.cli.session import Answer, store_path
from faxflow.cli.store_key import unlock
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.domain.run import Run
from faxflow.errors import (
    BackupNotEncrypted,
    ExitCode,
    StoreNotEncrypted,
    StoreStands,
    StoreTooNew,
    WrongEnvironment,
)
from faxflow.steps.restore import Guarded, guard_restored
from faxflow.steps.work import Work
from faxflow.store.connection import open_store
from faxflow.store.restore.examined import Examined, examine
from faxflow.store.restore.exchange import generation_of, make_one_file, take_place
from faxflow.views.restore_text import restored_data, restored_text

LOCKS = ("outbound", "mailbox", "notices", "intake")
"""Of all that must not be at work while the store is exchanged."""


@dataclass(frozen=True, slots=True)
class Restoring:
    """A backup that is to become the store; with `replace` although one stands there."""

    file: Path
    key: KeyGiven
    replace: bool = False
    dry_run: bool = False


def restore(asked: Restoring, path: Path, world: World) -> Answer:
    """Puts the backup in the store's place, guarded; on a dry run only looks whether it could.

    Raises as `opened_backup` does, and LockHeld, StoreStands, WrongEnvironment, StoreTooNew or
    StoreLocked; then the store is what it was.
    """
    config = load_config(path, world.environment)
    unlock(config, world)
    made_ready(config.paths.data)
    run = world.new_run(world.sudo.account if world.sudo else None)
    place = store_path(config)
    with nobody_at_work(config, world, run):
        if place.exists() and not (asked.replace or asked.dry_run):
            raise StoreStands(path=place)
        with opened_backup(asked.file, asked.key, config, world) as opened:
            found = _examined(opened.plain, asked.file, config)
            after = max(generation_of(place), generation_seen(config))
            guarded = _guarded(opened.plain, asked.file, config, run, after=after)
            aside = place.with_name(f"{place.name}.before-{run.id}")
            moved = place.exists() if asked.dry_run else take_place(opened.plain, place, aside)
    shown = aside if moved else None
    text = restored_text(found, guarded, aside=shown, dry_run=asked.dry_run)
    data = restored_data(found, guarded, aside=shown, dry_run=asked.dry_run)
    code = ExitCode.DONE if asked.dry_run else ExitCode.NEEDS_PERSON
    return Answer(text, data, lists_tasks=True, code=code)


@contextmanager
def nobody_at_work(config: Config, world: World, run: Run) -> Iterator[None]:
    """Holds the locks of all that sends, reads or tells. Raises LockHeld."""
    locks = FileLocks(config.paths.data / "locks", world.clock)
    with ExitStack() as stack:
        for name in LOCKS:
            stack.enter_context(locks.hold(name, run.id))
        yield


def _examined(copy: Path, shown: Path, config: Config) -> Examined:
    found, environment = examine(copy, shown), config.practice.environment
    if found.environment != environment:
        raise WrongEnvironment(path=shown, store=found.environment, config=environment)
    return found


def _guarded(copy: Path, shown: Path, config: Config, run: Run, *, after: int) -> Guarded:
    """What the copy is once its guard is on; all of it in its one file, looked over once more."""
    environment = config.practice.environment
    try:
        store = open_store(copy, environment, config=str(shown))
    except StoreTooNew as error:
        raise StoreTooNew(**{**error.facts, "path": shown}) from error
    except StoreNotEncrypted as error:
        raise BackupNotEncrypted(path=shown) from error
    with closing(store):
        done = guard_restored(Work(store, run, config), after=after)
    make_one_file(copy)
    examine(copy, shown)
    return done
