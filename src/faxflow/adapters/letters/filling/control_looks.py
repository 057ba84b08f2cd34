"""How a content control shows its value: its box, its list, its form of date."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.looks import Chosen, MergeLook, Ticked
from faxflow.adapters.letters.filling.sources import AS_WRITTEN, Look
from faxflow.adapters.letters.filling.word_names import VALUE, W14, W

_CHECKED: Final = ("2612", "MS Gothic")
_UNCHECKED: Final = ("2610", "MS Gothic")
"""Word's own boxes, where the control does not say its own."""
_SYMBOL_FONTS: Final = ("wingdings", "webdings", "symbol")
_SYMBOLS: Final = 0xF000
_LAST_BYTE: Final = 0xFF


def looks_of(about: etree._Element) -> Iterator[tuple[Look, str | None]]:
    """Each look that the control shows side by side, with the font that it needs of its own."""
    box, dated = about.find(f"{W14}checkbox"), about.find(f"{W}date")
    choices = [about.find(W + kind) for kind in ("dropDownList", "comboBox")]
    lists = [one for one in choices if one is not None]
    if box is not None:
        yield from _boxes(box)
    elif lists:
        yield Chosen(_entries(lists[0])), None
    elif dated is not None and (form := dated.find(f"{W}dateFormat")) is not None:
        yield MergeLook(date=form.get(VALUE, "")), None
    else:
        yield AS_WRITTEN, None


def _boxes(box: etree._Element) -> Iterator[tuple[Look, str | None]]:
    """One look, or where the two signs are of two fonts, one for each of them."""
    checked, checked_font = _sign(box.find(f"{W14}checkedState"), _CHECKED)
    unchecked, unchecked_font = _sign(box.find(f"{W14}uncheckedState"), _UNCHECKED)
    if checked_font == unchecked_font:
        yield Ticked(checked, unchecked), checked_font
        return
    yield Ticked(checked, ""), checked_font
    yield Ticked("", unchecked), unchecked_font


def _sign(state: etree._Element | None, usual: tuple[str, str]) -> tuple[str, str]:
    code, font = usual
    if state is not None:
        code, font = state.get(f"{W14}val", code), state.get(f"{W14}font", font)
    number = int(code, 16)
    if number <= _LAST_BYTE and font.lower().startswith(_SYMBOL_FONTS):
        number += _SYMBOLS
    return chr(number), font


def _entries(choices: etree._Element) -> dict[str, str]:
    entries = choices.findall(f"{W}listItem")
    shown = {one.get(f"{W}value", ""): one.get(f"{W}displayText", "") for one in entries}
    return {value: text for value, text in shown.items() if value and text}
