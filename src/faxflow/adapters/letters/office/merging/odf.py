"""The names of OpenDocument's elements and attributes (OASIS OpenDocument 1.3, part 3)."""

from typing import Final

from lxml import etree

_SPACES: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_XML: Final = {"xml": "http://www.w3.org/XML/1998/namespace"}


def odf(name: str) -> str:
    """The name as lxml knows it: `text:p` in braces and full."""
    prefix, local = name.split(":")
    return f"{{{(_SPACES | _XML)[prefix]}}}{local}"


def element(name: str) -> etree._Element:
    """A new, empty element, with the usual prefixes."""
    return etree.Element(odf(name), nsmap=_SPACES)


PARAGRAPHS: Final = frozenset({odf("text:p"), odf("text:h")})
TABLE: Final = odf("table:table")
STYLE_NAME: Final = odf("style:name")
MASTER: Final = odf("style:master-page-name")
PAGE_NUMBER: Final = odf("style:page-number")
