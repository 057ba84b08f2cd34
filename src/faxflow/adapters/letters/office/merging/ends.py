"""Where a letter begins and ends: bookmarks there, and a first page numbered 1."""

import copy
from typing import Final

from lxml import etree

from faxflow.adapters.letters.office.merging.marks import END, OWN, START
from faxflow.adapters.letters.office.merging.odf import (
    MASTER,
    PAGE_NUMBER,
    PARAGRAPHS,
    STYLE_NAME,
    TABLE,
    element,
    odf,
)

_AUTOMATIC: Final = frozenset({"", "0", "auto"})
_STYLE, _FAMILY, _PARENT = odf("style:style"), odf("style:family"), odf("style:parent-style-name")
_BLOCKS: Final = PARAGRAPHS | {TABLE}
_USUAL: Final = "Standard"
"""The master page of a text that names none (OpenDocument 1.3, 19.504)."""


class NoPlace(ValueError):
    """The text has nothing in which a letter could begin or end."""


def bookmark_ends(text: etree._Element) -> None:
    """Marks the first and the last paragraph. Raises NoPlace."""
    paragraphs = [found for found in text.iter(*PARAGRAPHS) if _is_in_flow(found)]
    if not paragraphs:
        raise NoPlace
    first, last = _bookmark(START), _bookmark(END)
    first.tail, paragraphs[0].text = paragraphs[0].text, None
    paragraphs[0].insert(0, first)
    paragraphs[-1].append(last)


def first_block(text: etree._Element) -> etree._Element:
    """The paragraph or table with which the text begins. Raises NoPlace."""
    first = next((found for found in text.iter(*_BLOCKS) if _is_in_flow(found)), None)
    if first is None:
        raise NoPlace
    return first


def first_style_name(text: etree._Element) -> str:
    """The name of its style, empty where it has none. Raises NoPlace."""
    first = first_block(text)
    return first.get(_style_reference(first), "")


def own_first_style(automatic: etree._Element, text: etree._Element) -> etree._Element:
    """The style of the letter's first block, which begins its first page. Raises NoPlace."""
    first = first_block(text)
    reference = _style_reference(first)
    family = "table" if first.tag == TABLE else "paragraph"
    style = _style_of(automatic, first.get(reference, ""), family)
    name = f"{style.get(STYLE_NAME)}-first{OWN}"
    style.set(STYLE_NAME, name)
    style.set(MASTER, (style.get(MASTER) or _USUAL) + OWN)
    _begin_at_one(style, f"style:{style.get(_FAMILY)}-properties")
    first.set(reference, name)
    return style


def _style_reference(block: etree._Element) -> str:
    return odf("table:style-name") if block.tag == TABLE else odf("text:style-name")


def _style_of(automatic: etree._Element, name: str, family: str) -> etree._Element:
    """A copy of the automatic style, or a new one that is based on the author's."""
    for style in automatic.iter(_STYLE):
        if style.get(STYLE_NAME) == name and style.get(_FAMILY) == family:
            return copy.deepcopy(style)
    style = element("style:style")
    style.set(STYLE_NAME, name or "plain")
    style.set(_FAMILY, family)
    if name:
        style.set(_PARENT, name)
    return style


def _begin_at_one(style: etree._Element, name: str) -> None:
    properties = style.find(odf(name))
    if properties is None:
        properties = element(name)
        style.insert(0, properties)
    if properties.get(PAGE_NUMBER, "") in _AUTOMATIC:
        properties.set(PAGE_NUMBER, "1")


def _is_in_flow(found: etree._Element) -> bool:
    """Whether it stands in the text itself: boxes, shapes and notes stand in a paragraph."""
    return next(found.iterancestors(*PARAGRAPHS), None) is None


def _bookmark(name: str) -> etree._Element:
    bookmark = element("text:bookmark")
    bookmark.set(odf("text:name"), name)
    return bookmark
