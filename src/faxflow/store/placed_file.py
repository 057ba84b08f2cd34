"""Files that appear under their name whole or not at all, and never over another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from faxflow.errors import BadUsage, StoreForbidden, StoreFull

_BESIDE = ("", "-journal", "-wal", "-shm")
"""SQLite's own files beside the one it works on."""


@contextmanager
def unfinished(path: Path, *, wanted: Path) -> Iterator[Path]:
    """A new file at `path`, 0600, that is gone at the end, whatever happens.

    Raises BadUsage where its folder is missing, StoreForbidden or StoreFull, which name what is
    `wanted`.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield path
    except FileNotFoundError as error:
        todo = "Make it first; nothing was copied."
        raise BadUsage(what=f"There is no folder {wanted.parent}.", todo=todo) from error
    except PermissionError as error:
        raise StoreForbidden(path=wanted.parent) from error
    except OSError as error:
        raise StoreFull(path=wanted, what=error.strerror) from error
    finally:
        remove_with_journals(path)


def put_in_place(done: Path, target: Path) -> None:
    """Gives a finished file its name. Raises BadUsage where another has it."""
    to_disk(done)
    try:
        # A link, since a rename would silently replace a file that came meanwhile.
        os.link(done, target)
    except FileExistsError as error:
        raise stands(target) from error
    except OSError:  # a file system without links, as on many memory sticks
        done.rename(target)
    folder_to_disk(target.parent)


def remove_with_journals(path: Path) -> None:
    """Removes a file, and what SQLite has put beside it, as far as they are there."""
    for ending in _BESIDE:
        with suppress(OSError):
            path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


def to_disk(path: Path) -> None:
    """Returns once the file's bytes are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def folder_to_disk(folder: Path) -> None:
    """Returns once the names in the folder are on the disk."""
    if os.name == "posix":
        to_disk(folder)


def stands(target: Path) -> BadUsage:
    """What to say where a file has the name already."""
    return BadUsage(what=f"A file stands at {target} already.", todo="It was left as it is.")
