"""The one folder where filled letters lie while they are drawn, and never longer."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from faxflow.errors import StoreForbidden, StoreFull

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def scratch_for_one_run(scratch: Path) -> Iterator[Path]:
    """A fresh private folder below `scratch`, gone at the end. Raises as `empty_scratch` does,
    and StoreFull where the disk fills up meanwhile."""
    empty_scratch(scratch)
    try:
        with TemporaryDirectory(dir=scratch, prefix="letters-") as name:
            yield Path(name)
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise StoreFull(path=scratch, what=error.strerror) from error


def empty_scratch(scratch: Path) -> None:
    """Removes what a killed run left, for it holds patients' letters; no other run may be drawing.

    Raises StoreForbidden or StoreFull.
    """
    try:
        if scratch.is_symlink():
            # What it points to is not ours to empty.
            scratch.unlink()
        scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
        scratch.chmod(0o700)
        for left in list(scratch.iterdir()):
            _remove(left)
    except PermissionError as error:
        raise StoreForbidden(path=scratch) from error
    except OSError as error:
        raise StoreFull(path=scratch, what=error.strerror) from error


def _remove(left: Path) -> None:
    """Files may vanish under our hands: what a dying office takes away needs no removing."""
    if left.is_symlink() or not left.is_dir():
        left.unlink(missing_ok=True)
        return
    shutil.rmtree(left, ignore_errors=True)
    if left.exists():
        left.rmdir()
