"""Holds the store against what this machine has seen of it, and notes what it sees."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from faxflow.adapters.mark_file import MarkFile
from faxflow.config.model import Config, Environment
from faxflow.domain.store_mark import StoreMark, is_old_copy
from faxflow.errors import FaxflowError, StoreIsBackup, StoreIsOld, StoreWasThere
from faxflow.store import manifest
from faxflow.store.connection import Store
from faxflow.store.store_marks import knows, mark_of


def note_seen(config: Config, store: Store) -> None:
    """Notes where the store stands, unless it is an old copy: that must not pass for the newest."""
    file = MarkFile(config.paths.data / "locks")
    # What a run has done is kept, whether this can be noted or not.
    with suppress(FaxflowError), store.read() as tx:
        now, seen = mark_of(tx, store), file.read()
        if not is_old_copy(now, seen, knows_it=seen is None or knows(tx, seen)):
            file.keep(now)


def generation_seen(config: Config) -> int:
    """The generation of the store that this machine has seen last; 0 where it has seen none."""
    seen = MarkFile(config.paths.data / "locks").read()
    return seen.generation if seen else 0


def refuse_second(config: Config, place: Path) -> None:
    """Raises StoreWasThere where a production store is gone: an empty one would send all again.

    A rehearsal's may be made as often as one likes: nothing of it went to anybody.
    """
    seen = MarkFile(config.paths.data / "locks").read()
    production = config.practice.environment is Environment.PRODUCTION
    if not (production and seen and seen.event) or place.exists():
        return
    if seen.environment != Environment.REHEARSAL:
        raise StoreWasThere(path=place, event=seen.event)


def note_sending(config: Config, store: Store, run_id: str) -> None:
    """Notes that a run begins to send: killed, it could not say at its end what was seen.

    A copy from before it knows nothing of that run.
    """
    with store.read() as tx:
        MarkFile(config.paths.data / "locks").keep(replace(mark_of(tx, store), run=run_id))


def refuse_old_copy(config: Config, store: Store) -> None:
    """Raises StoreIsBackup or StoreIsOld where somebody has put one in its place by hand: it would
    send again."""
    seen = MarkFile(config.paths.data / "locks").read()
    with store.read() as tx:
        backup = manifest.read(tx)
        if backup:
            raise StoreIsBackup(path=store.path, made_at=f"{backup.made_at:%Y-%m-%d %H:%M} UTC")
        now = mark_of(tx, store)
        if seen and is_old_copy(now, seen, knows_it=knows(tx, seen)):
            raise StoreIsOld(path=store.path, found=now.event, seen=_named(seen))


def _named(seen: StoreMark) -> str:
    return f"run {seen.run}, which began to send" if seen.run else f"event {seen.event}"
