"""How far the sheets of a workbook reach: calamine keeps a place for each cell up to the last,
and ends the whole program where there is no memory for them."""

import re
import struct
import zipfile
from io import BytesIO

from faxflow.frames.archive import ARCHIVE_FAULTS

_MOST_CELLS = 64_000_000
_OLD_ROWS, _OLD_COLUMNS = 65_536, 256
"""What a sheet of Excel 97 has at most [MS-XLS 2.5.47]."""
_SIZE, _STRINGS, _EXCEL_97 = 0x0200, 0x00FC, 0x0600
_CELLS = frozenset((0x00FD, 0x0204, 0x00D6, 0x0205, 0x0203, 0x027E, 0x00BD, 0x0006, 0x0201, 0x00BE))
_PLACE = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"")
_LETTERS = 26


def reaches_too_far(content: bytes, stream: bytes | None) -> bool:
    """Whether a workbook, or the stream of an .xls, says that it has more cells than it can."""
    if stream is None:
        return _packed_reaches(content)
    try:
        return _stream_reaches(stream)
    except struct.error:
        return True


def _stream_reaches(stream: bytes) -> bool:
    is_97 = struct.unpack_from("<H", stream, 4)[0] == _EXCEL_97
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        place += 4
        if kind in _CELLS and struct.unpack_from("<H", stream, place + 2)[0] >= _OLD_COLUMNS:
            return True
        if kind == _SIZE and _is_too_big(stream[place : place + length], is_97=is_97):
            return True
        if kind == _STRINGS and struct.unpack_from("<L", stream, place + 4)[0] > len(stream):
            return True
        place += length
    return False


def _is_too_big(size: bytes, *, is_97: bool) -> bool:
    """Whether the sheet's first and last rows and columns are none that it can have."""
    first, last, left, right = struct.unpack_from("<LLHH" if is_97 else "<HHHH", size)
    return bool(max(first, last) > _OLD_ROWS or max(left, right) > _OLD_COLUMNS)


def _packed_reaches(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = [name for name in archive.namelist() if "worksheets/sheet" in name.lower()]
            return any(_sheet_reaches(archive.read(name)) for name in parts)
    except ARCHIVE_FAULTS:
        return False  # calamine says so as well


def _sheet_reaches(sheet: bytes) -> bool:
    columns: set[bytes] = set()
    last = 0
    for letters, row in _PLACE.findall(sheet):
        columns.add(letters)
        last = max(last, int(row))
    return last * max(map(_number, columns), default=0) > _MOST_CELLS


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number
