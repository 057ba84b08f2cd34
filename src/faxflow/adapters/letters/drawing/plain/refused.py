"""What stands on a page and cannot be drawn, by the name under which people know it."""

from typing import Final

from docx.oxml.ns import qn
from lxml import etree

from faxflow.adapters.letters.drawing.undrawable import Undrawable

_DRAWN: Final = (
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
)
_GRAPHICS: Final = {"chart": "a chart", "chartex": "a chart", "diagram": "SmartArt"}
_NAMED: Final = {
    qn("m:oMath"): "an equation",
    qn("w:object"): "an embedded object",
    qn("w:control"): "a control of an old form",
    qn("w:altChunk"): "another document put into it",
    qn("w:subDoc"): "another document put into it",
    qn("w:contentPart"): "ink",
    qn("w:pgNum"): "a page number of Word’s oldest kind",
    **{
        qn(f"w:{unit}{length}"): "a date of Word’s oldest kind"
        for unit in ("day", "month", "year")
        for length in ("Short", "Long")
    },
    qn("a:t"): "words in a drawing",
}


def refuse_undrawable(root: etree._Element) -> None:
    """Raises Undrawable for the first element that we would leave out."""
    for element in root.iter(*_NAMED, qn("a:graphicData")):
        if element.tag != qn("a:graphicData"):
            raise Undrawable(_NAMED[str(element.tag)])
        if (kind := element.get("uri", "")) not in _DRAWN:
            last = kind.rpartition("/")[2]
            raise Undrawable(_GRAPHICS.get(last, "a drawing of a kind that it does not know"))
