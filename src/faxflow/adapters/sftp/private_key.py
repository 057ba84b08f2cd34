"""Reads the private key that signs in, and refuses one that others may read."""

import os
from pathlib import Path

import asyncssh

from faxflow.errors import ConfigurationProblem

_OTHERS = 0o077
_OTHERS_BUT_OUR_GROUP = 0o037
"""A key that root keeps for us is read through our group, as every secret in /etc is."""


def private_key(path: Path, passphrase: str | None) -> asyncssh.SSHKey:
    """The key in the file. Raises ConfigurationProblem."""
    try:
        return asyncssh.import_private_key(_text(path), passphrase)
    except asyncssh.KeyEncryptionError as error:
        raise _problem(path, "its passphrase does not open it", "Mend the secret.") from error
    except asyncssh.KeyImportError as error:
        raise _unusable(path, passphrase) from error


def _text(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            text = file.read(1_000_000)
    except OSError as error:
        what = f"it cannot be read ({error.strerror})"
        raise _problem(path, what, "Name the private key, and let this account read it.") from error
    if os.name == "posix" and status.st_mode & _closed_to(status.st_uid):
        what = f"others may read it (mode {status.st_mode & 0o777:04o})"
        raise _problem(path, what, "chmod 600 it; if it lay open for long, make a new one.")
    return text


def _closed_to(owner: int) -> int:
    return _OTHERS if owner == os.geteuid() else _OTHERS_BUT_OUR_GROUP


def _unusable(path: Path, passphrase: str | None) -> ConfigurationProblem:
    if passphrase is None:
        what = "it is no private key as ssh-keygen writes it, or it needs a passphrase"
        return _problem(path, what, "Set passphrase to the name of a secret, or name another key.")
    return _problem(path, "it is no private key as ssh-keygen writes it", "Name another.")


def _problem(path: Path, what: str, todo: str) -> ConfigurationProblem:
    return ConfigurationProblem(where=f"[source] key_file {path}", what=what, todo=todo)
