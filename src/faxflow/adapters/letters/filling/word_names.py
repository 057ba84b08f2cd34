"""The names of Word's XML that filling asks for, and the grammar of its blocks."""

from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.grammar import Grammar

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT, RUN, PARAGRAPH = f"{W}t", f"{W}r", f"{W}p"
ROW, CELL, TABLE = f"{W}tr", f"{W}tc", f"{W}tbl"
RUN_LOOK, PARAGRAPH_LOOK = f"{W}rPr", f"{W}pPr"
VALUE: Final = f"{W}val"


def _named(names: str) -> frozenset[str]:
    return frozenset(W + name for name in names.split())


def _ends_section(element: etree._Element) -> bool:
    return element.find(f"{PARAGRAPH_LOOK}/{W}sectPr") is not None


GRAMMAR: Final = Grammar(
    paragraphs=_named("p"),
    rows=_named("tr"),
    tables=_named("tbl"),
    containers=_named("body tc txbxContent hdr ftr footnote endnote"),
    quiet=_named("p r t tc tr tab hyperlink smartTag"),
    silent=_named(
        "pPr rPr tcPr trPr tblPrEx smartTagPr proofErr bookmarkStart bookmarkEnd permStart permEnd "
        "commentRangeStart commentRangeEnd commentReference lastRenderedPageBreak"
    ),
    splittable=_named("t r hyperlink smartTag"),
    properties=_named("rPr smartTagPr"),
    keeps=_ends_section,
)


def run_of(text: str, look: etree._Element | None) -> etree._Element:
    """A run with this text and a copy of this formatting."""
    run = etree.Element(RUN)
    if look is not None:
        run.append(_copied(look))
    content = etree.SubElement(run, TEXT)
    content.text = text
    content.set(SPACE, "preserve")
    return run


def _copied(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def unwrapped(wrapper: etree._Element, content: etree._Element | None) -> None:
    """Puts the content in the wrapper's place."""
    parent = wrapper.getparent()
    if parent is None:
        return
    for child in list(content) if content is not None else []:
        wrapper.addprevious(child)
    parent.remove(wrapper)
