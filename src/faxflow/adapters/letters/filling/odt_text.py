"""OpenDocument's XML: placeholders that stand whole in one text, cut out."""

import re
from collections.abc import Callable
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
        for element in paragraph.iter("*"):
            _mark(element, marks)
    return marks.cut(serialised(root))


def _mark(element: etree._Element, marks: SlotMarks) -> None:
    """Puts marks into the element's text, and into the text behind it: a frame has some too."""
    holder = element.getparent()
    if element.text and _is_text(element):
        element.text = PLACEHOLDER.sub(_marking(element, marks), element.text)
    if element.tail and holder is not None and _is_text(holder):
        element.tail = PLACEHOLDER.sub(_marking(holder, marks), element.tail)


def _is_text(element: etree._Element) -> bool:
    return str(element.tag).startswith(f"{{{_TEXT}}}")


def _marking(holder: etree._Element, marks: SlotMarks) -> Callable[[re.Match[str]], str]:
    dialect = _dialect(holder)
    return lambda found: marks.add(Slot(found[1], dialect))


def _dialect(holder: etree._Element) -> Dialect:
    """How a value breaks its line, and keeps the spaces that OpenDocument would merge."""
    prefix = f"{holder.prefix}:" if holder.prefix else ""
    return Dialect(f"<{prefix}line-break/>", f"<{prefix}tab/>", f"<{prefix}s/>")
