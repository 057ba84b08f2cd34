"""A page packed as fax machines pack it: by libtiff, in the codings of ITU-T T.4 and T.6."""

import io
from typing import Final

from PIL import Image, TiffImagePlugin

from faxflow.adapters.fax_image.ink import Pels
from faxflow.domain.fax_line import Coding

ROWS_PER_STRIP: Final = 278
T4_OPTIONS: Final = 292
STRIP_OFFSETS: Final = 273
STRIP_BYTES: Final = 279
_TWO_DIMENSIONAL: Final = 1
"""Bit 0 of T4Options (TIFF 6.0, section 11)."""


def coded(pels: Pels, coding: Coding) -> bytes:
    """The page's bytes alone, most significant bit first, as one strip."""
    options = {ROWS_PER_STRIP: pels.shape[0]}
    if coding is Coding.MR:
        options[T4_OPTIONS] = _TWO_DIMENSIONAL
    group = "group4" if coding is Coding.MMR else "group3"
    buffer = io.BytesIO()
    # A set bit is a black pel to the coder, whatever Pillow says of it in its header.
    Image.fromarray(pels).save(buffer, "TIFF", compression=group, tiffinfo=options)
    buffer.seek(0)
    with Image.open(buffer) as image:
        assert isinstance(image, TiffImagePlugin.TiffImageFile)  # noqa: S101 - for mypy
        (start,), (size,) = image.tag_v2[STRIP_OFFSETS], image.tag_v2[STRIP_BYTES]
    return buffer.getvalue()[start : start + size]


def coded_sizes(pels: Pels) -> dict[Coding, int]:
    """The page's bytes in each coding."""
    return {coding: len(coded(pels, coding)) for coding in Coding}
