"""A compiled .odt without what costs time in every letter and shows in none."""

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.form import members_of, package_of
from faxflow.adapters.letters.filling.word_text import parse, serialised
from faxflow.adapters.letters.office.merging.odf import STYLE_NAME, odf

_THUMBNAIL: Final = "Thumbnails/thumbnail.png"
_MANIFEST, _META, _STYLES = "META-INF/manifest.xml", "meta.xml", "styles.xml"
_FULL_PATH: Final = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"
_TEMPLATE: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}template"
_LISTS, _STYLE = odf("text:list-style"), odf("style:style")
_UNNAMED: Final = frozenset(
    {
        *("Standard", "Header", "Footer", "Footnote", "Endnote", "Frame", "Graphics", "Caption"),
        *("Footnote_20_Symbol", "Footnote_20_anchor", "Endnote_20_Symbol", "Endnote_20_anchor"),
        *("Frame_20_contents", "Line_20_numbering", "Page_20_Number", "Internet_20_link"),
        *("Bullet_20_Symbols", "Numbering_20_Symbols", "Table_20_Contents", "Table_20_Heading"),
        *("Visited_20_Internet_20_Link", "Text_20_body", "Drawing", "OLE", "Outline"),
    }
)
"""Styles that LibreOffice uses where the document names none."""


def slimmed(package: bytes) -> bytes:
    """The .odt without its picture of itself, unused styles, and the name of a Word template.

    LibreOffice looks for that template among all of its own at every letter, and makes a style of
    every style: a third of the time of a short letter. Raises zipfile.BadZipFile, KeyError or
    etree.XMLSyntaxError.
    """
    members = members_of(package)
    if members.pop(_THUMBNAIL, None) is not None:
        members[_MANIFEST] = _without(members[_MANIFEST], _is_thumbnail)
    if _META in members:
        members[_META] = _without(members[_META], lambda found: found.tag == _TEMPLATE)
    if _STYLES in members:
        members[_STYLES] = _pruned(members[_STYLES], parse(members["content.xml"]))
    return package_of(members)


def _is_thumbnail(found: etree._Element) -> bool:
    return found.get(_FULL_PATH) == _THUMBNAIL


def _without(content: bytes, unwanted: Callable[[etree._Element], bool]) -> bytes:
    root = parse(content)
    for found in [one for one in root.iter(etree.Element) if unwanted(one)]:
        if (holder := found.getparent()) is not None:
            holder.remove(found)
    return serialised(root).encode()


def _pruned(content: bytes, text: etree._Element) -> bytes:
    """The styles.xml with those common styles only that something refers to."""
    root = parse(content)
    common = next(root.iter(odf("office:styles")))
    styles = {found.get(STYLE_NAME, ""): found for found in common.iterchildren(_LISTS, _STYLE)}
    others = (found for found in common if found not in styles.values())
    used = _used(styles, [text, *(part for part in root if part is not common), *others])
    for name, style in styles.items():
        if name not in used:
            common.remove(style)
    return serialised(root).encode()


def _used(styles: dict[str, etree._Element], holders: list[etree._Element]) -> set[str]:
    """The names that the holders refer to, and those that these refer to, and so on."""
    used, following = set[str](), {*_UNNAMED, *(name for one in holders for name in _named(one))}
    while following:
        used |= following
        found = {name for one in following if one in styles for name in _named(styles[one])}
        following = found - used
    return used


def _named(root: etree._Element) -> Iterator[str]:
    """Every style that the attributes below `root` name."""
    for found in root.iter(etree.Element):
        yield from (str(value) for name, value in found.items() if str(name).endswith("style-name"))
