"""Puts the files and folders of a first set-up in place: all of them, or none.

Nothing that is there is ever touched. A file appears whole, under its own mode and owner, by a
link to one that was written beside it; what was made is removed again where a later one fails.
"""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from faxflow.errors import FileUnwritable


@dataclass(frozen=True, slots=True)
class Owner:
    """Numbers of an account and a group; None leaves what the system gives."""

    uid: int
    gid: int


@dataclass(frozen=True, slots=True)
class NewFolder:
    path: Path
    mode: int
    owner: Owner | None = None


@dataclass(frozen=True, slots=True)
class NewFile:
    path: Path
    mode: int
    content: bytes
    owner: Owner | None = None


New = NewFolder | NewFile


def is_there(path: Path) -> bool:
    """Whether anything is there, be it a link that leads nowhere."""
    return os.path.lexists(path)


def put_in_place(things: Sequence[New]) -> list[Path]:
    """Makes what is not there, in order, and gives what was made. Raises FileUnwritable."""
    made: list[Path] = []
    try:
        for thing in things:
            made += _made(thing)
    except BaseException:
        for path in reversed(made):
            _remove(path)
        raise
    return made


def _made(thing: New) -> Iterator[Path]:
    try:
        if isinstance(thing, NewFolder):
            yield from _folder(thing)
        else:
            yield from _file(thing)
    except OSError as error:
        raise FileUnwritable(path=thing.path, what=error.strerror) from error


def _folder(folder: NewFolder) -> Iterator[Path]:
    """It, and those above it that are missing; only it gets the mode and the owner."""
    missing = [one for one in (folder.path, *folder.path.parents) if not is_there(one)]
    for path in reversed(missing):
        path.mkdir(mode=0o755 if path != folder.path else folder.mode)
        yield path
        if path == folder.path:
            path.chmod(folder.mode)  # whatever the umask took away
            _give(path, folder.owner)


def _file(file: NewFile) -> Iterator[Path]:
    if is_there(file.path):
        return
    descriptor, name = tempfile.mkstemp(dir=file.path.parent, prefix=".faxflow-init-")
    try:
        with os.fdopen(descriptor, "wb") as beside:
            beside.write(file.content)
            beside.flush()
            _give(Path(name), file.owner)
            Path(name).chmod(file.mode)
            os.fsync(beside.fileno())
        # A link, since a rename would take the place of a file made meanwhile.
        with suppress(FileExistsError):
            os.link(name, file.path)
            yield file.path
    finally:
        Path(name).unlink()


def _give(path: Path, owner: Owner | None) -> None:
    if owner is not None:
        os.chown(path, owner.uid, owner.gid)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.rmdir() if path.is_dir() else path.unlink()
