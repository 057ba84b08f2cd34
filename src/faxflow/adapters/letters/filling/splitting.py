"""An element parted in two at a node within it, so that the node stands between the halves."""

from collections.abc import Set
from copy import deepcopy

from faxflow.adapters.letters.filling.grammar import Element, Grammar
from faxflow.adapters.letters.filling.tags import BadPlaceholder


def split_up_to(place: Element, holder: Element, words: str, grammar: Grammar) -> None:
    """Parts all elements between `place` and `holder`. Raises BadPlaceholder where one may not."""
    while (parent := place.getparent()) is not None and parent is not holder:
        if parent.tag not in grammar.splittable:
            raise BadPlaceholder(words)
        _split(parent, place, grammar.properties)


def _split(parent: Element, place: Element, properties: Set[str]) -> None:
    right = parent.makeelement(parent.tag)
    right.attrib.update(parent.attrib)
    right.tail, parent.tail = parent.tail, None
    right.text, place.tail = place.tail, None
    own = [child for child in parent if child.tag in properties]
    behind = list(place.itersiblings())
    right.extend([*map(deepcopy, own), *behind])
    parent.remove(place)
    parent.addnext(right)
    parent.addnext(place)
