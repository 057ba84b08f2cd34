"""Each letter's own pages: their headers and footers, their numbers from 1, their count."""

import copy
from typing import Final

from lxml import etree

from faxflow.adapters.letters.office.merging.marks import CUT, END, OWN
from faxflow.adapters.letters.office.merging.odf import MASTER, STYLE_NAME, element, odf
from faxflow.adapters.letters.office.merging.own_names import make_names_own

_MASTERS, _MASTER_PAGE = odf("office:master-styles"), odf("style:master-page")
_NEXT, _SHOWN = odf("style:next-style-name"), odf("style:display-name")
_STYLE_REFERENCES: Final = (odf("text:style-name"), odf("table:style-name"))
_COUNT: Final = odf("text:page-count")


def own_masters(styles: etree._Element) -> None:
    """Parts the master pages, of which each letter gets its own, from what all letters share.

    The former ones stay, for LibreOffice wants one called Standard, but without header and
    footer: a page that fell to one of them would show no case, and be refused.
    """
    masters = next(styles.iter(_MASTERS))
    own = [_own_master(master) for master in masters.iterchildren(_MASTER_PAGE)]
    for master in masters.iterchildren(_MASTER_PAGE):
        for furniture in list(master):
            master.remove(furniture)
    enclose(masters, own)


def _own_master(master: etree._Element) -> etree._Element:
    own = copy.deepcopy(master)
    make_names_own(own)
    if _SHOWN in own.attrib:
        del own.attrib[_SHOWN]
    for attribute in (STYLE_NAME, _NEXT):
        if name := own.get(attribute):
            own.set(attribute, name + OWN)
    count_own_pages(own)
    return own


def count_own_pages(root: etree._Element) -> None:
    """Says the number of the letter's last page where the number of pages was said."""
    for count in list(root.iter(_COUNT)):
        number = element("text:bookmark-ref")
        number.set(odf("text:reference-format"), "page")
        number.set(odf("text:ref-name"), END)
        number.text, number.tail = count.text, count.tail
        if (holder := count.getparent()) is not None:
            holder.replace(count, number)


def own_page_styles(automatic: etree._Element, text: etree._Element) -> list[etree._Element]:
    """The styles that begin a page, made the letter's own, and used in its text."""
    starting = {style.get(STYLE_NAME, ""): style for style in automatic if style.get(MASTER)}
    for found in text.iter(etree.Element):
        for reference in _STYLE_REFERENCES:
            if found.get(reference) in starting:
                found.set(reference, f"{found.get(reference)}{OWN}")
    return list(map(_own_style, starting.values()))


def _own_style(style: etree._Element) -> etree._Element:
    own = copy.deepcopy(style)
    own.set(STYLE_NAME, f"{own.get(STYLE_NAME)}{OWN}")
    own.set(MASTER, f"{own.get(MASTER)}{OWN}")
    return own


def enclose(parent: etree._Element, own: list[etree._Element]) -> None:
    """Puts what each letter brings at the end of `parent`, between two cuts."""
    last = parent[-1] if len(parent) else None
    if last is None:
        parent.text = CUT
    else:
        last.tail = CUT
    for one in own:
        one.tail = None
        parent.append(one)
    if own:
        own[-1].tail = CUT
    elif last is None:
        parent.text = CUT * 2
    else:
        last.tail = CUT * 2
