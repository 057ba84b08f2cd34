"""OpenDocument's XML: placeholders that stand whole in one text, cut out."""

import re
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.form import Form, Part, Slot, SlotMarks, form_of, members_of
from faxflow.adapters.letters.filling.placeholder import PLACEHOLDER
from faxflow.adapters.letters.filling.word_text import parse, serialised
from faxflow.adapters.letters.filling.written_value import Dialect

_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_PARAGRAPHS: Final = (f"{{{_TEXT}}}p", f"{{{_TEXT}}}h")
_TEXT_PARTS: Final = frozenset({"content.xml", "styles.xml"})


def odt_form(package: bytes) -> Form:
    """The form made of an .odt. Raises zipfile.BadZipFile or etree.XMLSyntaxError."""
    return form_of(".odt", members_of(package), _TEXT_PARTS, _cut)


def _cut(content: bytes) -> Part:
    root = parse(content)
    marks = SlotMarks()
    for paragraph in root.iter(*_PARAGRAPHS):
        for element in paragraph.iter(f"{{{_TEXT}}}*"):
            _mark(element, marks)
    return marks.cut(serialised(root))


def _mark(element: etree._Element, marks: SlotMarks) -> None:
    """Puts marks into the element's text, and into the text behind it."""

    def mark(found: re.Match[str]) -> str:
        return marks.add(Slot(found[1], _dialect(element)))

    element.text = PLACEHOLDER.sub(mark, element.text) if element.text else element.text
    if element.tail and element.tag not in _PARAGRAPHS:
        element.tail = PLACEHOLDER.sub(mark, element.tail)


def _dialect(element: etree._Element) -> Dialect:
    """How a value breaks its line, and keeps the spaces that OpenDocument would merge."""
    prefix = f"{element.prefix}:" if element.prefix else ""
    return Dialect(f"<{prefix}line-break/>", f"<{prefix}tab/>", f"<{prefix}s/>")
