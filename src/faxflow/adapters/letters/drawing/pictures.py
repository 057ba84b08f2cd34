"""The pictures that stand in a Word paragraph."""

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree
from PIL import Image as PillowImage
from reportlab.platypus import Flowable, Image

from faxflow.adapters.letters.drawing.text import own
from faxflow.adapters.letters.drawing.undrawable import Undrawable

_EMU_A_POINT: Final = 12700
_NOTES: Final = (qn("w:footnote"), qn("w:endnote"))
_OLD_PICTURE: Final = "{urn:schemas-microsoft-com:vml}imagedata"


def pictures(paragraph: Paragraph, width: float) -> Iterator[Flowable]:
    """Each picture in its size, or as wide as the column. Raises Undrawable."""
    if any(next(old.iter(_OLD_PICTURE), None) is not None for old in own(paragraph, "w:pict")):
        raise Undrawable("a picture in Word's old form")
    # A note's pictures are found by other ids than ours, which name those of the body.
    in_note = next(paragraph._p.iterancestors(*_NOTES), None) is not None
    for drawing in own(paragraph, "w:drawing"):
        blips = drawing.findall(f".//{qn('a:blip')}")
        if blips and in_note:
            raise Undrawable("a picture in a note")
        yield from (_picture(paragraph, drawing, blip, width) for blip in blips)


def _picture(
    paragraph: Paragraph, drawing: etree._Element, blip: etree._Element, width: float
) -> Flowable:
    if blip.get(qn("r:embed")) is None:
        raise Undrawable("a picture that is only linked")
    size = next(drawing.iter(qn("wp:extent")))
    across, down = (int(size.get(side, "0")) / _EMU_A_POINT for side in ("cx", "cy"))
    related = paragraph.part.related_parts.get(blip.get(qn("r:embed"), ""))
    if related is None or not across or not _can_be_read(related.blob):
        raise Undrawable("a picture that is no PNG or JPEG")
    scale = min(1.0, width / across)
    return Image(io.BytesIO(related.blob), across * scale, down * scale, hAlign="LEFT")


@lru_cache(maxsize=16)
def _can_be_read(content: bytes) -> bool:
    """Whether it is a picture that Pillow knows; the same logo stands in all letters."""
    try:
        with PillowImage.open(io.BytesIO(content)) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError, PillowImage.DecompressionBombError):
        return False
    return True
