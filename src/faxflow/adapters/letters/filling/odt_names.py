"""The names of OpenDocument's XML that filling asks for, and the grammar of its blocks."""

from collections.abc import Callable
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.grammar import Grammar

_ODF: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, STYLE, OFFICE = _ODF % "text", _ODF % "style", _ODF % "office"
FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TABLE, _DRAW = _ODF % "table", _ODF % "drawing"
PARAGRAPHS: Final = (f"{TEXT}p", f"{TEXT}h")
HOLDERS: Final = tuple(f"{TEXT}{name}" for name in ("p", "h", "span", "a", "meta"))
"""The elements whose characters are a paragraph's text (ODF 1.3, 6.1.1)."""
FLOWING: Final = (*PARAGRAPHS, f"{TEXT}list", f"{TEXT}section", f"{_TABLE}table")
"""What stands in the text one after another."""
SPAN: Final = f"{TEXT}span"
ITEMS: Final = frozenset({f"{TEXT}list-item", f"{TEXT}list-header"})
STYLE_NAME: Final = f"{TEXT}style-name"


def _named(namespace: str, names: str) -> frozenset[str]:
    return frozenset(namespace + name for name in names.split())


_MARGINS: Final = _named(STYLE, "header header-first header-left footer footer-first footer-left")
_IN_CELLS: Final = _named(_TABLE, "table-cell")


def grammar(keeps: Callable[[etree._Element], bool]) -> Grammar:
    """OpenDocument's grammar; `keeps` knows the paragraphs that begin a page."""
    return Grammar(
        paragraphs=frozenset(PARAGRAPHS),
        rows=_named(_TABLE, "table-row"),
        tables=_named(_TABLE, "table table-rows table-header-rows"),
        containers=_MARGINS
        | _IN_CELLS
        | ITEMS
        | _named(OFFICE, "text")
        | _named(_DRAW, "text-box")
        | _named(TEXT, "note-body section list"),
        quiet=_named(TEXT, "p h span a s tab list list-item list-header")
        | _named(_TABLE, "table-cell covered-table-cell table-row"),
        silent=_named(
            TEXT,
            "soft-page-break bookmark bookmark-start bookmark-end "
            "reference-mark reference-mark-start reference-mark-end",
        ),
        splittable=_named(TEXT, "span a"),
        properties=frozenset(),
        keeps=keeps,
    )
