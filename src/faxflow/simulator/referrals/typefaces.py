"""The typefaces that forms are set in, from the fonts that are on the machine."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from PIL import ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


class Typeface(StrEnum):
    """How letters look."""

    SANS = "sans"
    SERIF = "serif"
    MONO = "mono"


_FILES: Final = {
    Typeface.SANS: ("LiberationSans-Regular", "Carlito-Regular", "DejaVuSans", "Arial", "arial"),
    Typeface.SERIF: ("LiberationSerif-Regular", "DejaVuSerif", "Times New Roman", "times"),
    Typeface.MONO: ("LiberationMono-Regular", "DejaVuSansMono", "Courier New", "cour"),
}
_BUILT_IN: Final = {
    Typeface.SANS: ("Helvetica", "Helvetica-Bold"),
    Typeface.SERIF: ("Times-Roman", "Times-Bold"),
    Typeface.MONO: ("Courier", "Courier-Bold"),
}


@cache
def font(face: Typeface, dots: int, *, bold: bool) -> Font:
    """The font that many dots high; Pillow's own where the machine has none of them."""
    for name in _FILES[face]:
        for wanted in _weights(name, bold=bold):
            try:
                return ImageFont.truetype(f"{wanted}.ttf", dots)
            except OSError:
                continue
    return ImageFont.load_default(dots)


def _weights(name: str, *, bold: bool) -> tuple[str, ...]:
    if not bold:
        return (name,)
    return (name.replace("-Regular", "-Bold"), f"{name}-Bold", name)


def width(face: Typeface, text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is, in points, when set in that size."""
    return float(font(face, 100, bold=bold).getlength(text)) * size / 100


@cache
def pdf_font(face: Typeface, *, bold: bool) -> str:
    """The name under which reportlab knows the font, embedded; its own where there is none."""
    drawn = font(face, 10, bold=bold)
    path = getattr(drawn, "path", None)
    if not isinstance(path, str | Path):
        return _BUILT_IN[face][bold]
    name = f"faxflow-{face}-{'bold' if bold else 'plain'}"
    pdfmetrics.registerFont(TTFont(name, str(path)))
    return name
