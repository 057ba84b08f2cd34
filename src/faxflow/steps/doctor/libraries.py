"""Looks at Python and the libraries that were installed for us."""

from collections.abc import Iterator
from typing import Final

from faxflow.domain.checkup import Finding, skipped, well, wrong
from faxflow.steps.doctor.premises import Premises
from faxflow.store.examination import sqlite_version

OLDEST_PYTHON: Final = (3, 11, 0)
"""As pyproject.toml asks for."""
_OLDEST_SQLITE: Final = (3, 37, 0)
"""STRICT tables came with it (https://www.sqlite.org/stricttables.html)."""


def look_at_python(premises: Premises) -> Iterator[Finding]:
    """Python itself, and the SQLite that it brings."""
    here = premises.instruments.libraries
    cure = "Install Python 3.11 or newer (apt-get install python3), then remove .venv and run it."
    yield _version("Python", here.python(), OLDEST_PYTHON, cure)
    cure = "Use the Python of your system, or one built against a newer SQLite."
    yield _version("SQLite", sqlite_version(), _OLDEST_SQLITE, cure)


def look_at_libraries(premises: Premises) -> Iterator[Finding]:
    """Each library in the version that was locked, and whether it loads."""
    here = premises.instruments.libraries
    misfits = here.misfits()
    if misfits is None:
        yield skipped("requirements.lock", "Nothing here says which versions are wanted.")
    for one in misfits or ():
        found = "is not installed" if one.found is None else f"is {one.found}"
        yield wrong(one.name, f"It {found}, and {one.wanted} is wanted.", here.made_anew())
    broken = here.unloadable()
    for name in broken:
        yield wrong(name, "It is installed, and does not load.", here.made_anew())
    if misfits is not None and not misfits and not broken:
        yield well("requirements.lock", "All libraries are here as locked, and load.")


def _version(
    name: str, found: tuple[int, int, int], least: tuple[int, int, int], cure: str
) -> Finding:
    if found < least:
        return wrong(name, f"It is {_dotted(found)}; {_dotted(least[:2])} is needed.", cure)
    return well(name, f"{_dotted(found)}.")


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
