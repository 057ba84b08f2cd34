"""A generated full year, made once for all processes of one test run."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from a_year import a_year
from faxflow.steps.work import Work
from looking_back import FULL, at_work, books_of
from sql_books import Books


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


@pytest.fixture(scope="session")
def books(full_year: Path) -> Books:
    """What the second computation reads."""
    return books_of(full_year, FULL)


@pytest.fixture(scope="session")
def work(full_year: Path) -> Iterator[Work]:
    """The full year as a command has it."""
    with at_work(full_year, FULL) as found:
        yield found
