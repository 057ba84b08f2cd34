"""Names inside a letter that would meet their like in the next letter, made the letter's own."""

import re
from typing import Final

from lxml import etree

from faxflow.adapters.letters.office.merging.marks import OWN
from faxflow.adapters.letters.office.merging.odf import odf

_ALWAYS: Final = tuple(
    map(
        odf,
        (
            *("xml:id", "draw:id", "draw:name", "text:id", "text:ref-name"),
            *("text:continue-list", "form:id", "draw:control", "draw:start-shape"),
            "draw:end-shape",
        ),
    )
)
"""Attributes that name one thing of a document, or point to it."""
_NAMED: Final = frozenset(
    map(
        odf,
        (
            *("text:section", "text:bookmark", "text:bookmark-start", "text:bookmark-end"),
            *("text:reference-mark", "text:reference-mark-start", "text:reference-mark-end"),
            *("text:sequence", "text:sequence-decl", "text:variable-decl", "text:variable-set"),
            *("text:variable-get", "text:variable-input", "text:user-field-decl"),
            *("text:user-field-get", "text:user-field-input"),
        ),
    )
)
_TEXT_NAME, _TABLE_NAME = odf("text:name"), odf("table:name")
_EQUATION: Final = odf("draw:equation")
"""Its name counts within its own shape, where formulas say it with another sign before it."""
_FORMULA, _TABLE, _LINK = odf("text:formula"), odf("table:table"), odf("xlink:href")


def make_names_own(root: etree._Element) -> None:
    """Ends every such name below `root`, and what points to it, with the mark of the letter."""
    counters = _counters(root)
    for element in root.iter(etree.Element):
        if element.tag == _EQUATION:
            continue
        for attribute in _ALWAYS:
            _mark(element, attribute)
        if element.tag in _NAMED:
            _mark(element, _TEXT_NAME)
        if element.tag == _TABLE:
            _mark(element, _TABLE_NAME)
        if element.get(_LINK, "").startswith("#"):
            _mark(element, _LINK)
        if (formula := element.get(_FORMULA)) is not None and counters is not None:
            element.set(_FORMULA, counters.sub(rf"\g<0>{OWN}", formula))


def _mark(element: etree._Element, attribute: str) -> None:
    if name := element.get(attribute):
        element.set(attribute, name + OWN)


def _counters(root: etree._Element) -> re.Pattern[str] | None:
    """Finds the names of the letter's counters and variables in formulas."""
    names = {element.get(_TEXT_NAME, "") for element in root.iter(*_NAMED)} - {""}
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)") if names else None
