"""One of several forms in which Word has kept the same content for its other versions."""

from typing import Final

from lxml import etree

from faxflow.adapters.letters.drawing.plain.tree import swap
from faxflow.adapters.letters.drawing.undrawable import Undrawable

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE: Final = "http://schemas.microsoft.com/office/word/"
_UNDERSTOOD: Final = frozenset(
    f"{_OFFICE}{name}"
    for name in (
        *("2010/wordprocessingShape", "2010/wordprocessingGroup", "2010/wordprocessingCanvas"),
        *("2010/wordprocessingDrawing", "2010/wordml", "2012/wordml"),
    )
)
"""Shapes, groups and canvases; of what is newer we draw what Word left for older programs."""


def choose_alternatives(root: etree._Element) -> None:
    """Leaves of each alternative the one that we draw. Raises Undrawable where there is none."""
    for both in list(root.iter(f"{_MC}AlternateContent")):
        if both.getparent() is not None:
            swap(both, list(_chosen(both)))


def _chosen(both: etree._Element) -> etree._Element:
    for choice in both.iterchildren(f"{_MC}Choice"):
        needs = (choice.get("Requires") or "").split()
        if all(choice.nsmap.get(prefix) in _UNDERSTOOD for prefix in needs):
            return choice
    fallback = both.find(f"{_MC}Fallback")
    if fallback is None or len(fallback) == 0:
        raise Undrawable("something that only newer versions of Word know")
    return fallback
