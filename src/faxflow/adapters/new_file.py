"""Writes files that were not there before: 0600, and never over another one."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from faxflow.errors import BadUsage, FileUnwritable


def write_new(contents: Mapping[Path, bytes]) -> None:
    """All of the files, or none. Raises BadUsage where one is there, FileUnwritable."""
    for path in contents:
        if os.path.lexists(path):
            raise _there(path)
    written: list[Path] = []
    try:
        for path, content in contents.items():
            _write(path, content, written)
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise


def _write(path: Path, content: bytes, written: list[Path]) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise _there(path) from error
    except OSError as error:
        raise _unwritable(path, error) from error
    written.append(path)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _unwritable(path, error) from error


def _there(path: Path) -> BadUsage:
    todo = "Nothing was written; move it away, or name another."
    return BadUsage(what=f"{path} is there already.", todo=todo)


def _unwritable(path: Path, error: OSError) -> FileUnwritable:
    return FileUnwritable(path=path, what=error.strerror)
