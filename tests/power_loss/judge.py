"""Says of an image whether the store that opens from it has lost or mixed anything."""

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from faxflow.domain.store_finding import StoreFinding
from faxflow.errors import AuditBroken, FaxflowError
from faxflow.store import events
from faxflow.store.check.every_rule import promise_findings
from faxflow.store.connection import Connection, Store, open_store
from power_loss.disk_log import Log, Mark
from power_loss.images import Disk, Image

_TABLES = """
SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('sqlite_sequence')
ORDER BY name
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store held after each transaction that was acknowledged, as digests, in order."""

    digests: Sequence[str]

    def trouble(self, image: Image, folder: Path, acknowledged: int) -> str | None:
        """What is wrong with a store opened from the image; None: nothing.

        `acknowledged` transactions must be there; the next may be, whole.
        """
        try:
            found = _looked_at(image, folder)
        except (FaxflowError, AuditBroken, _Unsound) as problem:
            return f"{type(problem).__name__}: {problem}"
        if found in self.digests[acknowledged - 1 : acknowledged + 1]:
            return None
        if found in self.digests:
            lost = acknowledged - 1 - self.digests.index(found)
            return f"lost: {lost} acknowledged transactions are gone"
        return "mixed: it holds what no transaction has left"


class _Unsound(Exception):
    """SQLite finds fault with the store."""


def kept(log: Log, folder: Path) -> Kept:
    """What a store opened at each mark of the log holds where nothing is lost."""
    disk, digests = Disk(), []
    for step in log:
        disk.feed([step])
        if isinstance(step, Mark):
            digests.append(_looked_at(disk.as_the_program_sees_it(), folder))
    return Kept(digests)


def broken(log: Log, folder: Path) -> list[StoreFinding]:
    """What breaks a promise after any transaction; an image that holds the same breaks no more."""
    disk, found = Disk(), list[StoreFinding]()
    for step in log:
        disk.feed([step])
        if isinstance(step, Mark):
            _looked_at(disk.as_the_program_sees_it(), folder)
            opened = open_store(folder / "faxflow.db", "rehearsal", config="")
            with closing(opened) as store, store.read() as tx:
                found += promise_findings(tx)
    return found


def _looked_at(image: Image, folder: Path) -> str:
    """A digest of all that the store holds, which is sound."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    for name, content in image.items():
        (folder / name).write_bytes(content)
    with closing(open_store(folder / "faxflow.db", "rehearsal", config="")) as store:
        return _sound(store)


def _sound(store: Store) -> str:
    with store.read() as tx:
        _check(tx.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "integrity_check")
        _check(tx.execute("PRAGMA foreign_key_check").fetchone() is None, "foreign_key_check")
        events.verify(tx)
        digest = _digest(tx)
    # It must go on working, too.
    with store.write() as tx:
        tx.execute("UPDATE store_info SET generation = generation")
    return digest


def _check(holds: bool, what: str) -> None:
    if not holds:
        raise _Unsound(what)


def _digest(tx: Connection) -> str:
    rows: Mapping[str, list[str]] = {
        name: sorted(repr(tuple(row)) for row in tx.execute(f'SELECT * FROM "{name}"'))  # noqa: S608
        for (name,) in tx.execute(_TABLES).fetchall()
    }
    return hashlib.sha256(repr(rows).encode()).hexdigest()
