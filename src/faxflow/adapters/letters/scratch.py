"""The one folder where filled letters lie while they are drawn, and never longer."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from faxflow.errors import StoreForbidden, StoreFull


@contextmanager
def scratch_for_one_run(scratch: Path) -> Iterator[Path]:
    """A fresh private folder below `scratch`, gone at the end. Raises as `empty_scratch` does."""
    empty_scratch(scratch)
    with TemporaryDirectory(dir=scratch, prefix="letters-") as name:
        yield Path(name)


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
