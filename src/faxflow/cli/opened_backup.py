"""A backup as a file that SQLite can open: decrypted beside the store where it is encrypted."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from faxflow.adapters.backup_folder import made_ready, sweep
from faxflow.adapters.file_lock import FileLocks
from faxflow.cli.world import World
from faxflow.config.model import Config
from faxflow.config.secrets import Secrets
from faxflow.errors import BadUsage, FileMissing, FileUnreadable
from faxflow.store.placed_file import unfinished

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

BACKUP = "backup"
"""The lock of all that makes or opens backups."""


@dataclass(frozen=True, slots=True)
class KeyGiven:
    """Where the secret half of a key is: in a file of age, or in the secret of that name."""

    file: Path | None = None
    secret: str | None = None


@dataclass(frozen=True, slots=True)
class OpenedBackup:
    """`plain` is ours alone, 0600, and is gone when it was used, unless it was moved."""

    plain: Path
    encrypted: bool


@contextmanager
def opened_backup(
    file: Path, key: KeyGiven, config: Config, world: World
) -> Iterator[OpenedBackup]:
    """The backup's content in a file of its own beside the store.

    Raises BackupUnreadable where no key opens it or it was damaged, FileMissing, FileUnreadable,
    BadUsage, ConfigurationProblem, LockHeld, StoreFull or StoreForbidden.
    """
    data = made_ready(config.paths.data)
    run = world.new_run()
    with FileLocks(data / "locks", world.clock).hold(BACKUP, run.id):
        sweep(data)
        encrypted = _is_encrypted(file)
        with unfinished(data / f".restore-{os.getpid()}.plain", wanted=config.paths.store) as plain:
            if encrypted:
                _decrypt(file, plain, key, config, world)
            else:
                _copy(file, plain)
            yield OpenedBackup(plain, encrypted)


def _is_encrypted(file: Path) -> bool:
    from faxflow.adapters.age_files import is_encrypted

    try:
        return is_encrypted(file)
    except FileNotFoundError as error:
        raise FileMissing(path=file) from error
    except OSError as error:
        raise FileUnreadable(path=file, what=error.strerror) from error


def _decrypt(  # noqa: PLR0917 - where from, where to, and what opens it
    file: Path, plain: Path, key: KeyGiven, config: Config, world: World
) -> None:
    from faxflow.adapters.age_files import identities, unseal

    text, where = _secret_text(key, config, world)
    unseal(file, plain, identities(text, where))


def _secret_text(key: KeyGiven, config: Config, world: World) -> tuple[str, str]:
    if key.file is not None:
        try:
            return key.file.read_text(encoding="utf-8"), "--identity"
        except FileNotFoundError as error:
            raise FileMissing(path=key.file) from error
        except (OSError, UnicodeDecodeError) as error:
            raise FileUnreadable(path=key.file, what="it holds no key that can be read") from error
    if key.secret is None:
        raise BadUsage(
            what="The backup is encrypted.",
            todo="Give the file of its secret key by --identity, or the secret's name by"
            " --identity-secret.",
        )
    secrets = Secrets(world.environment, config.paths.secrets)
    return secrets.get(key.secret), f"secret {key.secret}"


def _copy(file: Path, plain: Path) -> None:
    """A store that somebody has put in place by hand may have a journal: that belongs to it."""
    journal = file.with_name(f"{file.name}-wal")
    try:
        shutil.copyfile(file, plain)
        if journal.exists():
            shutil.copyfile(journal, plain.with_name(f"{plain.name}-wal"))
    except OSError as error:
        if error.errno in _FULL:
            raise  # the copy, not the backup, is what it is about
        raise FileUnreadable(path=file, what=error.strerror) from error
