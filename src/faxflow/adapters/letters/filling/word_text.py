"""Word's XML: its controls, merge fields and tags in braces found, and cut out."""

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.form import Part, part_of
from faxflow.adapters.letters.filling.lifting import lift
from faxflow.adapters.letters.filling.slots import MARK, pieces_of
from faxflow.adapters.letters.filling.tags import BadPlaceholder, Tags
from faxflow.adapters.letters.filling.word_braces import mark_braces
from faxflow.adapters.letters.filling.word_changes import accept_changes
from faxflow.adapters.letters.filling.word_controls import mark_controls
from faxflow.adapters.letters.filling.word_fields import mark_fields
from faxflow.adapters.letters.filling.word_lines import dialects_of
from faxflow.adapters.letters.filling.word_mending import mending_of
from faxflow.adapters.letters.filling.word_names import FALLBACK, GRAMMAR, TEXT

_OURS: Final = re.compile("[\ufdd0-\ufdef]")


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """A part with marks in the places of its tags, which have not been moved yet.

    `doubles` are the tags of what Word wrote once more for its older versions.
    """

    root: etree._Element
    doubles: frozenset[int]


def marked_word(content: bytes, tags: Tags) -> MarkedWord:
    """The part, marked. Raises BadPlaceholder or etree.XMLSyntaxError."""
    root = parse(content)
    if _OURS.search("".join(str(text) for text in root.itertext())):
        raise BadPlaceholder("a sign that Unicode has for no text (U+FDD0 to U+FDEF)")
    etree.strip_tags(root, etree.Comment, etree.PI)
    accept_changes(root)
    mark_fields(root, tags)
    mark_controls(root, tags)
    mark_braces(root, tags)
    return MarkedWord(root, frozenset(_doubles(root)))


def cut_word_part(marked: MarkedWord, tags: Tags, once_styles: Set[str]) -> Part:
    """The part, its blocks put in place and cut. Raises BadPlaceholder."""
    root = parse(etree.tostring(marked.root))
    mend = mending_of(root) if lift(root, tags, GRAMMAR) else str
    return part_of(pieces_of(serialised(root), tags, dialects_of(root, once_styles)), mend)


def parse(content: bytes) -> etree._Element:
    """The root of an XML part, read without entities and without the network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def serialised(root: etree._Element) -> str:
    """The part's XML with its declaration, to be written as UTF-8."""
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}'


def _doubles(root: etree._Element) -> set[int]:
    texts = (text.text or "" for old in root.iter(FALLBACK) for text in old.iter(TEXT))
    return {int(number) for text in texts for number in MARK.findall(text)}
