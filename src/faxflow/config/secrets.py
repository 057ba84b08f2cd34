"""Secrets: found by name, never written into the configuration, argv or logs.

Order: systemd's `$CREDENTIALS_DIRECTORY/NAME`, then the file that `NAME_FILE`
names, then the first line that the command in `NAME_COMMAND` prints, then `NAME`
in the environment, then the file NAME in the folder of `[paths] secrets`.
"""

import os
import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from faxflow.errors import SecretFileMissing, SecretMissing, SecretUnusable

_SECONDS: Final = 30.0
"""For a command that asks a vault."""


class SecretSource(StrEnum):
    """Where a secret would come from, in the order in which they are asked."""

    CREDENTIAL = "credential"
    FILE = "file"
    COMMAND = "command"
    ENVIRONMENT = "environment"
    FOLDER = "folder"
    MISSING = "missing"


_IN_FILES: Final = frozenset({SecretSource.CREDENTIAL, SecretSource.FILE, SecretSource.FOLDER})


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """`named` is the variable or the file that gives it, empty where nothing does; `there` is
    False for a file that cannot be read by this account."""

    source: SecretSource
    named: str = ""
    there: bool = True


class Secrets:
    """Looks secrets up in the environment that it was given, and in the practice's folder."""

    def __init__(self, environment: Mapping[str, str], folder: Path | None = None) -> None:
        self._environment = environment
        self._folder = folder

    def get(self, name: str) -> str:
        """The secret called `name`, never empty. Raises SecretMissing, SecretUnusable."""
        sources = (self._from_credentials, self._from_file, self._from_command)
        for look in (*sources, self._environment.get, self._from_folder):
            found = look(name)
            if found is not None:
                return _filled(found, name, self.place_of(name))
        if self._folder is None:
            raise SecretMissing(name=name)
        raise SecretFileMissing(name=name, path=self._folder / name)

    def place_of(self, name: str) -> SecretPlace:
        """Where `get` would take it from; nothing is read, and no command is run."""
        credential, kept = self._credential(name), self._kept(name)
        if credential:
            return _of_file(SecretSource.CREDENTIAL, credential)
        if path := self._environment.get(f"{name}_FILE"):
            return _of_file(SecretSource.FILE, Path(path))
        if self._environment.get(f"{name}_COMMAND"):
            return SecretPlace(SecretSource.COMMAND, f"{name}_COMMAND")
        if name in self._environment:
            return SecretPlace(SecretSource.ENVIRONMENT, name)
        return _of_file(SecretSource.FOLDER, kept) if kept else SecretPlace(SecretSource.MISSING)

    def _from_credentials(self, name: str) -> str | None:
        path = self._credential(name)
        return _read(path, name) if path else None

    def _from_file(self, name: str) -> str | None:
        path = self._environment.get(f"{name}_FILE")
        return _read(Path(path), name) if path else None

    def _from_command(self, name: str) -> str | None:
        command = self._environment.get(f"{name}_COMMAND")
        if not command:
            return None
        try:
            answer = subprocess.run(
                shlex.split(command), capture_output=True, timeout=_SECONDS, check=True
            )
            return answer.stdout.decode("utf-8").partition("\n")[0].rstrip("\r")
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            todo = f"Run by hand what {name}_COMMAND says, as this account."
            raise _unusable(name, _why(error), todo) from error

    def _from_folder(self, name: str) -> str | None:
        folder, path = self._folder, self._kept(name)
        if folder and folder.is_dir() and not os.access(folder, os.X_OK):
            what = f"{folder} is closed to this account"
            raise _unusable(
                name, what, f"As root: chown -R ACCOUNT: {folder}, with this one's name."
            )
        return _read(path, name) if path else None

    def _credential(self, name: str) -> Path | None:
        folder = self._environment.get("CREDENTIALS_DIRECTORY")
        return _there(Path(folder) / name) if folder else None

    def _kept(self, name: str) -> Path | None:
        return _there(self._folder / name) if self._folder else None


def _there(path: Path) -> Path | None:
    # os.path, since a folder that is closed to this account holds nothing for it.
    return path if os.path.lexists(path) else None


def _of_file(source: SecretSource, path: Path) -> SecretPlace:
    return SecretPlace(source, str(path), os.access(path, os.R_OK))


def _filled(secret: str, name: str, place: SecretPlace) -> str:
    if secret:
        return secret
    todo = f"Write it to {place.named}, alone in its first line."
    if place.source not in _IN_FILES:
        todo = f"See what {place.named} gives."
    raise _unusable(name, "it is empty", todo)


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").rstrip("\r\n")  # an editor's mark is none of it
    except UnicodeDecodeError as error:
        todo = f"Save {path} as plain text in UTF-8."
        what = f"{path} is no UTF-8 text"
        raise _unusable(name, what, todo) from error
    except OSError as error:
        todo = f"Write the secret to {path}, and let this account read it."
        what = f"{path} cannot be read ({error.strerror})"
        raise _unusable(name, what, todo) from error


def _why(error: Exception) -> str:
    """Nothing of the command's own words, which may hold a secret."""
    if isinstance(error, subprocess.TimeoutExpired):
        return f"its command gave no answer within {_SECONDS:.0f} s"
    if isinstance(error, subprocess.CalledProcessError):
        return f"its command ended with {error.returncode}"
    if isinstance(error, OSError):
        return f"its command cannot be started ({error.strerror})"
    return "its command is not written as a shell's, or gives no UTF-8 text"


def _unusable(name: str, what: str, todo: str) -> SecretUnusable:
    return SecretUnusable(where=f"secret {name}", what=what, todo=todo)
