"""Worksheets of Excel 2 to 5 without a file system around them, as old programs and web scripts
write them: a chain of records [MS-XLS 2.1.4; Excel 4 SDK, chapter 3] in a file called .xls.
"""

import struct
from collections.abc import Iterator
from typing import Final

from faxflow.frames.plain_number import plain_number
from faxflow.frames.table import NamedRows, Row, of_one_width
from faxflow.frames.xls_shown import numbers_in, records_of

_BEGINS: Final = (
    b"\x09\x00\x04\x00", b"\x09\x00\x06\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00", b"\x09\x08\x10\x00",
)  # fmt: skip
"""A record BOF of each version, and its length."""
_END: Final = b"\x0a\x00\x00\x00"
_INTEGER_2, _NUMBER_2, _LABEL_2, _FORMULA_2 = 0x0002, 0x0003, 0x0004, 0x0006
_LABELS: Final = frozenset((0x0204, 0x00D6))
_FORMULAS: Final = {0x0206: 0x0006, 0x0406: 0x0006}
_WIDEST: Final = 16_384

_Cell = tuple[int, int, str]
"""Row and column, from 0, and the text."""


def looks_like_bare_xls(content: bytes) -> bool:
    """Whether the content begins as such a worksheet does."""
    return content.startswith(_BEGINS)


def read_bare_xls(content: bytes) -> NamedRows | None:
    """The one worksheet; None for what is cut off."""
    if _END not in content:
        return None
    is_first = content.startswith(_BEGINS[:2])
    rows: dict[int, dict[int, str]] = {}
    try:
        for kind, body in records_of(content, 0):
            for row, column, text in _cells_2(kind, body) if is_first else _cells(kind, body):
                if column < _WIDEST:
                    rows.setdefault(row, {})[column] = text
    except struct.error:
        return None
    return [("", of_one_width([_row(number, rows[number]) for number in sorted(rows)]))]


def _cells_2(kind: int, body: bytes) -> Iterator[_Cell]:
    """The cell in a record of Excel 2, whose style takes three bytes."""
    if kind == _INTEGER_2:
        row, column, value = struct.unpack_from("<HH3xH", body)
        yield row, column, str(value)
    elif kind in {_NUMBER_2, _FORMULA_2}:
        row, column, number = struct.unpack_from("<HH3xd", body)
        yield row, column, plain_number(repr(number))
    elif kind == _LABEL_2:
        row, column, length = struct.unpack_from("<HH3xB", body)
        yield row, column, _text(body[8 : 8 + length])


def _cells(kind: int, body: bytes) -> Iterator[_Cell]:
    """The cells in a record of the versions since."""
    if kind in _LABELS:
        row, column, length = struct.unpack_from("<HH2xH", body)
        yield row, column, _text(body[8 : 8 + length])
    for row, column, _, value in numbers_in(_FORMULAS.get(kind, kind), body):
        yield row, column, plain_number(repr(value))


def _text(raw: bytes) -> str:
    """Web scripts write UTF-8 where Excel wrote the code page of Windows."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _row(number: int, cells: dict[int, str]) -> Row:
    return Row(number + 1, [cells.get(place, "") for place in range(max(cells) + 1)])
