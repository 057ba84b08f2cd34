"""The key that proves which SSH server it is: as a person writes it down, and as it compares.

Written as SHA256 fingerprint (`SHA256:…`, what `ssh-keygen -l` prints), or as a line of a
known_hosts file or of `ssh-keyscan`; the hosts named there count for nothing.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

FAMILIES: Final = ("ssh-ed25519", "ecdsa-sha2", "ssh-rsa")
"""Kinds of host key, in the order that they are asked for."""

_FINGERPRINT = re.compile(r"SHA256:([A-Za-z0-9+/]{43})=?")
_LINE = re.compile(r"(?:.*\s)?(?P<kind>[a-z0-9@.-]+)\s+(?P<blob>AAAA[A-Za-z0-9+/]+=*)(?:\s.*)?")


@dataclass(frozen=True, slots=True)
class HostKey:
    """`family` is None where only the fingerprint is known."""

    fingerprint: str
    family: str | None = None


def fingerprint_of(blob: bytes) -> str:
    """The fingerprint of a public key in its wire form."""
    return f"SHA256:{b64encode(sha256(blob).digest()).decode().rstrip('=')}"


def host_key(written: str) -> HostKey:
    """The key as it was written down. Raises ValueError, in words for its writer."""
    text = written.strip()
    if found := _FINGERPRINT.fullmatch(text):
        return HostKey(f"SHA256:{found[1]}")
    if line := _LINE.fullmatch(text):
        return _of_line(line["kind"], line["blob"])
    raise ValueError(
        'it takes "SHA256:…", which `ssh-keygen -lf FILE` prints, or a line of `ssh-keyscan HOST`'
    )


def _of_line(kind: str, blob: str) -> HostKey:
    family = next((one for one in FAMILIES if kind.startswith(one)), None)
    try:
        key = b64decode(blob, validate=True)
    except NotBase64:
        raise ValueError("it is not copied whole") from None
    if not key[4:].startswith(kind.encode()):
        raise ValueError("its kind and its key do not belong together")
    if family is None:
        raise ValueError(f"keys of the kind {kind} are not taken: ed25519, ecdsa or rsa")
    return HostKey(fingerprint_of(key), family)
