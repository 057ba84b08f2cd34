"""Disks and folders as they fail: full, or closed to this account."""

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """Lets no file of this process grow beyond `size` octets, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    told = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, told)


@contextmanager
def without_rights_on(folder: Path) -> Iterator[None]:
    """Shuts a folder to this process, to root as well."""
    account = os.geteuid()
    folder.chmod(0)
    if account == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(account)
        folder.chmod(0o700)
