"""dBASE tables (.dbf), as FoxPro, Clipper and their kin keep and export them.

The header is that of dBASE III and later: the number of records at byte 4, the lengths of the
header and of a record at 8 and 10, then a field in each 32 bytes.
"""

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from faxflow.frames.plain_number import plain_number
from faxflow.frames.table import NamedRows, Row

_VERSIONS = frozenset(b"\x02\x03\x04\x05\x30\x31\x32\x43\x63\x83\x8b\x8c\xcb\xe5\xf5\xfb")
_HEADER, _FIELD, _END = 32, 32, 0x0D
_MONTHS, _DAYS = 12, 31
_CODE_PAGE_AT = 29
_CODE_PAGES = {
    0x01: "cp437", 0x02: "cp850", 0x64: "cp852", 0x65: "cp866", 0x66: "cp865", 0xC8: "cp1250",
    0xC9: "cp1251", 0xCA: "cp1254", 0xCB: "cp1253",
}  # fmt: skip
_DELETED = b"*"
_JULIAN_OF_ORDINAL = 1_721_425
_THOUSANDTHS, _PARTS_OF_MONEY = 1000, 10_000


@dataclass(frozen=True, slots=True)
class _Column:
    """A field's name, its type's letter, and where it stands in a record."""

    name: str
    kind: str
    start: int
    end: int
    encoding: str


def looks_like_dbf(content: bytes) -> bool:
    """Whether the content begins with such a header, whose lengths agree with each other."""
    if len(content) <= _HEADER + _FIELD or content[0] not in _VERSIONS:
        return False
    dated = 1 <= content[2] <= _MONTHS and 1 <= content[3] <= _DAYS
    header, record = struct.unpack_from("<HH", content, 8)
    columns = _columns(content) if dated and _HEADER < header <= len(content) else []
    return bool(columns) and columns[-1].end in {record, record - 1}


def read_dbf(content: bytes) -> NamedRows | None:
    """The one table, its names as line 1; None for what is cut off."""
    count, header, length = struct.unpack_from("<LHH", content, 4)
    if len(content) < header + count * length:
        return None
    columns = _columns(content)
    rows = list(_rows(content[header : header + count * length], columns, length))
    return [("", [Row(1, [column.name for column in columns]), *rows])]


def _columns(content: bytes) -> list[_Column]:
    columns: list[_Column] = []
    place, start = _HEADER, 1
    encoding = _CODE_PAGES.get(content[_CODE_PAGE_AT], "cp1252")
    while place + _FIELD <= len(content) and content[place] != _END:
        name, kind = content[place : place + 11].split(b"\0")[0], chr(content[place + 11])
        end = start + content[place + 16]
        told = name.decode(encoding, errors="replace").strip()
        columns.append(_Column(told, kind, start, end, encoding))
        place, start = place + _FIELD, end
    return columns


def _rows(records: bytes, columns: Sequence[_Column], length: int) -> Iterator[Row]:
    for number, start in enumerate(range(0, len(records), length), start=2):
        record = records[start : start + length]
        if record[:1] != _DELETED:
            yield Row(number, [_value(column, record) for column in columns])


def _value(column: _Column, record: bytes) -> str:
    """The field as text; empty for memos, which stand in a file of their own."""
    raw = record[column.start : column.end]
    if column.kind in _BINARY:
        return _BINARY[column.kind](raw) if len(raw) == _LENGTHS[column.kind] else ""
    if column.kind in _ELSEWHERE:
        return ""
    text = raw.decode(column.encoding, errors="replace").strip("\0 ")
    if column.kind == "D" and text.isdecimal():
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return text


def _whole(raw: bytes) -> str:
    return str(int.from_bytes(raw, "little", signed=True))


def _money(raw: bytes) -> str:
    value = int.from_bytes(raw, "little", signed=True) / _PARTS_OF_MONEY
    return f"{value:.2f}"


def _moment(raw: bytes) -> str:
    """A day by its Julian number, and the time in thousandths of a second."""
    day, clock = struct.unpack("<LL", raw)
    ordinal = day - _JULIAN_OF_ORDINAL
    if not 1 <= ordinal <= date.max.toordinal():
        return ""
    return f"{date.fromordinal(ordinal)} {timedelta(seconds=clock // _THOUSANDTHS)}"


_BINARY: Final[Mapping[str, Callable[[bytes], str]]] = {
    "I": _whole, "Y": _money, "T": _moment,
    "B": lambda raw: plain_number(repr(struct.unpack("<d", raw)[0])),
}  # fmt: skip
_LENGTHS: Final = {"I": 4, "Y": 8, "T": 8, "B": 8}
_ELSEWHERE: Final = "MGPVQ0"
