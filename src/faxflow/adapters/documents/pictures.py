"""The pages of a TIFF, PNG or JPEG."""

import io
import struct
import warnings
from collections.abc import Iterator
from typing import Final

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from faxflow.adapters.documents.raster import MOST_DOTS, Raster
from faxflow.domain.referrals.document_text import Unreadable

_FORMATS: Final = ("TIFF", "PNG", "JPEG")
_BROKEN: Final = (
    OSError,
    UnidentifiedImageError,
    SyntaxError,
    ValueError,
    struct.error,
    KeyError,
    TypeError,
    IndexError,
    EOFError,
    OverflowError,
)
"""What Pillow raises over damaged pictures; SyntaxError is its word for a broken PNG."""
_TOO_LARGE: Final = "a page is larger than any paper"


def count_pages(content: bytes) -> int | Unreadable:
    """How many pages the picture has."""
    try:
        with warnings.catch_warnings(action="ignore"), _opened(content) as picture:
            return int(getattr(picture, "n_frames", 1))
    except (Image.DecompressionBombError, MemoryError):
        return Unreadable(_TOO_LARGE)
    except _BROKEN:
        return Unreadable("the picture is damaged")


def pages_of(content: bytes, most: int) -> Iterator[Raster | str]:
    """The first pages, one after the other; words for one that cannot be read."""
    with warnings.catch_warnings(action="ignore"):
        try:
            with _opened(content) as picture:
                for number, frame in enumerate(ImageSequence.Iterator(picture)):
                    if number == most:
                        return
                    yield _raster(frame)
        except (Image.DecompressionBombError, MemoryError):
            yield _TOO_LARGE
        except _BROKEN:
            yield "the picture is damaged"


def _opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=_FORMATS)


def _raster(frame: Image.Image) -> Raster | str:
    if frame.width * frame.height > MOST_DOTS:
        return _TOO_LARGE
    stated = frame.info.get("dpi")
    dpi = (float(stated[0]), float(stated[1])) if stated else None
    upright = ImageOps.exif_transpose(frame)
    return Raster.measured(np.asarray(on_white(upright), dtype=np.uint8), dpi)


def on_white(picture: Image.Image) -> Image.Image:
    """The picture in grey; what is transparent is paper."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("L")
    return picture.convert("L")
