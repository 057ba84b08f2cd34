"""Typefaces that this machine has, and whether they can draw a text."""

import functools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import reportlab
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFError, TTFont

_FOLDERS: Final = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("~/.local/share/fonts"),
    Path("~/.fonts"),
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts/Supplemental"),
    Path("C:/Windows/Fonts"),
    Path(reportlab.__file__).parent / "fonts",
)
_WINDOWS_STYLES: Final = (".ttf", "bd.ttf", "i.ttf", "bi.ttf")
_MAC_STYLES: Final = (".ttf", " Bold.ttf", " Italic.ttf", " Bold Italic.ttf")
_FREE_STYLES: Final = ("-Regular.ttf", "-Bold.ttf", "-Italic.ttf", "-BoldItalic.ttf")
_DEJAVU_STYLES: Final = (".ttf", "-Bold.ttf", "-Oblique.ttf", "-BoldOblique.ttf")
_SANS: Final = (
    ("LiberationSans", _FREE_STYLES),
    ("arial", _WINDOWS_STYLES),
    ("Arial", _MAC_STYLES),
    ("DejaVuSans", _DEJAVU_STYLES),
    ("Carlito", _FREE_STYLES),
    ("Vera", (".ttf", "Bd.ttf", "It.ttf", "BI.ttf")),
)
_SERIF: Final = (
    ("LiberationSerif", _FREE_STYLES),
    ("times", _WINDOWS_STYLES),
    ("Times New Roman", _MAC_STYLES),
    *_SANS,
)
_SERIF_WORDS: Final = ("times", "serif", "cambria", "georgia", "garamond", "book", "palatino")
_NEEDS_SHAPING: Final = frozenset(
    {"R", "AL", "AN", "NSM", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}
)
"""Scripts that run right to left, marks placed over letters, and signs that turn the direction
(Unicode, UAX 9)."""


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The registered families that draw one letter."""

    sans: str
    serif: str

    def like(self, word_font: str) -> str:
        """The family that comes near to the font which the template asks for."""
        serif = any(word in word_font.lower() for word in _SERIF_WORDS)
        return self.serif if serif and "sans" not in word_font.lower() else self.sans


def typefaces_for(text: str) -> Typefaces | None:
    """The families that can draw all of `text`, or None where none can."""
    sans, serif = (_first_able(text, families) for families in (_SANS, _SERIF))
    return Typefaces(sans, serif) if sans and serif else None


def _first_able(text: str, families: tuple[tuple[str, tuple[str, ...]], ...]) -> str | None:
    letters = {ord(letter) for letter in text if not letter.isspace()}
    if any(unicodedata.bidirectional(chr(letter)) in _NEEDS_SHAPING for letter in letters):
        return None
    able = (name for name, styles in families if letters <= _glyphs(name, styles))
    return next(able, None)


@functools.cache
def _glyphs(family: str, styles: tuple[str, ...]) -> frozenset[int]:
    """The code points that all four faces of a family have; none where it is not installed."""
    files = [_font_files().get(f"{family}{style}") for style in styles]
    if None in files:
        return frozenset()
    names = [f"{family}{ending}" for ending in ("", "-b", "-i", "-bi")]
    try:
        fonts = [TTFont(name, str(file)) for name, file in zip(names, files, strict=True)]
    except TTFError:
        return frozenset()
    for font in fonts:
        registerFont(font)
    registerFontFamily(family, *names)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))


@functools.cache
def _font_files() -> dict[str, Path]:
    """Each installed font file by its name; the first folder wins."""
    found: dict[str, Path] = {}
    for file in _all_fonts():
        found.setdefault(file.name, file)
    return found


def _all_fonts() -> Iterator[Path]:
    for folder in _FOLDERS:
        yield from sorted(folder.expanduser().rglob("*.ttf"))
