"""Secrets: found by name, never written into the configuration, argv or logs.

Order: systemd's `$CREDENTIALS_DIRECTORY/NAME`, then the file that `NAME_FILE`
names, then the first line that the command in `NAME_COMMAND` prints, then `NAME`
in the environment.
"""

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

from faxflow.errors import ConfigurationProblem, SecretMissing


class Secrets:
    """Looks secrets up in the environment that it was given."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def get(self, name: str) -> str:
        """The secret called `name`, never empty. Raises SecretMissing, ConfigurationProblem."""
        sources = (self._from_credentials, self._from_file, self._from_command)
        for look in (*sources, self._environment.get):
            found = look(name)
            if found is not None:
                return _filled(found, name)
        raise SecretMissing(name=name)

    def _from_credentials(self, name: str) -> str | None:
        folder = self._environment.get("CREDENTIALS_DIRECTORY")
        path = Path(folder) / name if folder else None
        return _read(path, name) if path and path.exists() else None

    def _from_file(self, name: str) -> str | None:
        path = self._environment.get(f"{name}_FILE")
        return _read(Path(path), name) if path else None

    def _from_command(self, name: str) -> str | None:
        command = self._environment.get(f"{name}_COMMAND")
        if not command:
            return None
        try:
            answer = subprocess.run(
                shlex.split(command), capture_output=True, text=True, timeout=30, check=True
            )
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            raise _unreadable(name, "its command failed") from error
        return answer.stdout.split("\n", 1)[0]


def _filled(secret: str, name: str) -> str:
    if not secret:
        raise _unreadable(name, "it is empty")
    return secret


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(name, f"{path} cannot be read") from error


def _unreadable(name: str, what: str) -> ConfigurationProblem:
    return ConfigurationProblem(
        where=f"secret {name}", what=what, todo="Mend the place that gives it."
    )
