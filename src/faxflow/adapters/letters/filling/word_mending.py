"""Word's XML made whole where a block left nothing: no table without rows, no empty cell."""

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

_TABLES: Final = r"<{p}tbl>(?:(?!<{p}tr[ >/]|</?{p}tbl>).)*</{p}tbl>"
_CELLS: Final = (
    r"(<{p}tc(?: [^>]*)?>(?:<{p}tcPr/>|<{p}tcPr>(?:(?!</{p}tcPr>).)*</{p}tcPr>)?|</{p}tbl>)"
    r"\s*(?=</{p}tc>)"
)
_STORIES: Final = r"(<{p}(hdr|ftr|txbxContent|footnote|endnote)(?: [^>]*)?>)\s*(?=</{p}\2>)"
_TRACES: Final = re.compile(r' w14:(?:paraId|textId)="[0-9A-Fa-f]*"')
"""Word's names of paragraphs, of which there may be no two alike."""


def mending_of(root: etree._Element) -> Callable[[str], str]:
    """Mends the filled XML of this part."""
    known = {uri: prefix for prefix, uri in root.nsmap.items()}
    prefix = known.get("http://schemas.openxmlformats.org/wordprocessingml/2006/main")
    before = f"{prefix}:" if prefix else ""
    tables, cells, stories = (
        re.compile(pattern.replace("{p}", before), re.DOTALL)
        for pattern in (_TABLES, _CELLS, _STORIES)
    )
    paragraph = rf"\1<{before}p/>"

    def mend(xml: str) -> str:
        whole = stories.sub(paragraph, cells.sub(paragraph, tables.sub("", xml)))
        return _TRACES.sub("", whole)

    return mend
