"""The font families that a template's text asks for, its theme's names resolved."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from typing import Final

from lxml import etree

from faxflow.adapters.letters.survey.names import A, W
from faxflow.adapters.letters.survey.reading import Piece, Reading

_WITHOUT_ANY: Final = "Times New Roman"
"""What Word takes where nothing names a font."""
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
_WIDE: Final = frozenset({"W", "F"})


def families_asked(reading: Reading) -> Mapping[str, int]:
    """Each family that visible text asks for, and how many pieces do."""
    asked: Counter[str] = Counter()
    for _, families in families_by_piece(reading):
        asked.update(families)
    return asked


def families_by_piece(reading: Reading) -> Iterator[tuple[Piece, Set[str]]]:
    """Each piece that is not hidden, with the families that it asks for."""
    theme = _theme_fonts(reading.package.member("theme"))
    for piece in reading.pieces:
        if not piece.hidden:
            yield piece, set(_families(piece, theme))


def embedded_families(reading: Reading) -> frozenset[str]:
    """The families that the document brings along."""
    table = reading.package.member("fontTable")
    fonts = () if table is None else table.iter(f"{W}font")
    return frozenset(
        font.get(f"{W}name", "") for font in fonts if font.find(f"{W}embedRegular") is not None
    )


def _families(piece: Piece, theme: Mapping[str, str]) -> Iterator[str]:
    symbols = [one.get(f"{W}font", "") for one in piece.run.iter(f"{W}sym")]
    yield from filter(None, symbols)
    if any(one.tag == f"{W}t" for one in piece.run):
        yield _family(piece, _script(piece.text), theme)


def _script(text: str) -> str:
    """Which of the four fonts of a run its letters take (ISO/IEC 29500-1, 17.3.2.26)."""
    if any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text):
        return "cs"
    if any(unicodedata.east_asian_width(sign) in _WIDE for sign in text):
        return "eastAsia"
    return "ascii"


def _family(piece: Piece, script: str, theme: Mapping[str, str]) -> str:
    for settings in piece.settings:
        fonts = settings.find(f"{W}rFonts")
        if fonts is None:
            continue
        named = theme.get(fonts.get(f"{W}{script}Theme", fonts.get(f"{W}{script}theme", "")), "")
        if found := named or fonts.get(f"{W}{script}"):
            return found
    return _WITHOUT_ANY


def _theme_fonts(theme: etree._Element | None) -> Mapping[str, str]:
    """The families behind minorHAnsi, majorAscii and so on."""
    fonts: dict[str, str] = {}
    for group in ("minor", "major"):
        for script, kinds in (
            ("latin", ("HAnsi", "Ascii")),
            ("ea", ("EastAsia",)),
            ("cs", ("Bidi",)),
        ):
            path = f"{A}themeElements/{A}fontScheme/{A}{group}Font/{A}{script}"
            found = None if theme is None else theme.find(path)
            name = "" if found is None else found.get("typeface", "")
            fonts |= {f"{group}{kind}": name for kind in kinds}
    return fonts
