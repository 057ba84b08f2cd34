"""Signs of fonts that hold no letters, and WordArt, as plain characters."""

from typing import Final

from docx.oxml.ns import qn
from lxml import etree

from faxflow.adapters.letters.drawing.plain.tree import all_of, swap, text_of
from faxflow.adapters.letters.drawing.undrawable import Undrawable

_TEXT_PATH: Final = "{urn:schemas-microsoft-com:vml}textpath"
_WINGDINGS: Final = {
    0x28: "☎",
    0x29: "✆",
    0x2A: "✉",
    0x4A: "☺",
    0x4C: "☹",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x76: "❖",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "☐",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xFB: "✗",
    0xFC: "✔",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2: Final = {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_SYMBOL: Final = {
    0x44: "Δ",
    0x57: "Ω",
    0x61: "α",
    0x62: "β",
    0x64: "δ",
    0x67: "γ",
    0x6C: "λ",
    0x6D: "μ",
    0x70: "π",
    0x71: "θ",
    0x73: "σ",
    0xA3: "≤",
    0xA5: "∞",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD6: "√",
}
_FONTS: Final = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": {},
    "symbol": _SYMBOL,
    "mt extra": {},
}
"""As in Unicode's own mappings of these fonts; signs that are not here are refused."""

_PRIVATE: Final = range(0xE000, 0xF900)
"""Unicode's area of private use; Word writes a sign's code 41 as F041 too."""
_SPACES: Final = (0x20, 0xA0)


def holds_signs(font: str) -> bool:
    """Whether the font shows something else than the letters of its text."""
    return font.lower() in _FONTS


def write_signs(root: etree._Element) -> None:
    """Signs become text. Raises Undrawable for one that is not known."""
    for text in all_of(root, "w:t"):
        font = _font_of(text)
        if holds_signs(font):
            text.text = "".join(_sign(font, ord(letter)) for letter in text.text or "")
    for sign in all_of(root, "w:sym"):
        code = int(sign.get(qn("w:char"), "0"), 16)
        swap(sign, [text_of(_sign(sign.get(qn("w:font"), ""), code))])
    for path in list(root.iter(_TEXT_PATH)):
        picture = next(path.iterancestors(qn("w:pict")), None)
        if picture is not None:
            swap(picture, [text_of(path.get("string", ""))])


def _font_of(text: etree._Element) -> str:
    """The font that the text's own run names; styles are looked at where it is drawn."""
    fonts = text.find(f"../{qn('w:rPr')}/{qn('w:rFonts')}")
    return "" if fonts is None else fonts.get(qn("w:ascii"), "")


def _sign(font: str, code: int) -> str:
    """The character, for a code of a font of signs; others must be of Unicode."""
    if holds_signs(font):
        low = code & 0xFF if code in _PRIVATE else code
        shown = " " if low in _SPACES else _FONTS[font.lower()].get(low)
    else:
        shown = None if code in _PRIVATE else chr(code)
    if shown is None:
        raise Undrawable(f"a sign of the font {font}")
    return shown
