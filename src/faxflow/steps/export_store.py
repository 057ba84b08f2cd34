"""store export: the whole practice in one archive, of one moment: its store and its files."""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from faxflow.domain.export_manifest import STORE, ExportedFile, ExportManifest
from faxflow.domain.named_file import NamedFile, Shelf
from faxflow.steps.backup import Seal, sealed
from faxflow.steps.check_files import Folder, named
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.backup import copy_checked
from faxflow.store.connection import open_store
from faxflow.store.manifest import Manifest
from faxflow.store.placed_file import put_in_place, stands, unfinished
from faxflow.store.restore.exchange import make_one_file

EXPORTED: Final = "exported"
TO_MOVE: Final = "exported to be moved"

Write = Callable[
    [Path, Iterable[tuple[str, Path]], Callable[[tuple[ExportedFile, ...]], bytes]],
    tuple[ExportedFile, ...],
]
"""Writes an archive of these files and the manifest of what was written. Raises OSError."""


@dataclass(frozen=True, slots=True)
class ExportTools:
    """`data` is the folder of the store and its shelves; `seal` None: it is not encrypted."""

    data: Path
    folders: Mapping[Shelf, Folder]
    write: Write
    seal: Seal | None


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished export: its size in bytes, and what it says of itself."""

    path: Path
    size: int
    manifest: ExportManifest
    last_event_hash: str | None


def export_store(work: Work, target: Path, tools: ExportTools, *, move: bool) -> Exported:
    """The archive at `target`, whole or not at all, never over another file.

    A file that is missing, or not what the store says, is left out and named. Raises BadUsage,
    BackupUnusable, StoreFull, StoreForbidden, StoreLocked or StoreDamaged.
    """
    if os.path.lexists(target):
        raise stands(target)
    _note(work, TO_MOVE if move else EXPORTED)
    copy = tools.data / f".backup-{os.getpid()}-store.plain"
    with unfinished(copy, wanted=target):
        told = copy_checked(work.store, copy, target, work.run.now())
        moment = _Moment(told, _files(copy, work, tools), move)
        manifest = _written(target, copy, moment, tools)
    return Exported(target, target.stat().st_size, manifest, told.last_event_hash)


def _note(work: Work, what: str) -> None:
    """Before the copy is made, so that it is in the history here and there."""
    with work.store.write() as tx:
        events.record(tx, work.run, [events.Event(events.STORE, what, detail=work.run.id)])


@dataclass(frozen=True, slots=True)
class _Found:
    """The files that go along by their names in the archive, and what is left out."""

    members: dict[str, Path]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Moment:
    """What is exported, as it was at one moment."""

    told: Manifest
    files: _Found
    move: bool

    def manifest(self, written: tuple[ExportedFile, ...]) -> ExportManifest:
        """What the export says of itself, once these files are in it."""
        told = self.told
        return ExportManifest(
            told.made_at,
            told.environment,
            told.generation,
            told.schema,
            told.rows,
            self.move,
            written,
            self.files.left_out,
        )


def _files(copy: Path, work: Work, tools: ExportTools) -> _Found:
    """By the copy, and not by the store: that goes on meanwhile."""
    members, left_out = dict[str, Path](), list[str]()
    with closing(open_store(copy, work.store.info.environment, config="")) as store:
        for one in named(store):
            name = _sound(tools.folders[one.shelf], one)
            if name:
                members[f"{one.shelf}/{name}"] = tools.data / one.shelf / name
            elif one.needed:
                left_out.append(f"{one.about} ({one.shelf}/{one.names[0]})")
    make_one_file(copy)
    return _Found(members, tuple(left_out))


def _sound(folder: Folder, one: NamedFile) -> str | None:
    """The name by which the file lies there as the store knows it; None where it does not."""
    for name in one.names:
        lying = folder.lying(name)
        if lying and lying.plain and folder.sha256(name) == one.sha256:
            return name
    return None


def _written(target: Path, copy: Path, moment: _Moment, tools: ExportTools) -> ExportManifest:
    members = [(STORE, copy), *sorted(moment.files.members.items())]
    archive = _place_of(target, tools)
    with unfinished(archive, wanted=target):
        written = tools.write(archive, members, lambda files: moment.manifest(files).written())
        if tools.seal is None:
            put_in_place(archive, target)
        else:
            sealed(archive, target, tools.seal)
    return moment.manifest(written)


def _place_of(target: Path, tools: ExportTools) -> Path:
    """What is encrypted lies beside the store until then, where others cannot read it either."""
    if tools.seal:
        return tools.data / f".backup-{os.getpid()}-archive.plain"
    return target.with_name(f".{target.name}.unfinished-{os.getpid()}")
