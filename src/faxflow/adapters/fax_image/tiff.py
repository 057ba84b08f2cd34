"""A fax as one file: TIFF Class F with Group 4 pages, profile F of RFC 3949 (before: RFC 2301).

Written tag by tag, since Pillow gives libtiff no PageNumber that can be read again.
"""

import struct
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from faxflow.domain.fax_page import ACROSS, LINE, Resolution

_LITTLE_ENDIAN: Final = b"II*\0"
_ENTRY: Final = 12
"""Octets of one entry (TIFF 6.0, section 2)."""


class _Type(IntEnum):
    SHORT = 3
    LONG = 4
    RATIONAL = 5


def fax_tiff(pages: Sequence[tuple[bytes, int]], resolution: Resolution) -> bytes:
    """The file: of each page its MMR bytes and how many lines it has. Equal faxes, equal bytes."""
    parts, end = [_LITTLE_ENDIAN, struct.pack("<L", len(_LITTLE_ENDIAN) + 4)], 8
    for number, (strip, lines) in enumerate(pages):
        last = number == len(pages) - 1
        page = _page((number, len(pages)), strip, lines, resolution, start=end, last=last)
        parts.append(page)
        end += len(page)
    return b"".join(parts)


def _page(
    number: tuple[int, int],
    strip: bytes,
    lines: int,
    resolution: Resolution,
    *,
    start: int,
    last: bool,
) -> bytes:
    """A directory that begins at `start`, what it points to, and the strip."""
    entries = _entries(number, len(strip), lines)
    rationals = start + 2 + len(entries) * _ENTRY + 4
    image = rationals + 16
    end = image + len(strip) + len(strip) % 2
    values = {273: image, 282: rationals, 283: rationals + 8}
    written = b"".join(
        struct.pack("<HHL", tag, kind, count) + _value(kind, count, values.get(tag, value))
        for tag, kind, count, value in entries
    )
    return (
        struct.pack("<H", len(entries))
        + written
        + struct.pack("<L", 0 if last else end)
        + struct.pack("<4L", ACROSS, 1, resolution.down, 1)
        + strip
        + bytes(len(strip) % 2)
    )


def _entries(number: tuple[int, int], size: int, lines: int) -> list[tuple[int, _Type, int, int]]:
    """Tag, type, count and value, in the order of their tags; RFC 3949, 4.7 lists them."""
    page, pages = number
    short, long, rational = _Type.SHORT, _Type.LONG, _Type.RATIONAL
    return [
        (254, long, 1, 2),  # NewSubfileType: one page of several
        (256, long, 1, LINE),  # ImageWidth
        (257, long, 1, lines),  # ImageLength
        (258, short, 1, 1),  # BitsPerSample
        (259, short, 1, 4),  # Compression: T.6
        (262, short, 1, 0),  # PhotometricInterpretation: white is 0
        (266, short, 1, 1),  # FillOrder: most significant bit first
        (273, long, 1, 0),  # StripOffsets
        (274, short, 1, 1),  # Orientation: from the upper left corner
        (277, short, 1, 1),  # SamplesPerPixel
        (278, long, 1, lines),  # RowsPerStrip: one strip a page
        (279, long, 1, size),  # StripByteCounts
        (282, rational, 1, 0),  # XResolution
        (283, rational, 1, 0),  # YResolution
        (293, long, 1, 0),  # T6Options: nothing uncompressed
        (296, short, 1, 2),  # ResolutionUnit: inches
        (297, short, 2, page | pages << 16),  # PageNumber: from 0, and of how many
    ]


def _value(kind: _Type, count: int, value: int) -> bytes:
    """Four octets: one short stands in the first two of them."""
    return (
        struct.pack("<L", value)
        if kind != _Type.SHORT or count > 1
        else struct.pack("<HH", value, 0)
    )
