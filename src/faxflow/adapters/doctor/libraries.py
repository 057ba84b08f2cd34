"""Python and what was installed for us, beside the lock that says what is wanted."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module, metadata
from pathlib import Path
from typing import Final

from faxflow.adapters.child_process import run_child
from faxflow.domain.machine_facts import Misfit

_LOCKED: Final = re.compile(r"^([A-Za-z0-9._-]+)==(\S+?)(?:\s*;\s*(.+?))?\s*\\?$")
_SECONDS: Final = 50.0
_IMPORTS: Final = """
import importlib, json, sys
broken = []
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except (ImportError, OSError):
        broken.append(name)
print(json.dumps(broken))
"""
"""In a process of its own: a library that is built for another machine may end it."""
_LOADED: Final = (
    *("typer", "rich", "textual", "pydantic", "sqlite_utils", "polars", "lxml", "jinja2"),
    *("fastexcel", "phonenumbers", "rapidfuzz", "holidays", "docx", "reportlab", "pypdfium2"),
    *("pikepdf", "PIL", "numpy", "imapclient", "selenium", "pyotp", "asyncssh", "bcrypt"),
    *("tenacity", "msal", "google.auth", "aiosmtpd", "pymap", "cryptography"),
)
"""What our code imports."""


_USED_BY_CHECKS: Final = (
    *("docx.api", "lxml.etree", "polars", "fastexcel", "reportlab.pdfgen.canvas", "pypdfium2"),
    *("pikepdf", "PIL.Image", "numpy", "imapclient", "selenium.webdriver", "asyncssh", "msal"),
    *("google.auth", "jinja2.sandbox", "cryptography.x509", "phonenumbers", "sqlite_utils"),
)


def load_before_threads() -> None:
    """Loads what several checks load, before they run side by side.

    Libraries whose modules load each other in a circle, as python-docx's do, cannot be loaded by
    two threads at once: Python finds a deadlock between them, and each load fails.
    """
    for name in _USED_BY_CHECKS:
        # One that is missing is told by the check of libraries.
        with suppress(ImportError, OSError):
            import_module(name)


class InstalledLibraries:
    """`lock` is requirements.lock; without it nobody says which versions are wanted."""

    def __init__(self, lock: Path, launcher: str) -> None:
        self._lock = lock
        self._launcher = launcher

    def python(self) -> tuple[int, int, int]:
        """Its version."""
        return sys.version_info[:3]

    def misfits(self) -> Sequence[Misfit] | None:
        """Those not here in the version wanted; None where nobody says which are wanted."""
        try:
            text = self._lock.read_text(encoding="utf-8")
        except OSError:
            return None
        return [
            Misfit(name, wanted, found)
            for name, wanted in _wanted(text)
            if (found := _version(name)) != wanted
        ]

    def unloadable(self) -> Sequence[str]:
        """Those that are here and do not load."""
        command = [sys.executable, "-c", _IMPORTS, *_LOADED]
        ended = run_child(command, timeout_seconds=_SECONDS)
        try:
            broken: list[str] = json.loads(ended.stdout)
        except ValueError:
            return ["one of them, which ends Python"]
        return broken

    def made_anew(self) -> str:
        """The command that installs them again."""
        return f"Run: rm -r {sys.prefix}; {self._launcher} --version (as its owner)"


def _wanted(text: str) -> Iterator[tuple[str, str]]:
    """Each library of the lock that is for this Python and system, with its version."""
    for line in text.splitlines():
        found = _LOCKED.match(line)
        if found and (not found[3] or _is_for_us(found[3])):
            yield found[1], found[2]


def _is_for_us(marker: str) -> bool:
    from packaging.markers import InvalidMarker, Marker

    try:
        return Marker(marker).evaluate()
    except InvalidMarker:
        return False


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
