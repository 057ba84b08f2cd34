"""A mail merge's tie to its list of recipients, cut: a letter asks for no other file."""

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.word_names import W
from faxflow.adapters.letters.filling.word_text import parse, serialised

_SETTINGS: Final = "word/settings.xml"
_LINKS: Final = "word/_rels/settings.xml.rels"
_SOURCES: Final = re.compile(r"/(mailMergeSource|mailMergeHeaderSource|recipientData)$")


def without_merge(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The package's members without it. Raises etree.XMLSyntaxError."""
    changed = dict(members)
    root = parse(members[_SETTINGS]) if _SETTINGS in members else None
    merges = [] if root is None else root.findall(f"{W}mailMerge")
    if root is None or not merges:
        return changed
    for merge in merges:
        root.remove(merge)
    changed[_SETTINGS] = serialised(root).encode()
    if _LINKS in members:
        changed[_LINKS] = _unlinked(members[_LINKS])
    return changed


def _unlinked(content: bytes) -> bytes:
    root = parse(content)
    for link in list(root):
        if isinstance(link, etree._Element) and _SOURCES.search(link.get("Type", "")):
            root.remove(link)
    return serialised(root).encode()
