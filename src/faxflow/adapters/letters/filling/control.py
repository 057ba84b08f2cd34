"""A content control of Word's: its name, and whether it is a field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.brace_tags import BRACES
from faxflow.adapters.letters.filling.tags import MARK_BEGIN
from faxflow.adapters.letters.filling.word_names import CELL, ROW, TABLE, VALUE, W15, W
from faxflow.domain.field_name import canonical

CONTROL, _CONTENT, _ABOUT = f"{W}sdt", f"{W}sdtContent", f"{W}sdtPr"
_SECTION, _ITEM = f"{W15}repeatingSection", f"{W15}repeatingSectionItem"
_NO_FIELDS: Final = (
    *(f"{W}{kind}" for kind in ("docPartObj", "docPartList", "group", "citation")),
    *(f"{W}{kind}" for kind in ("bibliography", "picture", "equation")),
    _ITEM,
)
_RICHER: Final = (TABLE, f"{W}drawing", f"{W}pict", f"{W}object")
_GOOGLE: Final = "goog_rdk_"
"""Google Docs wraps runs of its own making in controls with such tags."""
_PROPERTIES: Final = frozenset(
    {
        "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
        "{6668398D-A668-4E3E-A5EB-62B293D839F1}",
        "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}",
    }
)
"""The stores of Word's own document properties: title, company, cover page ([MS-OI29500])."""


@dataclass(frozen=True, slots=True)
class Control:
    """The control, what is said about it, and what it holds."""

    element: etree._Element
    about: etree._Element
    content: etree._Element

    @property
    def name(self) -> str:
        """By its tag, else by its title; empty where it has neither."""
        named = (self._said("tag"), *(() if self.is_property else (self.title,)))
        section = self.about.find(_SECTION)
        title = None if section is None else section.find(f"{W15}sectionTitle")
        titles = () if title is None else (title.get(f"{W15}val", ""),)
        return next((canonical(text) for text in (*named, *titles) if canonical(text)), "")

    @property
    def title(self) -> str:
        """As Word shows it above the control."""
        return self._said("alias")

    @property
    def is_section(self) -> bool:
        """Whether it repeats what it holds."""
        return self.about.find(_SECTION) is not None

    @property
    def is_property(self) -> bool:
        """Whether it shows one of the document's own properties."""
        bound = self.about.find(f"{W}dataBinding")
        return bound is not None and bound.get(f"{W}storeItemID", "").upper() in _PROPERTIES

    @property
    def is_furniture(self) -> bool:
        """Whether it is of a kind that is never filled: a gallery, a group, a picture."""
        return any(self.about.find(kind) is not None for kind in _NO_FIELDS)

    def _said(self, what: str) -> str:
        element = self.about.find(W + what)
        text = "" if element is None else element.get(VALUE, "")
        return "" if text.startswith(_GOOGLE) else text


def controls_of(root: etree._Element) -> Iterator[Control]:
    """All of them, outer ones first."""
    for element in list(root.iter(CONTROL)):
        about, content = element.find(_ABOUT), element.find(_CONTENT)
        if content is None:
            content = etree.SubElement(element, _CONTENT)
        if about is None:
            about = etree.Element(_ABOUT)
        yield Control(element, about, content)


def is_field(control: Control) -> bool:
    """Whether nothing but text is in it, which a value may stand for."""
    if control.is_furniture:
        return False
    inside = control.content
    text = "".join(str(piece) for piece in inside.itertext())
    holds_more = MARK_BEGIN in text or BRACES.search(text) or _is_rich(inside)
    several = sum(1 for _ in inside.iter(CELL)) > 1 or next(inside.iter(ROW), None) is not None
    return not holds_more and not several


def _is_rich(content: etree._Element) -> bool:
    return next(content.iter(*_RICHER), None) is not None
