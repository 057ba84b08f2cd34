"""The folder of backups: what lies in it, and what is older than it is kept."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from faxflow.errors import StoreForbidden, StoreFull

_OURS = re.compile(r"faxflow-[\w.-]+\.db(?:\.age)?")
_ALWAYS_KEPT = 2
"""Beside the one that was just made."""
_UNFINISHED = re.compile(r"\.faxflow-[\w.-]+\.db(?:\.age)?\.unfinished(?:-[\w-]+)?")
_AT_WORK = timedelta(days=1)
"""No backup takes as long."""
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

    The newest of the others stay whatever their age: to a clock that is years ahead all are old.
    What has another name than we give is nobody's but the person's who put it there. Raises
    StoreForbidden.
    """
    before = (now - timedelta(days=days)).timestamp()
    others = sorted(
        (_made_at(one), one) for one in folder.iterdir() if _is_ours(one) and one != keep
    )
    old = [one for made_at, one in others[:-_ALWAYS_KEPT] if made_at < before]
    try:
        for one in old:
            one.unlink(missing_ok=True)
    except OSError as error:
        raise StoreForbidden(path=folder) from error
    return old


def remove_unfinished(folder: Path, *, now: datetime) -> int:
    """Removes what runs left that were killed while they made a backup; gives how many files.

    They hold as much as a backup, and nobody would miss them. What is younger than a day may be
    another installation's, which is at work. Raises StoreForbidden.
    """
    before = (now - _AT_WORK).timestamp()
    left = [one for one in folder.iterdir() if _UNFINISHED.fullmatch(one.name)]
    try:
        old = [one for one in left if one.lstat().st_mtime < before]
        for one in old:
            one.unlink(missing_ok=True)
    except OSError as error:
        raise StoreForbidden(path=folder) from error
    return len(old)


def sweep(folder: Path) -> int:
    """Removes what a killed run has left readable beside the store; gives how many files.

    The caller holds the lock of backups: nobody is at work on one.
    """
    left = [one for pattern in _LEFT for one in folder.glob(pattern)]
    for one in left:
        one.unlink(missing_ok=True)
    return len(left)


def _is_ours(path: Path) -> bool:
    return bool(_OURS.fullmatch(path.name)) and path.is_file() and not path.is_symlink()


def _made_at(path: Path) -> float:
    return path.stat().st_mtime
