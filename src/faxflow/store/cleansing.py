"""Writes the store's file anew, so that it holds nothing of what was removed from it.

SQLite leaves what was deleted, or moved when a page was full, in the free parts of its pages and
in the write-ahead log.
"""

from typing import Final

from faxflow.store.connection import Connection, Store
from faxflow.store.retention import traces

_MOST_IN_MEMORY: Final = 256 * 1024 * 1024
"""Bytes. Of a larger store the new copy lies for a while in the store's own folder, nameless."""


def overwrites(store: Store) -> None:
    """From now on this connection overwrites with zeros what it removes."""
    with store.between() as connection:
        connection.execute("PRAGMA secure_delete = ON")


def cleanse(store: Store) -> int | None:
    """Removes all traces, and tells how many bytes the file became shorter.

    None where others were reading all the while, so that the write-ahead log could not be
    emptied: the store notes that this is still to be done. Others may read meanwhile, not write.
    Raises StoreLocked, StoreFull or StoreDamaged.
    """
    with store.read() as tx:
        at = traces.since(tx)
    size = store.path.stat().st_size
    with store.between() as connection:
        _rewrite(store, connection)
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        return None
    if at:
        with store.write() as tx:
            traces.clear(tx, at)
    return max(0, size - store.path.stat().st_size)


def _rewrite(store: Store, connection: Connection) -> None:
    if store.path.stat().st_size <= _MOST_IN_MEMORY:
        connection.execute("VACUUM")
        return
    folder = str(store.path.parent).replace("'", "''")
    # The one way to say where; it takes no parameter.
    connection.execute(f"PRAGMA temp_store_directory = '{folder}'")
    connection.execute("PRAGMA temp_store = FILE")
    try:
        connection.execute("VACUUM")
    finally:
        connection.execute("PRAGMA temp_store = MEMORY")
