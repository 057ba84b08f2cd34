"""What `store backup` does: makes a backup, or opens one to see that it is good."""

import os
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from faxflow.adapters.backup_folder import made_ready, remove_old, remove_unfinished, sweep
from faxflow.cli.opened_backup import BACKUP, KeyGiven, opened_backup
from faxflow.cli.session import Act, Answer, Session
from faxflow.cli.store_key import unlock
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.errors import BadUsage, ConfigurationProblem
from faxflow.steps.backup import Seal, back_up_store
from faxflow.store.restore.examined import examine
from faxflow.views.backup_text import backup_data, backup_text, verified_data, verified_text

if TYPE_CHECKING:
    from faxflow.adapters.age_files import Recipient


def backup_act(file: Path | None) -> Act:
    """Makes a checked backup, encrypted where there are keys; then removes what is too old."""

    def act(session: Session) -> Answer:
        run, seal = session.work.run, seal_of(session.config)
        name = f"faxflow-{run.id}.db{'.age' if seal else ''}"
        target = file or _folder(session.config) / name
        with session.locks.hold(BACKUP, run.id):
            plain = session.config.paths.data / f".backup-{os.getpid()}.plain"
            sweep(plain.parent)
            done = back_up_store(session.work, target, plain=plain, seal=seal)
            # One that lies elsewhere takes no other's place: it may go away with its stick.
            gone = [] if file else _removed(session.config, target, run.now())
        by_store = session.config.store.is_encrypted
        text = backup_text(done, encrypted=seal is not None, removed=len(gone), by_store=by_store)
        return Answer(text, backup_data(done, encrypted=seal is not None, removed=len(gone)))

    return act


def _folder(config: Config) -> Path:
    """Where backups go. Raises ConfigurationProblem, StoreForbidden or StoreFull.

    One that is configured is not made: where its disk is not mounted, it would be made on the
    store's own.
    """
    named = config.backup.folder
    if named is None:
        return made_ready(config.paths.backups)
    if not named.is_dir():
        todo = (
            f"No backup was made. Mount its disk, where it is on one of its own; else make it:"
            f" `install -d -m 700 {named}`, owned by this account."
        )
        where, what = "[backup] folder", f"there is no folder {named}"
        raise ConfigurationProblem(where=where, what=what, todo=todo)
    return named


def _removed(config: Config, made: Path, now: datetime) -> Sequence[Path]:
    remove_unfinished(made.parent, now=now)
    days = config.backup.keep_days
    return [] if days is None else remove_old(made.parent, days=days, now=now, keep=made)


def verify_backup(file: Path | None, key: KeyGiven, path: Path, world: World) -> Answer:
    """Opens a backup and looks it over. Raises as `opened_backup` does."""
    if file is None:
        raise BadUsage(what="No backup is named.", todo="Give its file: --verify makes none.")
    config = load_config(path, world.environment)
    unlock(config, world)
    with opened_backup(file, key, config, world) as opened:
        found = examine(opened.plain, file)
    text = verified_text(file, found, encrypted=opened.encrypted)
    return Answer(text, verified_data(file, found, encrypted=opened.encrypted))


def seal_of(config: Config) -> Seal | None:
    """What encrypts for the keys of [backup]; None where there are none."""
    settings = config.backup
    if not (settings.recipients or settings.recipients_file):
        return None
    from faxflow.adapters.age_files import recipients

    to = recipients(settings.recipients, settings.recipients_file, "[backup] recipients")
    return partial(_sealed, to)


def _sealed(to: "list[Recipient]", source: Path, target: Path) -> None:
    from faxflow.adapters.age_files import seal

    seal(source, target, to)
