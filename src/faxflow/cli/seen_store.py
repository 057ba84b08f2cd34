"""Holds the store against what this machine has seen of it, and notes what it sees."""

from contextlib import suppress

from faxflow.adapters.mark_file import MarkFile
from faxflow.config.model import Config
from faxflow.domain.store_mark import is_old_copy
from faxflow.errors import FaxflowError, StoreIsOld
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


def refuse_old_copy(config: Config, store: Store) -> None:
    """Raises StoreIsOld where somebody has put an old copy in its place: it would send again."""
    seen = MarkFile(config.paths.data / "locks").read()
    with store.read() as tx:
        now = mark_of(tx, store)
        if seen and is_old_copy(now, seen, knows_it=knows(tx, seen)):
            raise StoreIsOld(path=store.path, found=now.event, seen=seen.event)
