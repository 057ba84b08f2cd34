"""Word's content controls: those with a name are fields, and none of them stays in a letter."""

from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.control import CONTROL, Control, controls_of, is_field
from faxflow.adapters.letters.filling.control_looks import looks_of
from faxflow.adapters.letters.filling.sources import Named
from faxflow.adapters.letters.filling.tags import BadPlaceholder, Kind, Shown, Tags
from faxflow.adapters.letters.filling.word_names import (
    CELL,
    PARAGRAPH,
    PARAGRAPH_LOOK,
    RUN,
    RUN_LOOK,
    VALUE,
    W,
    run_of,
    unwrapped,
)
from faxflow.adapters.letters.filling.word_sections import repeat

_NESTED: Final = "A repeating section within another cannot be filled."


def mark_controls(root: etree._Element, tags: Tags) -> None:
    """Puts marks into the controls that are fields, and unwraps all. Raises BadPlaceholder."""
    controls = list(controls_of(root))
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
        elif control.name and not control.is_section and is_field(control):
            _fill_in(control, _row_around(control.element, rows), tags)
    for control in reversed(controls):
        unwrapped(control.element, control.content)


def _row_around(element: etree._Element, rows: dict[etree._Element, str]) -> str | None:
    return next((rows[one] for one in element.iterancestors(CONTROL) if one in rows), None)


def _fill_in(control: Control, row: str | None, tags: Tags) -> None:
    look = _look(control)
    runs = []
    for shown, font in looks_of(control.about):
        run = run_of(tags.add(Shown(Named(control.name, shown), row=row, kind=Kind.CONTROL)), look)
        if font is not None:
            _set_font(run, font)
        runs.append(run)
    _put(control, runs)


def _put(control: Control, runs: list[etree._Element]) -> None:
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


def _is_inline(control: Control) -> bool:
    return next(control.element.iterancestors(PARAGRAPH), None) is not None and (
        control.element.getparent() is not None
        and next(control.element.iterancestors(PARAGRAPH, f"{W}txbxContent", CELL)).tag == PARAGRAPH
    )


def _look(control: Control) -> etree._Element | None:
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
