"""Tags in braces found in Word's text, though Word has split them over runs."""

import re
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.brace_tags import BRACES, misuse, tag_of
from faxflow.adapters.letters.filling.grammar import is_blank
from faxflow.adapters.letters.filling.tags import BadPlaceholder, Tags
from faxflow.adapters.letters.filling.word_names import GRAMMAR, PARAGRAPH
from faxflow.adapters.letters.filling.word_stretches import reading, replace

_EQUATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_SINGLE_BRACE: Final = re.compile("[{}]")
_IN_EQUATION: Final = "It stands in an equation: write it outside of it, as plain text."


def mark_braces(root: etree._Element, tags: Tags) -> None:
    """Puts a mark in each tag's place. Raises BadPlaceholder."""
    for paragraph in list(root.iter(PARAGRAPH)):
        _mark_paragraph(paragraph, tags)
    _refuse_in_equations(root)
    left = misuse("".join(str(text) for text in root.itertext()))
    if left is not None:
        # In a shape's own text, or a field's code.
        raise BadPlaceholder(left)


def _refuse_in_equations(root: etree._Element) -> None:
    """Nothing is filled there; sets of sets, which braces within tell, are no tags."""
    for equation in root.iter(_EQUATION):
        text = "".join(str(piece) for piece in equation.itertext())
        for found in BRACES.finditer(text):
            if not _SINGLE_BRACE.search(found[0][2:-2]):
                raise BadPlaceholder(" ".join(found[0].split()), _IN_EQUATION)


def _mark_paragraph(paragraph: etree._Element, tags: Tags) -> None:
    """Puts each mark into the run where its tag begins, whose formatting it keeps."""
    text, stretches = reading(paragraph)
    if (wrong := misuse(text)) is not None:
        raise BadPlaceholder(wrong)
    found = list(BRACES.finditer(text))
    marks = [_mark(one, tags) for one in found]
    for one, mark in reversed(list(zip(found, marks, strict=True))):
        replace(stretches, *one.span(), mark)
    if found and not any(marks):
        _drop_if_empty(paragraph)


def _mark(found: re.Match[str], tags: Tags) -> str:
    tag = tag_of(found)
    return "" if tag is None else tags.add(tag)


def _drop_if_empty(paragraph: etree._Element) -> None:
    """A paragraph that held nothing but a note to other authors."""
    parent = paragraph.getparent()
    if parent is None or not all(is_blank(paragraph, paragraph, GRAMMAR)):
        return
    if len(parent.findall(PARAGRAPH)) > 1 and not GRAMMAR.keeps(paragraph):
        parent.remove(paragraph)
