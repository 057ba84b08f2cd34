"""What a compiled .odt needs so that its letters look as the .docx would."""

import re
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.form import members_of, package_of
from faxflow.adapters.letters.filling.word_text import parse, serialised
from faxflow.adapters.letters.office.odt_order import mend_order

_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_HOLDERS: Final = tuple(f"{{{_TEXT}}}{name}" for name in ("p", "h", "span", "a", "meta"))
"""The elements whose characters are a paragraph's text (ODF 1.3, 6.1.1)."""
_SPACE: Final = f"{{{_TEXT}}}s"
_TEXT_PARTS: Final = ("content.xml", "styles.xml")
_LOOSE_SPACE: Final = re.compile(r"^ | $|(?<=\}) | (?=\{)")
"""A space that OpenDocument drops, or merges with another, once its neighbour is filled: with
nothing, or with text that has a space at its own edge."""


def mended(package: bytes) -> bytes:
    """The .odt with every space that could get lost written out, and its drawings in order.

    Raises zipfile.BadZipFile or etree.XMLSyntaxError.
    """
    members = members_of(package)
    roots = {name: parse(members[name]) for name in _TEXT_PARTS if name in members}
    mend_order(list(roots.values()))
    for root in roots.values():
        _fix_spaces(root)
    return package_of(members | {name: serialised(root).encode() for name, root in roots.items()})


def _fix_spaces(root: etree._Element) -> None:
    for element in list(root.iter(*_HOLDERS)):
        for child in list(element):
            child.tail = _spaced(child.tail, element, element.index(child) + 1)
        element.text = _spaced(element.text, element, 0)


def _spaced(text: str | None, holder: etree._Element, place: int) -> str:
    """The text up to its first loose space; the rest goes into `holder` from `place` on."""
    first, *others = _LOOSE_SPACE.split(text or "")
    for number, behind in enumerate(others):
        space = etree.Element(_SPACE)
        space.tail = behind
        holder.insert(place + number, space)
    return first
