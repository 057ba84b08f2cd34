"""The pictures that stand in a Word paragraph."""

import io
from collections.abc import Iterator
from typing import Final

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree
from reportlab.platypus import Flowable, Image

from faxflow.adapters.letters.drawing.fields import Undrawable
from faxflow.adapters.letters.drawing.text import own

_EMU_A_POINT: Final = 12700
_OLD_PICTURE: Final = "{urn:schemas-microsoft-com:vml}imagedata"


def pictures(paragraph: Paragraph, width: float) -> Iterator[Flowable]:
    """Each picture in its size, or as wide as the column. Raises Undrawable."""
    if any(next(old.iter(_OLD_PICTURE), None) is not None for old in own(paragraph, "w:pict")):
        raise Undrawable("a picture in Word's old form")
    for drawing in own(paragraph, "w:drawing"):
        blips = drawing.findall(f".//{qn('a:blip')}")
        yield from (_picture(paragraph, drawing, blip, width) for blip in blips)


def _picture(
    paragraph: Paragraph, drawing: etree._Element, blip: etree._Element, width: float
) -> Flowable:
    size = next(drawing.iter(qn("wp:extent")))
    across, down = (int(size.get(side, "0")) / _EMU_A_POINT for side in ("cx", "cy"))
    scale = min(1.0, width / across)
    try:
        related = paragraph.part.related_parts[blip.get(qn("r:embed"), "")]
        return Image(io.BytesIO(related.blob), across * scale, down * scale, hAlign="LEFT")
    except (KeyError, OSError, ZeroDivisionError) as error:
        raise Undrawable("a picture that is no PNG or JPEG") from error
