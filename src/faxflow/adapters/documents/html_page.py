"""What a person sees of an HTML page, typed as plain text."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from faxflow.adapters.documents.columns import typed_table
from faxflow.domain.referrals.document_text import Unreadable

_UNSEEN: Final = ("script", "style", "head", "title", "template", "noscript")
_OWN_LINE: Final = frozenset((
    "address", "article", "blockquote", "body", "br", "dd", "div", "dl", "dt", "fieldset",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p",
    "pre", "section", "table", "tr", "ul",
))  # fmt: skip


def typed_html(text: str) -> str | Unreadable:
    """The page's text, tables in columns."""
    try:
        page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return Unreadable("the HTML holds no text")
    etree.strip_elements(page, *_UNSEEN, with_tail=False)
    etree.strip_tags(page, etree.Comment)
    lines = ("".join(_pieces(page))).splitlines()
    return "\n".join(line.rstrip() for line in lines)


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """The text of an element in the order in which it is read."""
    breaks = "\n" if element.tag in _OWN_LINE else ""
    yield breaks
    if element.tag == "table" and not element.findall(".//table"):
        yield typed_table([_cells(row) for row in element.iter("tr")])
    else:
        yield _flowed(element.text, element)
        for child in element:
            yield from _pieces(child)
            yield _flowed(child.tail, element)
    yield breaks


def _flowed(text: str | None, element: html.HtmlElement) -> str:
    """Text as a browser flows it; only typewritten parts keep their lines."""
    return (text or "") if element.tag == "pre" else re.sub(r"\s+", " ", text or "")


def _cells(row: html.HtmlElement) -> list[str]:
    return [" ".join(cell.itertext()) for cell in row if cell.tag in {"td", "th"}]
