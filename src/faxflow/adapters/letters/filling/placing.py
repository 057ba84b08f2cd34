"""The marks of blocks' tags made into nodes of their own, which can be moved."""

from lxml import etree

from faxflow.adapters.letters.filling.grammar import Element
from faxflow.adapters.letters.filling.slots import BLOCK_TARGET, MARK
from faxflow.adapters.letters.filling.tags import Block, Tags


def placed(root: Element, tags: Tags) -> list[Element]:
    """Each block's tag as a node of its own, in the text's order."""
    for element in list(root.iter()):
        if isinstance(element.tag, str) and element.text:
            first, nodes = _parted(element.text, tags)
            element.text = first
            for number, node in enumerate(nodes):
                element.insert(number, node)
        parent = element.getparent()
        if parent is not None and element.tail:
            first, nodes = _parted(element.tail, tags)
            at = parent.index(element) + 1
            element.tail = first
            for number, node in enumerate(nodes):
                parent.insert(at + number, node)
    return list(root.iter(etree.PI))


def _parted(text: str, tags: Tags) -> tuple[str, list[Element]]:
    """The text up to the first block's tag, and the tags with the text behind each."""
    first, nodes, at = text, list[Element](), 0
    for found in MARK.finditer(text):
        if isinstance(tags[int(found[1])], Block):
            before, node = text[at : found.start()], etree.PI(BLOCK_TARGET, found[1])
            if nodes:
                nodes[-1].tail = before
            else:
                first = before
            nodes.append(node)
            at = found.end()
    if nodes:
        nodes[-1].tail = text[at:]
    return first, nodes
