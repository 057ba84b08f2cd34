"""Copies of a store that a killed conversion has left beside it: whole, and some of them plain."""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from faxflow.store.placed_file import to_disk

_A_BLOCK: Final = 1 << 20
_WORDS: Final = ("converted", "before")
_LEFT: Final = re.compile(rf"(?:{'|'.join(_WORDS)})-\d+(?:-wal|-shm|-journal)?")


def new_copy(path: Path) -> Path:
    """Where the store is written anew before it takes the store's place."""
    return path.with_name(f".{path.name}.{_WORDS[0]}-{os.getpid()}")


def old_copy(path: Path) -> Path:
    """Where the old one lies after that, until it is overwritten."""
    return path.with_name(f".{path.name}.{_WORDS[1]}-{os.getpid()}")


def leftovers(path: Path) -> int:
    """How many there are, of a store that is there."""
    return _counted(_left_of(path))


def remove_leftovers(path: Path) -> int:
    """Overwrites and removes them, and tells how many; nobody may be converting the store.

    All that was in them is in the store: it was compared before it took its place. Where no store
    stands, a copy may be all that there is, and stays.
    """
    return _counted([one for one in _left_of(path) if _removed(one, path)])


def overwrite(path: Path) -> None:
    """Writes zeros over a file, and removes it; what a disk keeps elsewhere of it, it keeps."""
    length = path.stat().st_size
    with path.open("r+b") as file:
        for start in range(0, length, _A_BLOCK):
            file.write(bytes(min(_A_BLOCK, length - start)))
    to_disk(path)
    path.unlink()


def _left_of(path: Path) -> list[Path]:
    if not path.exists():
        return []
    return [one for one in sorted(path.parent.iterdir()) if _is_left(one, path)]


def _counted(left: list[Path]) -> int:
    """Copies, without what SQLite has put beside them."""
    return sum(not one.name.endswith(("-wal", "-shm", "-journal")) for one in left)


def _is_left(one: Path, store: Path) -> bool:
    start = f".{store.name}."
    return one.name.startswith(start) and bool(_LEFT.fullmatch(one.name.removeprefix(start)))


def _removed(one: Path, store: Path) -> bool:
    """Killed between two names, it may be the store itself by another name."""
    with suppress(OSError):
        if one.is_symlink() or one.samefile(store):
            one.unlink()
        else:
            overwrite(one)
        return True
    return False
