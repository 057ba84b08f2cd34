"""store import: makes an unpacked export the store here, guarded, once all of it was looked at."""

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from faxflow.config.model import Config
from faxflow.domain.export_manifest import STORE, ExportedFile, ExportManifest, manifest_in
from faxflow.domain.run import Run
from faxflow.domain.second_store import own_generation
from faxflow.errors import (
    ArchiveUnusable,
    BackupNotEncrypted,
    ExitCode,
    FileInTheWay,
    StoreNotEncrypted,
    StoreTooNew,
    WrongEnvironment,
)
from faxflow.steps.check_files import named
from faxflow.steps.restore import Guarded, guard_restored
from faxflow.steps.work import Work
from faxflow.store import events, manifest, restores, runs
from faxflow.store.backup import opened
from faxflow.store.connection import Store, open_store
from faxflow.store.placed_file import folder_to_disk, put_in_place
from faxflow.store.restore.examined import examine
from faxflow.store.restore.exchange import make_one_file

MOVED_HERE: Final = "moved here"
_COMMAND: Final = "store import"

Hash = Callable[[Path], str]
"""The sha256 of a file as the disk gives it back, in hex. Raises OSError."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came out of an archive into a folder of ours; `shown` is the archive's own name."""

    shown: Path
    folder: Path
    manifest: bytes
    files: tuple[ExportedFile, ...]

    @property
    def store(self) -> Path:
        """The store's file among it."""
        return self.folder / STORE


@dataclass(frozen=True, slots=True)
class Imported:
    """What the export says of itself; `guarded` None where it came unguarded. `generation` is
    that in which it goes on."""

    manifest: ExportManifest
    guarded: Guarded | None
    generation: int


def looked_over(unpacked: Unpacked, config: Config) -> ExportManifest:
    """What the export says of itself, once all of it was found to be so.

    Raises ArchiveUnusable, BackupUnreadable or WrongEnvironment.
    """
    told = _manifest(unpacked)
    if sorted(unpacked.files, key=_name) != sorted(told.files, key=_name):
        raise _unusable(unpacked, "its files are not those that its manifest names")
    if not unpacked.store.is_file():
        raise _unusable(unpacked, "there is no store in it")
    found, environment = examine(unpacked.store, unpacked.shown), config.practice.environment
    if found.environment != environment:
        raise WrongEnvironment(path=unpacked.shown, store=found.environment, config=environment)
    with closing(opened(unpacked.store)) as copy:
        if manifest.rows_of(copy) != dict(told.rows):
            raise _unusable(unpacked, "its store holds other rows than its manifest counts")
    return told


def made_ours(
    unpacked: Unpacked, config: Config, run: Run, told: ExportManifest, *, guarded: bool, after: int
) -> Imported:
    """Brings the unpacked store up to this program, with its guard on unless a person said not;
    its generation is then beyond `after`.

    Raises StoreTooNew, or ArchiveUnusable where a file is not what the store knows.
    """
    environment = config.practice.environment
    try:
        store = open_store(unpacked.store, environment, config=str(unpacked.shown))
    except StoreTooNew as error:
        raise StoreTooNew(**{**error.facts, "path": unpacked.shown}) from error
    except StoreNotEncrypted as error:
        raise BackupNotEncrypted(path=unpacked.shown) from error
    with closing(store):
        _hold_against_store(store, unpacked)
        work = Work(store, run, config)
        done = guard_restored(work, after=after) if guarded else None
        own = own_generation(max(told.generation, after), run.id)
        if done is None:
            _note_arrival(work, own)
    make_one_file(unpacked.store)
    examine(unpacked.store, unpacked.shown)
    return Imported(told, done, done.generation if done else own)


def put_all_in_place(unpacked: Unpacked, data: Path, place: Path, hash_of: Hash) -> None:
    """The files first and the store last: as long as it is not there, nothing was imported.

    Raises FileInTheWay before anything is moved; what was moved is taken back where more fails.
    """
    new = _new_files(unpacked, data, hash_of)
    placed: list[Path] = []
    try:
        for source, target in new.items():
            target.parent.mkdir(mode=0o700, exist_ok=True)
            source.rename(target)
            placed.append(target)
        for folder in {target.parent for target in placed}:
            folder_to_disk(folder)
        put_in_place(unpacked.store, place)
    except BaseException:
        for target in placed:
            with suppress(OSError):
                target.unlink()
        raise


def swept(data: Path) -> None:
    """Removes what a killed import has left readable beside the store; nobody is at work."""
    for left in data.glob(".import-*"):
        shutil.rmtree(left, ignore_errors=True)


def _new_files(unpacked: Unpacked, data: Path, hash_of: Hash) -> Mapping[Path, Path]:
    """Those that are not here yet, each with where it goes."""
    new: dict[Path, Path] = {}
    for one in unpacked.files:
        target = data / one.name
        if one.name == STORE:
            continue
        if not (target.exists() or target.is_symlink()):
            new[unpacked.folder / one.name] = target
        elif target.is_symlink() or hash_of(target) != one.sha256:
            raise FileInTheWay(path=target)
    return new


def _manifest(unpacked: Unpacked) -> ExportManifest:
    try:
        return manifest_in(unpacked.manifest)
    except ValueError as error:
        raise _unusable(unpacked, str(error)) from error


def _hold_against_store(store: Store, unpacked: Unpacked) -> None:
    """Whoever changed a file and its manifest has not changed the hash that the store knows."""
    known = {f"{one.shelf}/{name}": one.sha256 for one in named(store) for name in one.names}
    for file in unpacked.files:
        if file.name != STORE and known.get(file.name) != file.sha256:
            raise _unusable(unpacked, f"{file.name} is no file that its store knows")


def _note_arrival(work: Work, generation: int) -> None:
    """Notes in the history that it goes on here; only its generation is another one."""
    with work.store.write() as tx:
        runs.begin(tx, work.run, _COMMAND)
        manifest.drop(tx)
        restores.set_generation(tx, generation)
        events.record(tx, work.run, [events.Event(events.STORE, MOVED_HERE, detail=work.run.id)])
        runs.end(tx, work.run, exit_code=ExitCode.DONE, summary={})


def _name(file: ExportedFile) -> str:
    return file.name


def _unusable(unpacked: Unpacked, what: str) -> ArchiveUnusable:
    return ArchiveUnusable(path=unpacked.shown, what=what)
