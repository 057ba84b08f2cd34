"""An export's archive: a tar of plain files alone, written and read a piece at a time."""

import io
import os
import tarfile
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, Final, cast

from faxflow.adapters.hashed_stream import HashedReading, HashedWriting
from faxflow.domain.export_manifest import NAME, ExportedFile, may_be_in_an_export
from faxflow.errors import ArchiveUnusable

_PIECE: Final = 1 << 20
_NO_LINKS: Final = getattr(os, "O_NOFOLLOW", 0)

Manifest = Callable[[tuple[ExportedFile, ...]], bytes]
"""The manifest's text, once all else is in the archive."""


def write_archive(
    target: Path, members: Iterable[tuple[str, Path]], manifest: Manifest
) -> tuple[ExportedFile, ...]:
    """Writes the members, then the manifest, to the empty file; on the disk at the end.

    What it gives has the hash of what was written. Raises OSError.
    """
    files: list[ExportedFile] = []
    with target.open("r+b") as file:
        with tarfile.open(fileobj=file, mode="w|", format=tarfile.PAX_FORMAT) as archive:
            for name, path in members:
                files.append(_add(archive, name, path))
            _add_content(archive, NAME, manifest(tuple(files)))
        file.flush()
        os.fsync(file.fileno())
    return tuple(files)


def unpack_archive(source: Path, folder: Path) -> tuple[bytes, tuple[ExportedFile, ...]]:
    """Unpacks into an empty folder of our own; gives the manifest's text and what came out.

    Raises ArchiveUnusable for a member that is no plain file of an export, for one that is there
    twice, or where the archive breaks off; OSError where the disk does.
    """
    files: dict[str, ExportedFile] = {}
    manifest: bytes | None = None
    try:
        with tarfile.open(source, mode="r:") as archive:
            for member in archive:
                _check(member, source, files, done=manifest is not None)
                if member.name == NAME:
                    manifest = _content(archive, member).read()
                else:
                    files[member.name] = _unpack(archive, member, folder)
    except (tarfile.TarError, EOFError) as error:
        raise ArchiveUnusable(path=source, what="it is no whole archive") from error
    if manifest is None:
        raise ArchiveUnusable(path=source, what="it breaks off: its manifest is not there")
    return manifest, tuple(files.values())


def _add(archive: tarfile.TarFile, name: str, path: Path) -> ExportedFile:
    with os.fdopen(os.open(path, os.O_RDONLY | _NO_LINKS), "rb") as file:
        size = os.fstat(file.fileno()).st_size
        reading = HashedReading(file)
        archive.addfile(_member(name, size), cast(BinaryIO, reading))
    return ExportedFile(name, size, reading.hexdigest())


def _add_content(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    archive.addfile(_member(name, len(content)), io.BytesIO(content))


def _member(name: str, size: int) -> tarfile.TarInfo:
    """Of nobody and of no time: the same store gives the same archive."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member


def _check(
    member: tarfile.TarInfo, source: Path, files: dict[str, ExportedFile], *, done: bool
) -> None:
    if not member.isreg() or member.issparse():
        raise ArchiveUnusable(path=source, what="something in it is no plain file")
    if not may_be_in_an_export(member.name) or member.name in files:
        raise ArchiveUnusable(path=source, what="it holds a file that no export has")
    if done:
        raise ArchiveUnusable(path=source, what="something follows its manifest")


def _unpack(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> ExportedFile:
    path = folder / member.name
    path.parent.mkdir(mode=0o700, exist_ok=True)
    size = 0
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _NO_LINKS, 0o600)
    with closing(_content(archive, member)) as content, os.fdopen(descriptor, "wb") as file:
        written = HashedWriting(file)
        while piece := content.read(_PIECE):
            size += written.write(piece)
        file.flush()
        os.fsync(file.fileno())
    if size != member.size:
        raise tarfile.ReadError
    return ExportedFile(member.name, size, written.hexdigest())


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> BinaryIO:
    content = archive.extractfile(member)
    if content is None:
        raise tarfile.ReadError
    return cast(BinaryIO, content)
