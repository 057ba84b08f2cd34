"""Wrappers taken off, and away with what is struck out by tracked changes."""

from typing import Final

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

from faxflow.adapters.letters.drawing.plain.tree import all_of, drop, swap, text_of

_STRUCK_OUT: Final = ("w:del", "w:moveFrom")
_ABOUT: Final = frozenset(map(qn, ("w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:smartTagPr")))
_WRAPPERS: Final = (
    *("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo"),
    *("w:hyperlink", "w:dir", "w:bdo"),
)
_PROPERTIES: Final = frozenset(map(qn, ("w:rPr", "w:trPr", "w:pPr", "w:tblPr")))
_NESTED: Final = tuple(
    map(qn, ("w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote"))
)


def unwrap(root: etree._Element) -> None:
    """Paragraphs, runs, rows and cells stand where Word shows them, without controls around."""
    _strike_out(root)
    for element in all_of(root, *_WRAPPERS):
        parent = element.getparent()
        if parent is not None and parent.tag not in _PROPERTIES:
            swap(element, [child for child in element if child.tag not in _ABOUT])
    for ruby in all_of(root, "w:ruby"):
        _flatten(ruby)
    for broken in all_of(root, "w:br"):
        within = next(broken.iterancestors(*_NESTED), None)
        if within is not None and broken.get(qn("w:type")) == "page":
            drop(broken)


def _strike_out(root: etree._Element) -> None:
    for element in all_of(root, *_STRUCK_OUT):
        parent = element.getparent()
        if parent is not None and parent.tag not in _PROPERTIES:
            drop(element)
        elif parent is not None and parent.tag == qn("w:trPr") and element.tag == qn("w:del"):
            drop(next(parent.iterancestors(qn("w:tr"))))


def _flatten(ruby: etree._Element) -> None:
    """Words with their reading over them: the reading follows in brackets."""
    held = next(ruby.iterancestors(qn("w:r")))
    base, reading = (ruby.find(qn(name)) for name in ("w:rubyBase", "w:rt"))
    runs = [] if base is None else list(base)
    over = [] if reading is None else [_run("("), *reading, _run(")")]
    for run in reversed([*runs, *over]):
        held.addnext(run)
    drop(ruby)


def _run(words: str) -> etree._Element:
    run = OxmlElement("w:r")
    run.append(text_of(words))
    return run
