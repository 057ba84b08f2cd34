"""How each list of a document writes its levels, as numbering.xml says."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from faxflow.adapters.letters.drawing.style_book import StyleBook


@dataclass(frozen=True, slots=True)
class Level:
    """One level: its form (ISO/IEC 29500-1, 17.18.59), its text as `%1.%2)`, its first number.

    Lists of one `family` count on together; `restart` is where this one begins anew, None: it
    does not.
    """

    family: str
    form: str
    text: str
    start: int
    legal: bool
    restart: int | None

    @property
    def first(self) -> int:
        """The number of its first item."""
        return self.start if self.restart is None else self.restart


class ListForms:
    """The lists of one document."""

    def __init__(self, document: Document) -> None:
        self._root = _numbering(document)
        self._known: dict[tuple[str, int], Level | None] = {}

    def level(self, number: str, depth: int) -> Level | None:
        """The level of list `number`, from 0; None where there is no such list."""
        key = (number, depth)
        if key not in self._known:
            self._known[key] = None if self._root is None else _level(self._root, number, depth)
        return self._known[key]


def place_of(paragraph: Paragraph, book: StyleBook) -> tuple[str, int] | None:
    """The list's id and the item's level, from 0, as the paragraph or its styles say."""
    styles = book.chain_of(paragraph)
    holders = [paragraph._p.pPr, *(style.element.pPr for style in styles)]
    lists = [holder.find(qn("w:numPr")) for holder in holders if holder is not None]
    found = [one for one in lists if one is not None]
    number = next((told for one in found if (told := _value(one, "w:numId"))), None)
    if number is None or number == "0":
        return None
    depth = next((told for one in found if (told := _value(one, "w:ilvl"))), "0")
    return number, int(depth)


def _level(root: Any, number: str, depth: int) -> Level | None:
    one = _named(root, "w:num", "w:numId", number)
    family = None if one is None else _value(one, "w:abstractNumId")
    whole = _abstract(root, family)
    if one is None or family is None or whole is None:
        return None
    override = _named(one, "w:lvlOverride", "w:ilvl", str(depth))
    own = None if override is None else override.find(qn("w:lvl"))
    level = _named(whole, "w:lvl", "w:ilvl", str(depth)) if own is None else own
    if level is None:
        return None
    restart = None if override is None else _value(override, "w:startOverride")
    return Level(
        family,
        _value(level, "w:numFmt") or "decimal",
        _value(level, "w:lvlText") or "",
        int(_value(level, "w:start") or 0),
        level.find(qn("w:isLgl")) is not None,
        None if restart is None else int(restart),
    )


def _abstract(root: Any, family: str | None) -> Any:
    """The definition; one that only links to a style gives way to that which has it."""
    whole = _named(root, "w:abstractNum", "w:abstractNumId", family or "")
    link = None if whole is None else _value(whole, "w:numStyleLink")
    if link is None:
        return whole
    others = root.iterchildren(qn("w:abstractNum"))
    return next((one for one in others if _value(one, "w:styleLink") == link), whole)


def _numbering(document: Document) -> Any:
    """The root of the part that defines lists, or None where the document has no list."""
    relations = document.part.rels.values()
    parts = (one.target_part for one in relations if one.reltype == RT.NUMBERING)
    return next((parse_xml(part.blob) for part in parts), None)


def _named(within: etree._Element, tag: str, attribute: str, value: str) -> Any:
    found = (child for child in within.iterchildren(qn(tag)) if child.get(qn(attribute)) == value)
    return next(found, None)


def _value(within: etree._Element, tag: str) -> str | None:
    found = within.find(qn(tag))
    return None if found is None else found.get(qn("w:val"))
