"""Finds copies of a store that are not encrypted, though the store itself is now."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from faxflow.store.driver import is_plain


def plain_copies(store: Path, backups: Path) -> list[Path]:
    """Those beside the store, as `store restore --replace` leaves one, and among its backups.

    What this account cannot read, it cannot judge, and leaves out.
    """
    beside = (one for one in _files(store.parent) if one.name.strip(".").startswith(store.name))
    return sorted(one for one in (*beside, *_files(backups)) if one != store and _is_plain(one))


def _files(folder: Path) -> Iterator[Path]:
    with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
        yield from (one for one in folder.iterdir() if one.is_file())


def _is_plain(path: Path) -> bool:
    with suppress(FileNotFoundError, PermissionError):
        return is_plain(path)
    return False
