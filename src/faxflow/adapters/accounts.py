"""The accounts of this machine, by the numbers that nobody can set for themselves.

A system without such numbers (Windows) has only the name that the session goes by.
"""

import getpass
import os
from pathlib import Path

try:
    import pwd
except ImportError:  # Windows
    pwd = None  # type: ignore[assignment]


def this_account() -> str:
    """The account that this process runs as: by its real uid, never by $USER or $LOGNAME."""
    return account_of(os.getuid()) if pwd else getpass.getuser()


def account_of(uid: int) -> str:
    """The account's name, `uid 1000` where the machine has none for it."""
    entry = _entry(uid)
    return entry.pw_name if entry else f"uid {uid}"


def home_of(uid: int) -> Path | None:
    """The account's own folder, as it lies on the disk; None where it has none."""
    entry = _entry(uid)
    return Path(os.path.realpath(entry.pw_dir)) if entry and entry.pw_dir else None


def is_account(name: str, uid: int) -> bool:
    """Whether this is a name of that number: two accounts may share one."""
    try:
        return pwd is not None and pwd.getpwnam(name).pw_uid == uid
    except (KeyError, ValueError):
        return False


def numbers_of(name: str) -> tuple[int, int] | None:
    """The numbers of an account and of its own group; None where the machine has no such one."""
    try:
        entry = pwd.getpwnam(name) if pwd else None
    except (KeyError, ValueError):
        return None
    return (entry.pw_uid, entry.pw_gid) if entry else None


def owner_of(path: Path) -> str | None:
    """The account that owns a file; None where it cannot be known."""
    try:
        return account_of(path.stat().st_uid) if pwd else None
    except OSError:
        return None


def _entry(uid: int) -> "pwd.struct_passwd | None":
    try:
        return pwd.getpwuid(uid) if pwd else None
    except (KeyError, OverflowError):
        return None
