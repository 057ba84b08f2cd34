"""The folder of backups: what lies in it, and what is older than it is kept."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from faxflow.errors import StoreForbidden, StoreFull

_OURS = re.compile(r"faxflow-[\w.-]+\.db(?:\.age)?")
_LEFT = (".backup-*.plain*", ".restore-*.plain*")
"""Copies that can be read without a key, of a run that was killed."""


def made_ready(folder: Path) -> Path:
    """The folder, which is there afterwards, 0700. Raises StoreForbidden or StoreFull."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except PermissionError as error:
        raise StoreForbidden(path=folder) from error
    except OSError as error:
        raise StoreFull(path=folder, what=error.strerror) from error
    return folder


def remove_old(folder: Path, *, days: int, now: datetime, keep: Path) -> Sequence[Path]:
    """Removes our backups that were made more than `days` ago, but for `keep`; gives them.

    What has another name than we give is nobody's but the person's who put it there. Raises
    StoreForbidden.
    """
    before = now - timedelta(days=days)
    old = [one for one in sorted(folder.iterdir()) if _is_old(one, before) and one != keep]
    try:
        for one in old:
            one.unlink(missing_ok=True)
    except OSError as error:
        raise StoreForbidden(path=folder) from error
    return old


def sweep(folder: Path) -> int:
    """Removes what a killed run has left readable beside the store; gives how many files.

    The caller holds the lock of backups: nobody is at work on one.
    """
    left = [one for pattern in _LEFT for one in folder.glob(pattern)]
    for one in left:
        one.unlink(missing_ok=True)
    return len(left)


def _is_old(path: Path, before: datetime) -> bool:
    if not _OURS.fullmatch(path.name) or path.is_symlink() or not path.is_file():
        return False
    return datetime.fromtimestamp(path.stat().st_mtime, UTC) < before
