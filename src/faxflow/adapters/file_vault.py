"""The vault: files beside the store, 0600, each written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from faxflow.adapters.given_file import read_given
from faxflow.domain.kept_file import KeptFile
from faxflow.errors import StoreForbidden, StoreFull

_HALF_WRITTEN: Final = ".writing-"


class FileVault:
    """One folder, 0700; names are ids, never a person's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, name: str, content: bytes) -> Path:
        """Writes `content` durably under `name`. Raises StoreFull or StoreForbidden."""
        path = self._folder / name
        with self._telling():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(path, content)
        return path

    def place(self, name: str) -> Path:
        """Where a file of that name lies, or would."""
        return self._folder / name

    def read(self, name: str) -> bytes:
        """The content kept under `name`. Raises FileMissing or FileUnreadable."""
        return read_given(self._folder / name)

    def holds(self, name: str) -> bool:
        """Whether there is a file of that name."""
        return (self._folder / name).is_file()

    def listed(self) -> Iterator[KeptFile]:
        """What is kept, in no order; nothing where the folder is not there yet.

        Raises StoreFull or StoreForbidden.
        """
        with self._telling(), suppress(FileNotFoundError), os.scandir(self._folder) as found:
            for one in found:
                if one.is_file(follow_symlinks=False) and not one.name.startswith("."):
                    # One that another program has just removed is not kept.
                    with suppress(FileNotFoundError):
                        at = one.stat(follow_symlinks=False).st_mtime
                        yield KeptFile(one.name, datetime.fromtimestamp(at, UTC))

    def remove(self, name: str) -> None:
        """Removes a file, if it is there. Raises StoreFull or StoreForbidden."""
        with self._telling():
            (self._folder / name).unlink(missing_ok=True)

    def sweep(self, before: datetime) -> None:
        """Removes what a killed run left half written before then. Raises as `keep` does."""
        with self._telling():
            for left in self._folder.glob(f"{_HALF_WRITTEN}*"):
                # One that is being written now takes its name meanwhile, and is gone.
                with suppress(FileNotFoundError):
                    if left.lstat().st_mtime < before.timestamp():
                        left.unlink()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except PermissionError as error:
            raise StoreForbidden(path=self._folder) from error
        except OSError as error:
            raise StoreFull(path=self._folder, what=error.strerror) from error

    def _write(self, path: Path, content: bytes) -> None:
        # mkstemp makes the file 0600; the rename then puts all of it in place at once.
        descriptor, temporary = tempfile.mkstemp(dir=self._folder, prefix=_HALF_WRITTEN)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
