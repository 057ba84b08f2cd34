"""Opens a store, guards its environment, and gives out transactions."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from faxflow.errors import (
    BadUsage,
    StoreDamaged,
    StoreForbidden,
    StoreFull,
    StoreMissing,
    StoreNotEncrypted,
    WrongEnvironment,
)
from faxflow.store import driver
from faxflow.store.driver import connect, has_key, is_plain
from faxflow.store.faults import translated
from faxflow.store.migration import migrate
from faxflow.store.stamp import to_stamp

Row = sqlite3.Row
Connection = driver.Connection
EventRow = driver.EventRow

LOCK_WAIT_SECONDS = 10.0
_CACHE_KIB = 256 * 1024
"""At most; enough for the keys of three million cases, which come in no order."""
_MOST_MAPPED = 1 << 31
"""Bytes; SQLite as it is mostly built maps no more."""


@contextmanager
def mapped(tx: Connection) -> Iterator[None]:
    """While the block runs, pages are read where the system keeps them, without a copy of each.

    For reading much at random, which takes half the time so. Not for longer: an error of the
    disk ends the program there, as a crash would, where else it would be told.
    """
    tx.execute(f"PRAGMA mmap_size = {_MOST_MAPPED}")
    try:
        yield
    finally:
        tx.execute("PRAGMA mmap_size = 0")


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a store is: its environment, its generation, and the key of its hashes."""

    environment: str
    generation: int
    hash_key: bytes


class Store:
    """One SQLite file, open. Every change goes through `write`."""

    def __init__(self, path: Path, connection: Connection, info: StoreInfo) -> None:
        self.path = path
        self.info = info
        self._connection = connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that has its lock from the start; committed whole or not at all.

        Raises StoreLocked, StoreFull or StoreDamaged.
        """
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                while self._connection.before_commit:
                    self._connection.before_commit.pop(0)()
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.take_back()
                raise

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view. Raises StoreLocked or StoreDamaged."""
        with translated(self.path):
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.take_back()

    @contextmanager
    def trial(self) -> Iterator[Connection]:
        """A transaction like `write` that is always taken back: it shows what would be done.

        Raises StoreLocked, StoreFull or StoreDamaged.
        """
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            finally:
                self._connection.take_back()

    @contextmanager
    def between(self) -> Iterator[Connection]:
        """The connection with no transaction open, for what SQLite does in none.

        Raises StoreLocked, StoreFull or StoreDamaged.
        """
        with translated(self.path):
            yield self._connection

    @contextmanager
    def beside(self) -> Iterator["Store"]:
        """The same store opened once more, for a thread of its own: a connection has but one.

        Raises StoreLocked or StoreDamaged.
        """
        with translated(self.path), _connected(self.path) as connection:
            try:
                yield Store(self.path, connection, self.info)
            finally:
                connection.close()

    def close(self) -> None:
        """Closes the file; an open transaction is rolled back."""
        self._connection.close()


def create_store(
    path: Path, environment: str, now: datetime, *, made_by: str | None = None
) -> None:
    """Makes a new store for one environment, 0600. The account in `made_by` administers it.

    Raises BadUsage where one stands already, StoreForbidden, or StoreFull.
    """
    _make_file(path)
    with translated(path), _connected(path) as connection:
        migrate(connection, path)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO store_info (id, environment, hash_key, created_at)"
            " VALUES (1, :environment, :hash_key, :created_at)",
            {
                "environment": environment,
                "hash_key": secrets.token_hex(32),
                "created_at": to_stamp(now),
            },
        )
        if made_by is not None:
            connection.execute("UPDATE store_info SET made_by = :made_by", {"made_by": made_by})
        connection.execute("COMMIT")
        connection.close()


def maker(tx: Connection) -> str | None:
    """The account that made the store; None where it was made before that was kept."""
    row = tx.execute("SELECT made_by FROM store_info WHERE id = 1").fetchone()
    made_by: str | None = row["made_by"]
    return made_by


def open_store(path: Path, environment: str, *, config: str) -> Store:
    """The store at `path`, brought to the newest schema.

    Raises StoreMissing, StoreForbidden, StoreTooNew, StoreDamaged, StoreLocked, or
    WrongEnvironment where it was made for another environment than the configuration's.
    """
    _check_is_there(path, config)
    _check_encryption(path)
    with translated(path), _connected(path) as connection:
        migrate(connection, path)
        info = _read_info(connection, path)
        if info.environment != environment:
            raise WrongEnvironment(path=path, store=info.environment, config=environment)
    return Store(path, connection, info)


def _make_file(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except PermissionError as error:
        raise StoreForbidden(path=path) from error
    except OSError as error:
        if path.is_file():
            raise BadUsage(
                what=f"A store stands at {path} already.", todo="It was left as it is."
            ) from error
        raise StoreFull(path=path, what=error.strerror) from error


def _check_is_there(path: Path, config: str) -> None:
    try:
        path.stat()
    except PermissionError as error:
        raise StoreForbidden(path=path) from error
    except OSError as error:
        raise StoreMissing(path=path, config=config) from error


def _check_encryption(path: Path) -> None:
    """Raises StoreNotEncrypted where it is to be; one that is and is not to be shows by itself."""
    if has_key() and is_plain(path):
        raise StoreNotEncrypted(path=path)


@contextmanager
def _connected(path: Path) -> Iterator[Connection]:
    """A connection that is closed again where the block fails."""
    connection = connect(path, timeout=LOCK_WAIT_SECONDS)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA foreign_keys = ON")
        # What does not fit into the cache would else lie in /var/tmp, if only while it sorts.
        connection.execute("PRAGMA temp_store = MEMORY")
        yield connection
    except BaseException:
        connection.close()
        raise


def _read_info(connection: Connection, path: Path) -> StoreInfo:
    row = connection.execute(
        "SELECT environment, generation, hash_key FROM store_info WHERE id = 1"
    ).fetchone()
    if row is None:
        raise StoreDamaged(path=path, what="it was never finished; remove it and create it again")
    return StoreInfo(row["environment"], row["generation"], bytes.fromhex(row["hash_key"]))
