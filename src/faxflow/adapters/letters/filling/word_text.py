"""Word's XML: placeholders found though Word has split them over runs, and cut out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.form import Part, Slot, SlotMarks
from faxflow.adapters.letters.filling.placeholder import PLACEHOLDER, misuse
from faxflow.adapters.letters.filling.written_value import Dialect

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _RUN, _PARAGRAPH = f"{_W}t", f"{_W}r", f"{_W}p"
_BREAKS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class BadPlaceholder(ValueError):
    """Braces in the template that are no placeholder; the message quotes them."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of a paragraph's text and the element that holds it."""

    start: int
    end: int
    element: etree._Element


def cut_word_part(content: bytes) -> Part:
    """A part's XML, cut. Raises BadPlaceholder or etree.XMLSyntaxError."""
    root = parse(content)
    marks = SlotMarks()
    for paragraph in root.iter(_PARAGRAPH):
        _mark_paragraph(paragraph, marks)
    _refuse_leftovers(root)
    return marks.cut(serialised(root))


def parse(content: bytes) -> etree._Element:
    """The root of an XML part, read without entities and without the network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def serialised(root: etree._Element) -> str:
    """The part's XML with its declaration, to be written as UTF-8."""
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}'


def _mark_paragraph(paragraph: etree._Element, marks: SlotMarks) -> None:
    """Puts each placeholder's mark into the run where it begins, whose formatting it keeps."""
    text, stretches = _reading(paragraph)
    if (wrong := misuse(text)) is not None:
        raise BadPlaceholder(wrong)
    for found in reversed(list(PLACEHOLDER.finditer(text))):
        inside = [s for s in stretches if s.start < found.end() and s.end > found.start()]
        mark = marks.add(Slot(found[1], _dialect(inside[0].element)))
        for stretch in inside:
            _replace(stretch, found, mark if stretch is inside[0] else "")


def _reading(paragraph: etree._Element) -> tuple[str, list[_Stretch]]:
    """The paragraph's own text, and where each stretch of it stands."""
    text, stretches = "", []
    for element in _own_text(paragraph):
        letters = _BREAKS.get(str(element.tag)) or element.text or ""
        if element.tag == _TEXT:
            stretches.append(_Stretch(len(text), len(text) + len(letters), element))
        text += letters
    return text, stretches


def _own_text(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Texts and breaks of the paragraph's runs; a text box within has paragraphs of its own."""
    for element in paragraph.iter(_TEXT, *_BREAKS):
        parent = element.getparent()
        within_run = parent is not None and parent.tag == _RUN
        if within_run and next(element.iterancestors(_PARAGRAPH)) is paragraph:
            yield element


def _replace(stretch: _Stretch, found: re.Match[str], mark: str) -> None:
    first = max(found.start() - stretch.start, 0)
    last = min(found.end(), stretch.end) - stretch.start
    old = stretch.element.text or ""
    stretch.element.text = old[:first] + mark + old[last:]
    stretch.element.set(_SPACE, "preserve")


def _refuse_leftovers(root: etree._Element) -> None:
    """Raises BadPlaceholder for one in a shape, a field's code or text struck out."""
    left = misuse("".join(str(text) for text in root.itertext()))
    if left is not None:
        raise BadPlaceholder(left)


def _dialect(text: etree._Element) -> Dialect:
    """How a value inside this w:t breaks its line or goes to the next tab stop."""
    prefix = f"{text.prefix}:" if text.prefix else ""
    between = f'</{prefix}t><{prefix}%s/><{prefix}t xml:space="preserve">'
    return Dialect(line_break=between % "br", tab=between % "tab", space=" ")
