"""The bullets and numbers that Word puts before the paragraphs of a list."""

from collections import Counter
from typing import Any, Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from faxflow.adapters.letters.drawing.style_book import StyleBook

BULLET: Final = "•"
_ORDERED: Final = frozenset({"decimal", "decimalZero", "ordinal"})


class ListLabels:
    """Counts the items of each list of one document, in reading order."""

    def __init__(self, document: Document, book: StyleBook) -> None:
        self._numbering = _numbering(document)
        self._book = book
        self._counts: Counter[tuple[str, int]] = Counter()

    def label(self, paragraph: Paragraph) -> str:
        """The label before the paragraph, or "" where it is in no list."""
        place = self._place(paragraph)
        if place is None or place[0] == "0" or self._numbering is None:
            return ""
        form = _number_form(self._numbering, *place)
        if form not in _ORDERED:
            return "" if form == "none" else BULLET
        self._counts[place] += 1
        self._forget_deeper(place)
        return f"{self._counts[place]}."

    def _forget_deeper(self, place: tuple[str, int]) -> None:
        """A new item begins its own lower lists anew."""
        for other in list(self._counts):
            if other[0] == place[0] and other[1] > place[1]:
                del self._counts[other]

    def _place(self, paragraph: Paragraph) -> tuple[str, int] | None:
        """The list's id and the item's level, as the paragraph or its styles say."""
        styles = self._book.chain_of(paragraph)
        holders = [paragraph._p.pPr, *(style.element.pPr for style in styles)]
        return _list_place(holders)


def _list_place(holders: list[Any]) -> tuple[str, int] | None:
    lists = (holder.find(qn("w:numPr")) for holder in holders if holder is not None)
    found = next((one for one in lists if one is not None), None)
    if found is None or (number := _value(found, "w:numId")) is None:
        return None
    return number, int(_value(found, "w:ilvl") or 0)


def _number_form(numbering: etree._Element, number: str, level: int) -> str:
    """How the list writes this level: `bullet`, `decimal`, ... (ISO/IEC 29500-1, 17.18.59)."""
    abstract = _named(numbering, "w:num", "w:numId", number)
    kind = _value(abstract, "w:abstractNumId") if abstract is not None else None
    whole = _named(numbering, "w:abstractNum", "w:abstractNumId", kind or "")
    one = _named(whole, "w:lvl", "w:ilvl", str(level)) if whole is not None else None
    return (_value(one, "w:numFmt") if one is not None else None) or "bullet"


def _numbering(document: Document) -> Any:
    """The root of the part that defines lists, or None where the document has no list."""
    relations = document.part.rels.values()
    parts = (one.target_part for one in relations if one.reltype == RT.NUMBERING)
    return next((parse_xml(part.blob) for part in parts), None)


def _named(within: etree._Element, tag: str, attribute: str, value: str) -> etree._Element | None:
    found = (child for child in within.iterchildren(qn(tag)) if child.get(qn(attribute)) == value)
    return next(found, None)


def _value(within: etree._Element, tag: str) -> str | None:
    found = within.find(qn(tag))
    return None if found is None else found.get(qn("w:val"))
