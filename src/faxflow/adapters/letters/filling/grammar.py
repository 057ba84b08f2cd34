"""What the elements of a document's XML are to its blocks, whatever the format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Grammar:
    """An XML language's elements by what they are; `keeps` says what may not be thrown away.

    `quiet` elements show nothing by themselves; `silent` ones nothing with all they hold.
    `splittable` ones may be parted in two, each with a copy of the child in `properties`.
    """

    paragraphs: frozenset[str]
    rows: frozenset[str]
    tables: frozenset[str]
    containers: frozenset[str]
    quiet: frozenset[str]
    silent: frozenset[str]
    splittable: frozenset[str]
    properties: frozenset[str]
    keeps: Callable[[Element], bool]


def is_blank(place: Element, holder: Element, grammar: Grammar) -> tuple[bool, bool]:
    """Whether nothing to see stands before, and behind, `place` in `holder`."""
    before, behind, passed = True, True, False
    for element, shows in _seen(holder, grammar):
        if element is place:
            passed = True
        if shows:
            before, behind = (before, False) if passed else (False, behind)
    return before, behind


def _seen(element: Element, grammar: Grammar) -> Iterator[tuple[Element, bool]]:
    """Each node in the text's order, and whether it shows something."""
    tag = element.tag
    if not isinstance(tag, str):
        yield element, False
    elif tag not in grammar.silent:
        yield element, tag not in grammar.quiet or bool((element.text or "").strip())
        for child in element:
            yield from _seen(child, grammar)
            yield element, bool((child.tail or "").strip())
