"""Puts a store aside under another name, whole, so that no command here finds it any more."""

from contextlib import closing
from pathlib import Path

from faxflow.errors import StoreForbidden, StoreFull, StoreInUse, StoreLocked
from faxflow.store.backup import opened
from faxflow.store.placed_file import folder_to_disk
from faxflow.store.restore.exchange import locked_to_others


def put_aside(path: Path, aside: Path, last_event_hash: str | None) -> None:
    """Renames the store, if its history still ends with that event and nobody else has it open.

    Raises StoreLocked, StoreInUse, StoreForbidden or StoreFull; it then stands where it was.
    """
    try:
        with closing(opened(path)) as connection:
            if not locked_to_others(connection, path):
                raise StoreLocked(path=path)
            row = connection.execute("SELECT last_event_hash FROM store_info").fetchone()
            if row["last_event_hash"] != last_event_hash:
                raise StoreInUse(path=path)
            path.rename(aside)
            folder_to_disk(path.parent)
    except PermissionError as error:
        raise StoreForbidden(path=path) from error
    except OSError as error:
        raise StoreFull(path=path, what=error.strerror) from error
