"""The cells of an .xls that show more than their number, by the formats of their styles.

Read beside calamine, which gives the numbers alone. Records and their fields are those of
[MS-XLS] 2.4; files older than Excel 97 are left as they are.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from faxflow.frames.number_mask import Shown, mask_of
from faxflow.frames.plain_number import plain_number
from faxflow.frames.xlsx_shown import Cells

_EOF, _FORMAT, _XF, _SHEET = 0x000A, 0x041E, 0x00E0, 0x0085
_NUMBER, _RK, _MULTIPLE, _FORMULA = 0x0203, 0x027E, 0x00BD, 0x0006
_OTHER_CELLS = frozenset((0x00FD, 0x0204, 0x00D6, 0x0205))
"""Texts and truths: they show where the first column is."""
_EXCEL_97 = 0x0600
_WIDE = 1
_NO_NUMBER = b"\xff\xff"

_Record = tuple[int, bytes]


@dataclass(slots=True)
class _Globals:
    """What all sheets share: the codes of formats, the masks of styles, where sheets begin."""

    codes: dict[int, str] = field(default_factory=dict)
    formats: list[int] = field(default_factory=list)
    sheets: list[tuple[str, int]] = field(default_factory=list)

    def masks(self) -> dict[int, Shown]:
        """By the number of a cell's style, how its numbers are shown."""
        masks = ((at, mask_of(one, self.codes.get(one))) for at, one in enumerate(self.formats))
        return {at: mask for at, mask in masks if mask}


def shown_in_xls(stream: bytes) -> dict[str, Cells]:
    """By worksheet, the cells that show more than their number; none where it cannot be told."""
    try:
        if struct.unpack_from("<H", stream, 4)[0] != _EXCEL_97:
            return {}
        book = _globals(stream)
        masks = book.masks()
        return {name: _cells(stream, at, masks) for name, at in book.sheets} if masks else {}
    except (struct.error, IndexError):
        return {}


def records_of(stream: bytes, place: int) -> Iterator[_Record]:
    """The records from a place on, to the end of their part."""
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if kind == _EOF:
            return
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _globals(stream: bytes) -> _Globals:
    book = _Globals()
    for kind, body in records_of(stream, 0):
        if kind == _FORMAT:
            number, count = struct.unpack_from("<HH", body)
            book.codes[number] = _text(body[4:], count)
        elif kind == _XF:
            book.formats.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _SHEET:
            book.sheets.append((_text(body[7:], body[6]), struct.unpack_from("<L", body)[0]))
    return book


def _text(body: bytes, count: int) -> str:
    """A text of so many signs, each of two bytes where its first byte says so."""
    is_wide = body[0] & _WIDE
    raw = body[1 : 1 + count * (2 if is_wide else 1)]
    return raw.decode("utf-16-le" if is_wide else "latin-1", "replace")


def _cells(stream: bytes, place: int, masks: Mapping[int, Shown]) -> Cells:
    found: dict[tuple[int, int], tuple[str, str]] = {}
    first = 0xFFFF
    for kind, body in records_of(stream, place):
        if kind in _OTHER_CELLS:
            first = min(first, struct.unpack_from("<H", body, 2)[0])
        for row, column, style, value in numbers_in(kind, body):
            first = min(first, column)
            if style in masks:
                number = plain_number(repr(value))
                found[row + 1, column] = (number, masks[style](number))
    return {(line, column - first): told for (line, column), told in found.items()}


def numbers_in(kind: int, body: bytes) -> Iterator[tuple[int, int, int, float]]:
    """Row, column, style and value of each number in a record."""
    if kind == _NUMBER or (kind == _FORMULA and body[12:14] != _NO_NUMBER):
        yield struct.unpack_from("<HHHd", body)
    elif kind == _RK:
        row, column, style, packed = struct.unpack_from("<HHHL", body)
        yield row, column, style, _unpacked(packed)
    elif kind == _MULTIPLE:
        row, column = struct.unpack_from("<HH", body)
        for at, (style, packed) in enumerate(struct.iter_unpack("<HL", body[4:-2])):
            yield row, column + at, style, _unpacked(packed)


def _unpacked(packed: int) -> float:
    """A number in 30 bits: a whole one or the upper half of a double, by a hundred or not."""
    if packed & 2:
        value = float(struct.unpack("<l", struct.pack("<L", packed))[0] >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<LL", 0, packed & 0xFFFFFFFC))[0]
    return value / 100 if packed & 1 else value
