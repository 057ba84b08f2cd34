"""What `store export` and `store import` do: the whole practice goes to another machine."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from faxflow.adapters.backup_folder import made_ready, sweep
from faxflow.adapters.export_archive import unpack_archive, write_archive
from faxflow.adapters.hashed_stream import hash_of
from faxflow.adapters.kept_folder import KeptFolder
from faxflow.cli.backing_up import seal_of
from faxflow.cli.opened_backup import BACKUP, KeyGiven, opened_backup
from faxflow.cli.restoring import nobody_at_work
from faxflow.cli.seen_store import generation_seen, refuse_old_copy
from faxflow.cli.session import Act, Answer, Session, perform, store_path
from faxflow.cli.store_key import unlock
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.domain.named_file import Shelf
from faxflow.errors import BadUsage, ExitCode, FaxflowError, StoreFull
from faxflow.steps.export_store import Exported, ExportTools, export_store
from faxflow.steps.import_store import (
    Imported,
    Unpacked,
    looked_over,
    made_ours,
    put_all_in_place,
    swept,
)
from faxflow.store.restore.put_aside import put_aside
from faxflow.views.export_text import export_text, import_text, moved_text
from faxflow.views.store_shapes import ExportData, ImportData


@dataclass(frozen=True, slots=True)
class Importing:
    """An export that is to become the store; `unguarded` where a person says that nothing was
    sent since it was made."""

    file: Path
    key: KeyGiven
    unguarded: bool = False
    dry_run: bool = False


def export(file: Path, path: Path, world: World, *, move: bool) -> tuple[ExitCode, Answer]:
    """Makes the export; with `move` the store is put aside afterwards.

    Raises as `export_store` and `refuse_old_copy`, and LockHeld, StoreLocked or StoreInUse; then
    it stands as before.
    """
    config, made = load_config(path, world.environment), list[Exported]()
    with nobody_at_work(config, world, world.new_run()) if move else nullcontext():
        code, answer = perform("store export", path, world, _export_act(file, made, move=move))
        return code, _moved(made[0], answer, config, world) if move else answer


def import_store(asked: Importing, path: Path, world: World) -> Answer:
    """Puts an export in place where no store stands; on a dry run only looks whether it could.

    Raises BadUsage, ArchiveUnusable, FileInTheWay, WrongEnvironment, StoreTooNew, LockHeld and as
    `opened_backup` does; then nothing is left of it here.
    """
    config = load_config(path, world.environment)
    unlock(config, world)
    data, place = made_ready(config.paths.data), store_path(config)
    with nobody_at_work(config, world, world.new_run()):
        if os.path.lexists(place) and not asked.dry_run:
            todo = "An import goes over none: name another [paths] data, or restore a backup."
            raise BadUsage(what=f"A store stands at {place} already.", todo=todo)
        with opened_backup(asked.file, asked.key, config, world) as opened:
            swept(data)
            with _folder(data / f".import-{os.getpid()}") as folder:
                unpacked = _unpacked(opened.plain, asked.file, folder)
                done = _imported(unpacked, config, world, asked)
                if not asked.dry_run:
                    put_all_in_place(unpacked, data, place, hash_of)
    return _import_answer(done, asked)


def _export_act(file: Path, made: list[Exported], *, move: bool) -> Act:
    def act(session: Session) -> Answer:
        if move:  # an import of it may be let in without a guard
            refuse_old_copy(session.config, session.work.store)
        data, seal = session.config.paths.data, seal_of(session.config)
        folders = {shelf: KeptFolder(data / shelf) for shelf in Shelf}
        tools = ExportTools(data, folders, write_archive, seal)
        with session.locks.hold(BACKUP, session.work.run.id):
            sweep(data)
            done = export_store(session.work, file, tools, move=move)
        made.append(done)
        return _export_answer(done, encrypted=seal is not None)

    return act


def _moved(done: Exported, answer: Answer, config: Config, world: World) -> Answer:
    place = store_path(config)
    aside = place.with_name(f"{place.name}.moved-{world.new_run().id}")
    try:
        put_aside(place, aside, done.last_event_hash)
    except FaxflowError:
        done.path.unlink(missing_ok=True)
        raise
    text = f"{answer.text}\n{moved_text(aside)}"
    return replace(answer, text=text, data={**answer.data, "moved_to": str(aside)})


def _export_answer(done: Exported, *, encrypted: bool) -> Answer:
    told = done.manifest
    data: ExportData = {
        "path": str(done.path),
        "bytes": done.size,
        "encrypted": encrypted,
        "cases": told.rows["cases"],
        "events": told.rows["events"],
        "rows": sum(told.rows.values()),
        "files": len(told.files) - 1,
        "left_out": list(told.left_out),
        "moved_to": None,
    }
    problems = [
        f"Left out, since it is not there as the store knows it: {one}." for one in told.left_out
    ]
    code = ExitCode.CHECK_FAILED if told.left_out else ExitCode.DONE
    text = export_text(done.path, done.size, told, encrypted=encrypted)
    return Answer(text, {**data}, problems=problems, code=code)


def _unpacked(plain: Path, shown: Path, folder: Path) -> Unpacked:
    try:
        content, files = unpack_archive(plain, folder)
    except FaxflowError as problem:
        raise type(problem)(**{**problem.facts, "path": shown}) from problem
    except OSError as error:
        raise StoreFull(path=folder, what=error.strerror) from error
    return Unpacked(shown, folder, content, files)


def _imported(unpacked: Unpacked, config: Config, world: World, asked: Importing) -> Imported:
    told = looked_over(unpacked, config)
    if asked.unguarded and not told.moved:
        what = "The export is a copy: the store that it was made of may have sent since."
        raise BadUsage(what=what, todo="Import it with its guard, or export it anew with --move.")
    run = world.new_run(world.sudo.account if world.sudo else None)
    after = generation_seen(config)
    return made_ours(unpacked, config, run, told, guarded=not asked.unguarded, after=after)


def _import_answer(done: Imported, asked: Importing) -> Answer:
    told, guarded = done.manifest, done.guarded is not None
    data: ImportData = {
        "dry_run": asked.dry_run,
        "exported_at": told.made_at.isoformat(),
        "cases": told.rows["cases"],
        "events": told.rows["events"],
        "rows": sum(told.rows.values()),
        "files": len(told.files) - 1,
        "left_out": list(told.left_out),
        "guarded": guarded,
        "generation": done.generation,
    }
    needs_person = guarded and not asked.dry_run
    code = ExitCode.NEEDS_PERSON if needs_person else ExitCode.DONE
    text = import_text(told, guarded=guarded, dry_run=asked.dry_run)
    return Answer(text, {**data}, lists_tasks=True, code=code)


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    """A new folder of ours alone that is gone at the end."""
    path.mkdir(mode=0o700)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
