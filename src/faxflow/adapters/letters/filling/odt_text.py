"""OpenDocument's XML: the words that stand for tags made into slots and blocks again."""

import re
from collections.abc import Set
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.form import Form, Part, form_of, members_of, part_of
from faxflow.adapters.letters.filling.lifting import lift
from faxflow.adapters.letters.filling.odt_lines import OdtLines, styles_of_one_paragraph
from faxflow.adapters.letters.filling.odt_names import HOLDERS, PARAGRAPHS, TEXT, grammar
from faxflow.adapters.letters.filling.slots import MARK, pieces_of
from faxflow.adapters.letters.filling.tags import Tags
from faxflow.adapters.letters.filling.tokens import TOKEN, number_of
from faxflow.adapters.letters.filling.word_text import parse, serialised
from faxflow.adapters.letters.filling.written_value import Dialect

_STYLES: Final = "styles.xml"
_TEXT_PARTS: Final = frozenset({"content.xml", _STYLES})
_NO_TABLE: Final = re.compile(
    r"<table:table (?:(?!<table:table-row[ >/]|</?table:table[ >]).)*</table:table>", re.DOTALL
)


def odt_form(package: bytes, tags: Tags) -> Form:
    """The form made of an .odt. Raises zipfile.BadZipFile, XMLSyntaxError or BadPlaceholder."""
    members = members_of(package)
    once = styles_of_one_paragraph(parse(members[_STYLES])) if _STYLES in members else frozenset()
    return form_of(
        ".odt", members, _TEXT_PARTS, lambda content: cut_odt_root(parse(content), tags, once)
    )


def cut_odt_root(root: etree._Element, tags: Tags, once_styles: Set[str] = frozenset()) -> Part:
    """The part under `root`, which it changes. Raises BadPlaceholder where a block came apart.

    `once_styles` are the common styles whose paragraphs cannot be doubled for a second line.
    """
    etree.strip_tags(root, etree.Comment, etree.PI)
    for pause in list(root.iter(f"{TEXT}soft-page-break")):
        _remove(pause)
    found, numbers = _marked(root, tags)
    lines = OdtLines(root, once_styles)
    has_blocks = lift(root, found, grammar(lines.begins_page))
    dialects = _dialects(root, lines)
    pieces = pieces_of(serialised(root), found, dialects, numbers)
    return part_of(pieces, _mended if has_blocks else str)


def _marked(root: etree._Element, tags: Tags) -> tuple[Tags, list[int]]:
    """Marks in the place of tokens. Each gets a tag of its own, for margins are written twice."""
    found, numbers = Tags(), list[int]()

    def mark(token: re.Match[str]) -> str:
        numbers.append(number_of(token, tags))
        return found.add(tags[numbers[-1]])

    for paragraph in root.iter(*PARAGRAPHS):
        for holder in _holders(paragraph):
            holder.text = TOKEN.sub(mark, holder.text or "") or None
            for child in holder:
                child.tail = TOKEN.sub(mark, child.tail or "") or None
    return found, numbers


def _holders(paragraph: etree._Element) -> list[etree._Element]:
    """The paragraph and its spans; those in a text box within belong to its own paragraphs."""
    inside = paragraph.iter(*HOLDERS)
    return [one for one in inside if one is paragraph or _paragraph_of(one) is paragraph]


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    if element.tag in PARAGRAPHS:
        return element
    return next(element.iterancestors(*PARAGRAPHS), None)


def _dialects(root: etree._Element, lines: OdtLines) -> dict[int, Dialect]:
    dialects: dict[int, Dialect] = {}
    for holder in list(root.iter(*HOLDERS)):
        text = (holder.text or "") + "".join(child.tail or "" for child in holder)
        if found := MARK.findall(text):
            dialects |= dict.fromkeys(map(int, found), lines.dialect(holder))
    return dialects


def _mended(xml: str) -> str:
    """Without tables that a block left without rows."""
    return _NO_TABLE.sub("", xml)


def _remove(element: etree._Element) -> None:
    """Out of its text, which stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
