"""Writes a file whole or not at all over one that may be there; 0600 where nobody says else."""

import os
import tempfile
from pathlib import Path

from faxflow.errors import FileUnwritable


def write_over(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """The file with this content, or the one that was there before. Raises FileUnwritable."""
    if path.exists() and not path.is_file():
        raise FileUnwritable(path=path, what="it is no file, and cannot be replaced by one")
    try:
        # mkstemp makes the file 0600; the rename then puts all of it in place at once.
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        Path(name).chmod(mode)
        _fill(descriptor, Path(name), path, content)
    except OSError as error:
        raise FileUnwritable(path=path, what=error.strerror) from error


def _fill(descriptor: int, temporary: Path, path: Path, content: bytes) -> None:
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
