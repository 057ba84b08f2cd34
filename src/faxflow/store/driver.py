"""Opens SQLite files: plain ones by Python's own library, others by SQLCipher with a key.

The key is the process's, since every file of the store that it opens has the same. A file says
itself which of the two it is, so that whoever reads one need not know.
"""

import re
import sqlite3
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from faxflow.errors import PartMissing

if TYPE_CHECKING:
    from types import ModuleType

EventRow = tuple[str | None, ...]
"""An event as the table has it, from `at` to `detail`."""

_PLAIN: Final = b"SQLite format 3\0"
"""How every plain file begins: https://www.sqlite.org/fileformat.html"""

_KEY: Final = re.compile(r"[0-9a-fA-F]{64}")
_MODULE: Final = "sqlcipher3.dbapi2"


class _Deferring:
    """What a connection of the store has put off until its transaction ends.

    `events` are the rows of history that it has added and not written yet.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.before_commit: list[Callable[[], None]] = []
        self.events: list[EventRow] = []

    def take_back(self) -> None:
        """Ends the transaction as if it had never begun."""
        self.before_commit.clear()
        self.events.clear()
        self.rollback()  # type: ignore[attr-defined]


class Connection(_Deferring, sqlite3.Connection):
    """A connection in a transaction; the noun files take one as their first argument.

    One to an encrypted file is of another library, and does the same.
    """


class _KeyRing:
    """The one key of this process; `used` is None where the store is not encrypted."""

    def __init__(self) -> None:
        self.used: str | None = None


_RING: Final = _KeyRing()


def is_key(text: str) -> bool:
    """Whether it can be a key: 32 bytes as hex digits, so that no time goes into making it one."""
    return _KEY.fullmatch(text) is not None


def use_key(key: str | None) -> None:
    """From now on this process opens encrypted files with that key; None: it has none."""
    _RING.used = key


def has_key() -> bool:
    """Whether files of the store are to be encrypted."""
    return _RING.used is not None


def is_plain(path: Path) -> bool:
    """Whether a file is a plain SQLite file; an empty one is none yet. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN


def is_encrypted(path: Path) -> bool:
    """Whether SQLCipher opens a file: a new one where there is a key, others by their look."""
    if not has_key():
        return False
    try:
        return not is_plain(path)
    except OSError:  # whoever opens it says what ails it
        return True


def for_looking(path: Path) -> str:
    """The file as a URI by which a connection changes nothing, and leaves nothing beside it."""
    # While nobody has the store open, there is no write-ahead log; SQLite would make one for a
    # reader, too, and leave it there: in root's name, where root looks, so that the account that
    # the store belongs to could not open it any more.
    alone = not path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"


def connect(
    path: Path, *, place: str | None = None, timeout: float = 5.0, key: str | None = None
) -> Connection:
    """A connection in which no transaction begins but such as are written out.

    `place` is the file as a URI, where it is to be opened in another way than for writing;
    `key` another key than the process's. Raises sqlite3's errors, SQLCipher's, or PartMissing.
    """
    given: dict[str, Any] = {"timeout": timeout, "isolation_level": None, "uri": place is not None}
    if key is None and not is_encrypted(path):
        plain = sqlite3.connect(place or path, factory=Connection, **given)
        plain.row_factory = sqlite3.Row
        return plain
    library = _sqlcipher()
    opened = library.connect(place or str(path), factory=_encrypted_connection(), **given)
    opened.row_factory = library.Row
    # It would write to standard error by itself; what it raises is told in our words.
    opened.execute("PRAGMA cipher_log_level = NONE")
    opened.execute(f"PRAGMA key = \"x'{key or _RING.used}'\"")
    return cast(Connection, opened)


def opens(path: Path, key: str) -> bool:
    """Whether that key opens an encrypted file. Raises PartMissing."""
    opened = connect(path, key=key)
    try:
        opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except errors():
        return False
    finally:
        opened.close()
    return True


def export(source: Path, target: Path, *, was: str | None, becomes: str | None) -> None:
    """Copies all of a store into an empty file under another key; None: the file is plain.

    Raises SQLCipher's errors, or PartMissing.
    """
    opened = _sqlcipher().connect(str(source), isolation_level=None)
    try:
        opened.execute("PRAGMA cipher_log_level = NONE")
        if was:
            opened.execute(f"PRAGMA key = \"x'{was}'\"")
        opened.execute("PRAGMA temp_store = MEMORY")
        key = f"x'{becomes}'" if becomes else ""
        opened.execute(
            "ATTACH DATABASE :target AS new KEY :key", {"target": str(target), "key": key}
        )
        opened.execute("SELECT sqlcipher_export('new')").fetchone()
        opened.execute("DETACH DATABASE new")
    finally:
        opened.close()


def errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """What either library raises, and others; to be asked for in the `except` line itself."""
    library = sys.modules.get(_MODULE)
    return (sqlite3.DatabaseError, *((library.DatabaseError,) if library else ()), *others)


def code_of(error: Exception) -> int:
    """The primary code of what either raised: https://www.sqlite.org/rescode.html"""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _sqlcipher() -> "ModuleType":
    try:
        return import_module(_MODULE)
    except ImportError as error:
        todo = "Install sqlcipher3, which comes along where it has wheels, or decrypt it elsewhere."
        raise PartMissing(part="SQLCipher", todo=todo) from error


def _encrypted_connection() -> type:
    library = _sqlcipher()
    return type("EncryptedConnection", (_Deferring, library.Connection), {})
