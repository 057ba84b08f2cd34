"""Which drawing covers which in an .odt, as it was before LibreOffice wrote it down."""

from collections.abc import Sequence
from itertools import chain
from typing import Final

from lxml import etree

_DRAW: Final = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_STYLE: Final = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_HEIGHT, _STYLE_OF = f"{{{_DRAW}}}z-index", f"{{{_DRAW}}}style-name"
_FRAME: Final = f"{{{_DRAW}}}frame"


def mend_order(roots: Sequence[etree._Element]) -> None:
    """Puts frames (pictures among them) back between the shapes where they were.

    LibreOffice 7.4 keeps a shape's text in a hidden frame right above it. It leaves those out
    when it writes the heights of shapes, but counts them for the other frames.
    """
    drawn = [each for root in roots for each in root.iter(f"{{{_DRAW}}}*") if each.get(_HEIGHT)]
    boxes = set(chain.from_iterable(map(_box_styles, roots)))
    shapes = (each for each in drawn if each.tag != _FRAME and each.get(_STYLE_OF) in boxes)
    hidden = [height + above for above, height in enumerate(sorted(map(_height, shapes)), 1)]
    for frame in drawn:
        if frame.tag == _FRAME:
            below = sum(height < _height(frame) for height in hidden)
            frame.set(_HEIGHT, str(_height(frame) - below))


def _box_styles(root: etree._Element) -> set[str]:
    """The looks of shapes that hold text: these have the style of frames for a parent."""
    styles = root.iter(f"{{{_STYLE}}}style")
    return {
        style.get(f"{{{_STYLE}}}name", "")
        for style in styles
        if style.get(f"{{{_STYLE}}}parent-style-name") == "Frame"
    }


def _height(drawing: etree._Element) -> int:
    return int(drawing.get(_HEIGHT, "0"))
