"""Asks the machine's name servers for MX and TXT records (RFC 1035), which sockets cannot ask for.

One question to each server in turn; a library would be one more dependency for two questions.
"""

import secrets
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

RESOLVERS: Final = Path("/etc/resolv.conf")
MX, TXT = 15, 16
_INTERNET: Final = 1
_SECONDS: Final = 4.0
_MOST: Final = 4096
_RECURSE: Final = 0x0100
_NO_SUCH_NAME: Final = 3
_POINTER: Final = 0xC0
_HEAD: Final = struct.Struct(">HHHHHH")
_RECORD: Final = struct.Struct(">HHIH")


@dataclass(frozen=True, slots=True)
class NameServers:
    """`resolvers` is resolv.conf(5); `port` is that of all servers in it."""

    resolvers: Path = RESOLVERS
    port: int = 53

    def answers(self, name: str, kind: int) -> tuple[bytes, ...] | None:
        """The data of each record; none where the name has none. None where nobody answers."""
        try:
            question = _question(name, kind)
        except (UnicodeError, ValueError):
            return ()
        for server in self._servers():
            try:
                return _read(_asked(server, self.port, question), question, kind)
            except (OSError, ValueError, IndexError, struct.error):
                continue
        return None

    def _servers(self) -> list[str]:
        try:
            lines = self.resolvers.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
        fields = (line.split() for line in lines)
        return [one[1] for one in fields if len(one) > 1 and one[0] == "nameserver"]


def texts_of(data: bytes) -> str:
    """The text of a TXT record, whose pieces are joined (RFC 7208, 3.3)."""
    pieces, at = [], 0
    while at < len(data):
        pieces.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    return b"".join(pieces).decode("ascii", "replace")


def _question(name: str, kind: int) -> bytes:
    """Raises UnicodeError or ValueError where no such name can be."""
    labels = name.rstrip(".").encode("idna").split(b".")
    asked = b"".join(struct.pack("B", len(one)) + one for one in labels) + b"\0"
    head = _HEAD.pack(secrets.randbelow(1 << 16), _RECURSE, 1, 0, 0, 0)
    return head + asked + struct.pack(">HH", kind, _INTERNET)


def _asked(server: str, port: int, question: bytes) -> bytes:
    family = socket.AF_INET6 if ":" in server else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as line:
        line.settimeout(_SECONDS)
        line.connect((server, port))
        line.send(question)
        return line.recv(_MOST)


def _read(answer: bytes, question: bytes, kind: int) -> tuple[bytes, ...]:
    """Raises ValueError where it is no answer to the question, or the server failed."""
    number, flags, _, count, _, _ = _HEAD.unpack_from(answer)
    if answer[:2] != question[:2] or not flags & 0x8000:
        raise ValueError(number)
    code = flags & 0xF
    if code == _NO_SUCH_NAME:
        return ()
    if code:
        raise ValueError(code)
    return tuple(data for one, data in _records(answer, len(question), count) if one == kind)


def _records(answer: bytes, at: int, count: int) -> Iterator[tuple[int, bytes]]:
    for _ in range(count):
        at = _behind_name(answer, at)
        kind, _, _, length = _RECORD.unpack_from(answer, at)
        at += _RECORD.size
        yield kind, answer[at : at + length]
        at += length


def _behind_name(answer: bytes, at: int) -> int:
    while length := answer[at]:
        if length >= _POINTER:
            return at + 2
        at += 1 + length
    return at + 1
