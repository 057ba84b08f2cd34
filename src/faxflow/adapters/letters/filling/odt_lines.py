"""How a value's lines stand in OpenDocument's XML: as paragraphs alike where that may be."""

from collections.abc import Iterator, Set
from copy import deepcopy
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from faxflow.adapters.letters.filling.odt_names import (
    FLOWING,
    FO,
    ITEMS,
    OFFICE,
    PARAGRAPHS,
    SPAN,
    STYLE,
    STYLE_NAME,
)
from faxflow.adapters.letters.filling.written_value import Dialect

_PARENT, _NAME, _PAGE = f"{STYLE}parent-style-name", f"{STYLE}name", f"{STYLE}master-page-name"
_LOOK: Final = f"{STYLE}paragraph-properties"
_DROP: Final = f"{_LOOK}/{STYLE}drop-cap"
_BREAKS: Final = (f"{FO}break-before", f"{FO}break-after")
_INDENT, _NUMBER = f"{FO}text-indent", f"{STYLE}page-number"
_LIST: Final = f"{STYLE}list-style-name"


class OdtLines:
    """Ways to write lines in one part; adds to it the styles that second paragraphs need.

    `once` are the common styles that number, hang or begin a page.
    """

    def __init__(self, root: etree._Element, once: Set[str]) -> None:
        self._once = once
        self._own = root.find(f"{OFFICE}automatic-styles")
        styles = [] if self._own is None else self._own.findall(f"{STYLE}style")
        self._styles = {style.get(_NAME, ""): style for style in styles}

    def dialect(self, holder: etree._Element) -> Dialect:
        """For the text in this paragraph, span or link."""
        prefix = f"{holder.prefix}:" if holder.prefix else ""
        new = self._new_paragraph(holder, prefix)
        own, tab, space = (f"<{prefix}{name}/>" for name in ("line-break", "tab", "s"))
        return Dialect(line_break=new or own, tab=tab, space=space, own_break=own)

    def begins_page(self, paragraph: etree._Element) -> bool:
        """Whether the page would be lost with the paragraph; the first of all needs no style."""
        style = self._styles.get(paragraph.get(STYLE_NAME, ""))
        if style is None:
            return paragraph.get(STYLE_NAME) in self._once
        page, before = style.get(_PAGE), paragraph.getprevious()
        is_first = before is None or before.tag not in FLOWING
        begins = bool(page) and not (page == "Standard" and is_first)
        return begins or _breaks(style)

    def _new_paragraph(self, holder: etree._Element, prefix: str) -> str | None:
        """What ends this paragraph and begins another like it; None where it must stay one."""
        spans: list[etree._Element] = []
        while holder.tag == SPAN:
            spans.append(holder)
            above = holder.getparent()
            if above is None:
                return None
            holder = above
        parent = holder.getparent()
        if holder.tag != PARAGRAPHS[0] or parent is None or parent.tag in ITEMS:
            return None
        style = self._next_style(holder.get(STYLE_NAME, ""))
        if style is None:
            return None
        opened = "".join(_opened(span, prefix) for span in reversed(spans))
        new = f"<{prefix}p {prefix}style-name={quoteattr(style)}>" if style else f"<{prefix}p>"
        return f"</{prefix}span>" * len(spans) + f"</{prefix}p>{new}{opened}"

    def _next_style(self, name: str) -> str | None:
        """The style of a second paragraph; None where there can be none."""
        style = self._styles.get(name)
        if style is None:
            return None if name in self._once else name
        if style.get(_PARENT) in self._once or style.get(_LIST) or _breaks_behind(style):
            return None
        usual = style.get(_PAGE) is None and style.find(_DROP) is None
        if usual and not _breaks(style) and not _hangs(style):
            return name
        return self._added(style, f"{name}-next")

    def _added(self, style: etree._Element, name: str) -> str:
        if name not in self._styles and self._own is not None:
            copy = deepcopy(style)
            copy.tail = None
            copy.set(_NAME, name)
            copy.attrib.pop(_PAGE, "")
            for look in copy.iter(_LOOK):
                for drop in look.findall(f"{STYLE}drop-cap"):
                    look.remove(drop)
                for attribute in (*_BREAKS, _NUMBER):
                    look.attrib.pop(attribute, "")
                if look.get(_INDENT, "").startswith("-"):
                    look.set(_INDENT, "0in")
            # Right behind it: what marks where styles belong to goes on behind the copy.
            style.addnext(copy)
            self._styles[name] = copy
        return name


def styles_of_one_paragraph(root: etree._Element) -> frozenset[str]:
    """The common styles that number, hang or begin a page."""
    styles = {style.get(_NAME, ""): style for style in root.iter(f"{STYLE}style")}
    return frozenset(name for name in styles if any(map(_is_once, _chain(name, styles))))


def _chain(name: str, styles: dict[str, etree._Element]) -> Iterator[etree._Element]:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        name = styles[name].get(_PARENT, "")


def _is_once(style: etree._Element) -> bool:
    return bool(style.get(_PAGE) or style.get(_LIST)) or _breaks(style) or _hangs(style)


def _breaks(style: etree._Element) -> bool:
    looks = style.findall(_LOOK)
    return any(look.get(at, "auto") != "auto" for look in looks for at in _BREAKS)


def _breaks_behind(style: etree._Element) -> bool:
    return any(look.get(_BREAKS[1], "auto") != "auto" for look in style.findall(_LOOK))


def _hangs(style: etree._Element) -> bool:
    return any(look.get(_INDENT, "").startswith("-") for look in style.findall(_LOOK))


def _opened(span: etree._Element, prefix: str) -> str:
    style = span.get(STYLE_NAME)
    return f"<{prefix}span {prefix}style-name={quoteattr(style)}>" if style else f"<{prefix}span>"
