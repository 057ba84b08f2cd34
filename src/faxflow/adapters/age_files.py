"""Files encrypted with age (age-encryption.org/v1), a piece at a time: as `age` itself writes."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NewType

import pyrage  # type: ignore[import-untyped,unused-ignore]

from faxflow.adapters.hashed_stream import HashedReading, HashedWriting, hash_of
from faxflow.errors import BackupUnreadable, BackupUnusable, ConfigurationProblem, StoreFull

_BEGINNINGS = (b"age-encryption.org/", b"-----BEGIN AGE ENC")

Recipient = NewType("Recipient", object)
"""A public key."""

Identity = NewType("Identity", object)
"""A secret key."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """An encrypted file: its size in bytes, and its sha256 in hex."""

    size: int
    sha256: str


def recipients(keys: Sequence[str], file: Path | None, where: str) -> list[Recipient]:
    """The public keys, those of the file too. Raises ConfigurationProblem, which tells none."""
    return [_recipient(key, where) for key in (*keys, *_lines(file, where))]


def identities(text: str, where: str) -> list[Identity]:
    """The secret keys in the text of an identity file. Raises ConfigurationProblem."""
    if "PRIVATE KEY-----" in text:
        return [_ssh_identity(text, where)]
    lines = (line.strip() for line in text.splitlines())
    keys = [line for line in lines if line and not line.startswith("#")]
    if not keys:
        raise _unusable(where, "it holds no key")
    return [_identity(key, where) for key in keys]


def is_encrypted(path: Path) -> bool:
    """Whether the file looks as age writes it. Raises OSError."""
    with path.open("rb") as file:
        return file.read(64).startswith(_BEGINNINGS)


def seal(source: Path, target: Path, to: Sequence[Recipient]) -> Sealed:
    """Encrypts `source` into `target`, which is there and empty, and opens it again to compare.

    A key that is made for this one file, and forgotten with this call, is among its recipients:
    with public keys alone nobody could open what they wrote. Raises BackupUnusable or StoreFull.
    """
    once = pyrage.x25519.Identity.generate()
    with _telling(target), source.open("rb") as plain, target.open("r+b") as file:
        read, written = HashedReading(plain), HashedWriting(file)
        pyrage.encrypt_io(read, written, [*to, once.to_public()])
        file.flush()
        os.fsync(file.fileno())
    sha256 = hash_of(target)
    if sha256 != written.hexdigest():
        raise BackupUnusable(path=target, what="the disk gives back other bytes than were written")
    opened = HashedWriting()
    with target.open("rb") as file:
        _decrypt(file, opened, [once], target)
    if opened.hexdigest() != read.hexdigest():
        raise BackupUnusable(path=target, what="it does not open to what was encrypted")
    return Sealed(target.stat().st_size, sha256)


def unseal(source: Path, target: Path, keys: Sequence[Identity]) -> None:
    """Decrypts `source` into `target`, which is there and empty.

    Raises BackupUnreadable where no key opens it, or it was cut off or changed.
    """
    with source.open("rb") as file, target.open("r+b") as plain:
        _decrypt(file, HashedWriting(plain), keys, source)
        plain.flush()
        os.fsync(plain.fileno())


def _decrypt(file: BinaryIO, into: HashedWriting, keys: Sequence[Identity], path: Path) -> None:
    try:
        pyrage.decrypt_io(file, into, list(keys))
    except pyrage.DecryptError as error:
        no_key = "No matching keys" in str(error)
        what = "none of the keys opens it" if no_key else "it is no whole file of age"
        raise BackupUnreadable(path=path, what=what) from error
    except OSError as error:
        if error.errno is not None:
            raise StoreFull(path=path, what=error.strerror) from error
        what = "it was cut off or changed after it was written"
        raise BackupUnreadable(path=path, what=what) from error


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except pyrage.EncryptError as error:
        raise StoreFull(path=path, what="what is encrypted could not be written") from error


def _recipient(key: str, where: str) -> Recipient:
    try:
        if key.startswith("ssh-"):
            return Recipient(pyrage.ssh.Recipient.from_str(key))
        return Recipient(pyrage.x25519.Recipient.from_str(key))
    except pyrage.RecipientError as error:
        raise _unusable(where, "a key there is none of age, or was mistyped") from error


def _identity(key: str, where: str) -> Identity:
    try:
        return Identity(pyrage.x25519.Identity.from_str(key))
    except pyrage.IdentityError as error:
        raise _unusable(where, "it holds something else than secret keys of age") from error


def _ssh_identity(text: str, where: str) -> Identity:
    try:
        return Identity(pyrage.ssh.Identity.from_buffer(text.encode()))
    except pyrage.IdentityError as error:
        raise _unusable(where, "its key is locked by a passphrase, or is none for age") from error


def _lines(file: Path | None, where: str) -> list[str]:
    if file is None:
        return []
    try:
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(where, f"{file} cannot be read") from error
    found = [line for line in lines if line and not line.startswith("#")]
    if not found:
        raise _unusable(where, f"{file} holds no key")
    return found


def _unusable(where: str, what: str) -> ConfigurationProblem:
    return ConfigurationProblem(where=where, what=what, todo="`age-keygen` makes a pair of keys.")
