"""How much room the store takes, and how much is left beside it."""

import shutil
from pathlib import Path


def store_bytes(path: Path) -> int:
    """Bytes of the store and of the journals beside it."""
    sizes = 0
    for one in (path, path.with_name(f"{path.name}-wal")):
        try:
            sizes += one.stat().st_size
        except OSError:
            continue  # no journal is there while nobody writes
    return sizes


def free_bytes(folder: Path) -> int:
    """Bytes that this account can still write there; 0 where nobody can tell."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
