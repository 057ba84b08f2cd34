"""How a value's lines stand in Word's XML: as paragraphs alike where that may be."""

import re
from collections.abc import Set
from copy import deepcopy
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.slots import MARK
from faxflow.adapters.letters.filling.word_names import (
    GRAMMAR,
    PARAGRAPH,
    PARAGRAPH_LOOK,
    RUN,
    RUN_LOOK,
    TEXT,
    VALUE,
    W,
)
from faxflow.adapters.letters.filling.word_styles import DEFAULT_STYLE, is_once
from faxflow.adapters.letters.filling.written_value import Dialect

_ONCE: Final = tuple(W + name for name in ("sectPr", "pageBreakBefore", "pPrChange"))
_FIELD: Final = f"{W}fldChar"


def dialects_of(root: etree._Element, once_styles: Set[str]) -> dict[int, Dialect]:
    """Each slot's way to write lines and tabs; `once_styles` are those of single paragraphs."""
    dialects: dict[int, Dialect] = {}
    for text in root.iter(TEXT):
        # A block's tag may stand within the text, and the rest behind it.
        whole = (text.text or "") + "".join(child.tail or "" for child in text)
        if found := MARK.findall(whole):
            dialects |= dict.fromkeys(map(int, found), _dialect(text, root, once_styles))
    return dialects


def _dialect(text: etree._Element, root: etree._Element, once_styles: Set[str]) -> Dialect:
    prefix = f"{text.prefix}:" if text.prefix else ""
    between = f'</{prefix}t><{prefix}%s/><{prefix}t xml:space="preserve">'
    new = _new_paragraph(text, root, once_styles)
    own, tab = between % "br", between % "tab"
    return Dialect(line_break=new or own, tab=tab, space=" ", own_break=own)


def _new_paragraph(text: etree._Element, root: etree._Element, once_styles: Set[str]) -> str | None:
    """What ends this paragraph and begins another like it; None where it must stay one."""
    run = text.getparent()
    paragraph = None if run is None else run.getparent()
    if run is None or paragraph is None or run.tag != RUN or paragraph.tag != PARAGRAPH:
        return None
    look, holder = paragraph.find(PARAGRAPH_LOOK), paragraph.getparent()
    if holder is None or holder.tag not in GRAMMAR.containers or _is_in_field(run):
        return None
    if GRAMMAR.keeps(paragraph) or is_once(look) or _style(look) in once_styles or _drops(look):
        return None
    prefix = f"{text.prefix}:" if text.prefix else ""
    looks = [_xml(_next_look(look), root), _xml(run.find(RUN_LOOK), root)]
    return (
        f"</{prefix}t></{prefix}r></{prefix}p><{prefix}p>{looks[0]}"
        f'<{prefix}r>{looks[1]}<{prefix}t xml:space="preserve">'
    )


def _is_in_field(run: etree._Element) -> bool:
    """Whether a field that began in this paragraph has not ended yet."""
    marks = [mark for before in run.itersiblings(preceding=True) for mark in before.iter(_FIELD)]
    kinds = [mark.get(f"{W}fldCharType") for mark in marks]
    return kinds.count("begin") != kinds.count("end")


def _style(look: etree._Element | None) -> str:
    style = None if look is None else look.find(f"{W}pStyle")
    return DEFAULT_STYLE if style is None else style.get(VALUE, DEFAULT_STYLE)


def _drops(look: etree._Element | None) -> bool:
    frame = None if look is None else look.find(f"{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap", "none") != "none"


def _next_look(look: etree._Element | None) -> etree._Element | None:
    """Without what happens once; a line that hung out does not hang out again."""
    if look is None:
        return None
    copy = deepcopy(look)
    for child in [child for child in copy if child.tag in _ONCE]:
        copy.remove(child)
    indent = copy.find(f"{W}ind")
    if indent is not None and indent.attrib.pop(f"{W}hanging", ""):
        indent.attrib.pop(f"{W}hangingChars", "")
        indent.set(f"{W}firstLine", "0")
    return copy


def _xml(element: etree._Element | None, root: etree._Element) -> str:
    """The element's XML, without the namespaces that the root declares already."""
    if element is None:
        return ""
    xml = etree.tostring(element, encoding="unicode", with_tail=False)
    for prefix, uri in root.nsmap.items():
        declared = f' xmlns:{prefix}="' if prefix else ' xmlns="'
        xml = re.sub(f'{re.escape(declared + uri)}"', "", xml)
    return xml
