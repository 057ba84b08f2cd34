"""Word's content controls: those with a name are fields, and none of them stays in a letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.brace_tags import BRACES
from faxflow.adapters.letters.filling.control_looks import looks_of
from faxflow.adapters.letters.filling.sources import Named
from faxflow.adapters.letters.filling.tags import (
    MARK_BEGIN,
    BadPlaceholder,
    Kind,
    Shown,
    Tags,
)
from faxflow.adapters.letters.filling.word_names import (
    CELL,
    PARAGRAPH,
    PARAGRAPH_LOOK,
    ROW,
    RUN,
    RUN_LOOK,
    TABLE,
    VALUE,
    W15,
    W,
    run_of,
    unwrapped,
)
from faxflow.adapters.letters.filling.word_sections import repeat
from faxflow.domain.field_name import canonical

_CONTROL, _CONTENT, _ABOUT = f"{W}sdt", f"{W}sdtContent", f"{W}sdtPr"
_SECTION, _ITEM = f"{W15}repeatingSection", f"{W15}repeatingSectionItem"
_NO_FIELDS: Final = (
    *(f"{W}{kind}" for kind in ("docPartObj", "docPartList", "group", "citation")),
    *(f"{W}{kind}" for kind in ("bibliography", "picture", "equation")),
    _ITEM,
)
_RICHER: Final = (TABLE, f"{W}drawing", f"{W}pict", f"{W}object")
_GOOGLE: Final = "goog_rdk_"
"""Google Docs wraps runs of its own making in controls with such tags."""
_NESTED: Final = "A repeating section within another cannot be filled."
_PROPERTIES: Final = frozenset(
    {
        "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
        "{6668398D-A668-4E3E-A5EB-62B293D839F1}",
        "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}",
    }
)
"""The stores of Word's own document properties: title, company, cover page ([MS-OI29500])."""


@dataclass(frozen=True, slots=True)
class _Control:
    element: etree._Element
    about: etree._Element
    content: etree._Element

    @property
    def name(self) -> str:
        """By its tag, else by its title; empty where it has neither."""
        named = (self._said("tag"), *(() if self._is_property() else (self._said("alias"),)))
        section = self.about.find(_SECTION)
        title = None if section is None else section.find(f"{W15}sectionTitle")
        titles = () if title is None else (title.get(f"{W15}val", ""),)
        return next((canonical(text) for text in (*named, *titles) if canonical(text)), "")

    @property
    def is_section(self) -> bool:
        return self.about.find(_SECTION) is not None

    def _said(self, what: str) -> str:
        element = self.about.find(W + what)
        text = "" if element is None else element.get(VALUE, "")
        return "" if text.startswith(_GOOGLE) else text

    def _is_property(self) -> bool:
        bound = self.about.find(f"{W}dataBinding")
        return bound is not None and bound.get(f"{W}storeItemID", "").upper() in _PROPERTIES


def mark_controls(root: etree._Element, tags: Tags) -> None:
    """Puts marks into the controls that are fields, and unwraps all. Raises BadPlaceholder."""
    controls = list(_controls(root))
    rows: dict[etree._Element, str] = {}
    for control in controls:
        if control.is_section and control.name:
            if _row_around(control.element, rows):
                raise BadPlaceholder(control.name, _NESTED)
            rows[control.element] = f"_row{len(rows)}"
    # The innermost first: what holds other fields is no field itself.
    for control in reversed(controls):
        if control.element in rows:
            repeat(control.content, control.name, rows[control.element], tags)
        elif control.name and not control.is_section and _is_field(control):
            _fill_in(control, _row_around(control.element, rows), tags)
    for control in reversed(controls):
        unwrapped(control.element, control.content)


def _controls(root: etree._Element) -> Iterator[_Control]:
    for element in list(root.iter(_CONTROL)):
        about, content = element.find(_ABOUT), element.find(_CONTENT)
        if content is None:
            content = etree.SubElement(element, _CONTENT)
        if about is None:
            about = etree.Element(_ABOUT)
        yield _Control(element, about, content)


def _is_field(control: _Control) -> bool:
    if any(control.about.find(kind) is not None for kind in _NO_FIELDS):
        return False
    inside = control.content
    text = "".join(str(piece) for piece in inside.itertext())
    holds_more = MARK_BEGIN in text or BRACES.search(text) or _is_rich(inside)
    several = sum(1 for _ in inside.iter(CELL)) > 1 or next(inside.iter(ROW), None) is not None
    return not holds_more and not several


def _is_rich(content: etree._Element) -> bool:
    return next(content.iter(*_RICHER), None) is not None


def _row_around(element: etree._Element, rows: dict[etree._Element, str]) -> str | None:
    return next((rows[one] for one in element.iterancestors(_CONTROL) if one in rows), None)


def _fill_in(control: _Control, row: str | None, tags: Tags) -> None:
    look = _look(control)
    runs = []
    for shown, font in looks_of(control.about):
        run = run_of(tags.add(Shown(Named(control.name, shown), row=row, kind=Kind.CONTROL)), look)
        if font is not None:
            _set_font(run, font)
        runs.append(run)
    _put(control, runs)


def _put(control: _Control, runs: list[etree._Element]) -> None:
    """The runs in the place of all the control's text."""
    paragraph = next(control.content.iter(PARAGRAPH), None)
    cell = next(control.content.iter(CELL), None)
    if paragraph is None and cell is None and _is_inline(control):
        control.content[:] = runs
        return
    if paragraph is None:
        paragraph = etree.SubElement(control.content if cell is None else cell, PARAGRAPH)
    for other in list(control.content.iter(PARAGRAPH)):
        holder = other.getparent()
        if other is not paragraph and holder is not None:
            holder.remove(other)
    kept = [child for child in paragraph if child.tag == PARAGRAPH_LOOK]
    paragraph[:] = [*kept, *runs]


def _is_inline(control: _Control) -> bool:
    return next(control.element.iterancestors(PARAGRAPH), None) is not None and (
        control.element.getparent() is not None
        and next(control.element.iterancestors(PARAGRAPH, f"{W}txbxContent", CELL)).tag == PARAGRAPH
    )


def _look(control: _Control) -> etree._Element | None:
    """The formatting of the control's own text, without the grey of a prompt."""
    first = next(control.content.iter(RUN), None)
    look = None if first is None else first.find(RUN_LOOK)
    prompt = control.about.find(f"{W}showingPlcHdr")
    if prompt is None or prompt.get(VALUE, "1") in {"0", "false", "off"}:
        return look
    typed = control.about.find(RUN_LOOK)
    if typed is not None:
        return typed
    if look is not None:
        for style in look.findall(f"{W}rStyle"):
            look.remove(style)
    return look


def _set_font(run: etree._Element, font: str) -> None:
    look = run.find(RUN_LOOK)
    if look is None:
        look = etree.Element(RUN_LOOK)
        run.insert(0, look)
    for old in look.findall(f"{W}rFonts"):
        look.remove(old)
    sides = ("ascii", "hAnsi", "eastAsia", "cs")
    fonts = etree.Element(f"{W}rFonts", {W + side: font for side in sides})
    at = 1 if look.find(f"{W}rStyle") is not None else 0
    look.insert(at, fonts)
