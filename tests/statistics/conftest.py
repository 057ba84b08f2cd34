"""A generated full year, made once for all processes of one test run."""

import fcntl
import os
from pathlib import Path

import pytest

from a_year import a_year
from looking_back import FULL


@pytest.fixture(scope="session")
def full_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store's file; nobody writes to it."""
    root = tmp_path_factory.getbasetemp()
    folder = (root.parent if "PYTEST_XDIST_WORKER" in os.environ else root) / "full-year"
    folder.mkdir(exist_ok=True)
    store, done = folder / "faxflow.db", folder / "done"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            a_year(store, FULL)
            done.touch()
    return store
