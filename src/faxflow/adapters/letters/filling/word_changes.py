"""Word's tracked changes, accepted: a letter never shows what was struck out of its template."""

from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.word_names import PARAGRAPH, PARAGRAPH_LOOK, W, unwrapped

_GONE: Final = (f"{W}del", f"{W}moveFrom")
_KEPT: Final = (f"{W}ins", f"{W}moveTo")
_TRACES: Final = tuple(
    W + name
    for name in (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange"),
        *("tcPrChange", "tblPrExChange", "numberingChange", "moveFromRangeStart"),
        *("moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
)
_ROW_LOOK: Final = f"{W}trPr"


def accept_changes(root: etree._Element) -> None:
    """Takes out what was deleted, and the traces of what was added, moved or formatted."""
    for element in list(root.iter(*_TRACES)):
        _remove(element)
    for look in list(root.iter(_ROW_LOOK)):
        if look.find(_GONE[0]) is not None and (row := look.getparent()) is not None:
            _remove(row)
    _join_paragraphs(root)
    for element in list(root.iter(*_GONE)):
        _remove(element)
    for element in list(root.iter(*_KEPT)):
        unwrapped(element, element)


def _join_paragraphs(root: etree._Element) -> None:
    """A paragraph whose mark was deleted goes on as the beginning of the next."""
    for mark in list(root.iter(*_GONE)):
        look = mark.getparent()
        paragraph = next(mark.iterancestors(PARAGRAPH), None)
        if look is None or look.tag != f"{W}rPr" or paragraph is None:
            continue
        following = paragraph.getnext()
        if look.getparent() is not paragraph.find(PARAGRAPH_LOOK) or following is None:
            continue
        if following.tag == PARAGRAPH:
            at = 0 if following.find(PARAGRAPH_LOOK) is None else 1
            following[at:at] = [child for child in paragraph if child.tag != PARAGRAPH_LOOK]
            _remove(paragraph)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
