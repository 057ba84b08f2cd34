"""Changes to Word's XML that keep the rest of it in its order."""

from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree


def swap(element: etree._Element, others: Iterable[etree._Element]) -> None:
    """Puts the others in the element's place."""
    for other in others:
        element.addprevious(other)
    drop(element)


def drop(element: etree._Element) -> None:
    """Takes the element away, where it still stands."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def text_of(words: str) -> etree._Element:
    """A text of a run."""
    element = OxmlElement("w:t")
    element.text = words
    return element


def all_of(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements called so, all found before any is changed."""
    return iter(list(root.iter(*map(qn, names))))
