"""One folder of files beside the store, looked at without changing anything in it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from faxflow.adapters.file_vault import FileVault
from faxflow.adapters.hashed_stream import hash_of
from faxflow.domain.kept_file import KeptFile, LyingFile
from faxflow.errors import StoreForbidden, StoreUnsteady

PRIVATE_MODES = os.name == "posix"
"""Whether files here have modes that say who may read them."""


class KeptFolder:
    """What a check asks of a vault's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lying(self, name: str) -> LyingFile | None:
        """How a file lies there; None where it does not. Raises StoreForbidden, StoreUnsteady."""
        try:
            found = (self._folder / name).lstat()
        except FileNotFoundError:
            return None
        except PermissionError as error:
            raise StoreForbidden(path=self._folder) from error
        except OSError as error:
            raise StoreUnsteady(path=self._folder, what=error.strerror) from error
        plain = stat.S_ISREG(found.st_mode)
        return LyingFile(stat.S_IMODE(found.st_mode), found.st_size, plain)

    def sha256(self, name: str) -> str | None:
        """The hash of a file's content, in hex; None where it cannot be read."""
        try:
            return hash_of(self._folder / name)
        except OSError:
            return None

    def listed(self) -> Iterator[KeptFile]:
        """What is kept, in no order. Raises StoreFull or StoreForbidden."""
        return FileVault(self._folder).listed()
