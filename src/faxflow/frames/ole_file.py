"""The streams in an OLE file, which .xls files are: a small file system by [MS-CFB] 2.

calamine trusts the tables of such a file; one that is cut off is told from a whole one here.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_ENTRY = 128
_FAT_IN_HEADER = 109
_SHIFTS = (9, 12)
_LAST = 0xFFFFFFFA
"""Sectors from this number on mean an end, or none."""
_STREAM, _ROOT = 2, 5


class _CutOffError(Exception):
    """A sector is not there, or a chain of them never ends."""


@dataclass(frozen=True, slots=True)
class _Sectors:
    """The file's sectors, and which one follows each."""

    content: bytes
    size: int
    after: tuple[int, ...]

    def at(self, number: int) -> bytes:
        """One sector; the last may be shorter than the others."""
        start = (number + 1) * self.size
        if start >= len(self.content):
            raise _CutOffError
        return self.content[start : start + self.size]

    def chain(self, number: int) -> Iterator[int]:
        """The numbers of a stream's sectors."""
        for _ in range(len(self.after) + 1):
            if number >= _LAST:
                return
            yield number
            if number >= len(self.after):
                raise _CutOffError
            number = self.after[number]
        raise _CutOffError

    def read(self, number: int) -> bytes:
        """A whole stream, from its first sector on."""
        return b"".join(map(self.at, self.chain(number)))


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the directory says of a stream."""

    name: str
    kind: int
    start: int
    size: int


def workbook_stream(content: bytes) -> bytes | None:
    """The stream that holds an .xls file's sheets; None for what is damaged or has none."""
    try:
        return _stream(content, ("workbook", "book"))
    except (_CutOffError, struct.error):
        return None


def _stream(content: bytes, names: tuple[str, ...]) -> bytes | None:
    sectors = _sectors(content)
    directory, cutoff, small = struct.unpack_from("<L4xLL", content, 48)
    entries = list(_entries(sectors.read(directory)))
    found = next((one for one in entries if one.kind == _STREAM and one.name in names), None)
    root = next((one for one in entries if one.kind == _ROOT), None)
    if found is None or root is None:
        return None
    if found.size >= cutoff:
        stream = sectors.read(found.start)
    else:
        stream = _small_sectors(sectors, root.start, small).read(found.start)
    if len(stream) < found.size:
        raise _CutOffError
    return stream[: found.size]


def _sectors(content: bytes) -> _Sectors:
    shift = struct.unpack_from("<H", content, 30)[0]
    if shift not in _SHIFTS:
        raise _CutOffError
    bare = _Sectors(content, 1 << shift, ())
    numbers = (number for number in _table_sectors(bare) if number < _LAST)
    return _Sectors(content, 1 << shift, _numbers(b"".join(map(bare.at, numbers))))


def _table_sectors(sectors: _Sectors) -> Iterator[int]:
    """The sectors of the table of sectors: some stand in the header, others in a chain."""
    yield from struct.unpack_from(f"<{_FAT_IN_HEADER}L", sectors.content, 76)
    more, count = struct.unpack_from("<LL", sectors.content, 68)
    for _ in range(min(count, len(sectors.content) // sectors.size)):
        *numbers, more = _numbers(sectors.at(more))
        yield from numbers


def _small_sectors(sectors: _Sectors, start: int, table: int) -> _Sectors:
    """The sectors of 64 bytes that short streams stand in."""
    shift = struct.unpack_from("<H", sectors.content, 32)[0]
    if shift > max(_SHIFTS):
        raise _CutOffError
    size = 1 << shift
    return _Sectors(b"\0" * size + sectors.read(start), size, _numbers(sectors.read(table)))


def _entries(directory: bytes) -> Iterator[_Entry]:
    if len(directory) % _ENTRY:
        raise _CutOffError
    for place in range(0, len(directory), _ENTRY):
        length, kind = struct.unpack_from("<HB", directory, place + 64)
        start, size = struct.unpack_from("<LL", directory, place + 116)
        name = directory[place : place + max(0, min(length, 64) - 2)]
        yield _Entry(name.decode("utf-16-le", "replace").casefold(), kind, start, size)


def _numbers(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(raw) // 4}L", raw[: len(raw) // 4 * 4])
