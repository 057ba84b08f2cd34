"""What lies behind a piece of text: highlighting, shading, patterns, a filled shape."""

import re
from typing import Final

from lxml import etree

from faxflow.adapters.letters.survey.colours import (
    BLACK,
    WHITE,
    Colour,
    Palette,
    highlight,
    mixed,
    of_hex,
)
from faxflow.adapters.letters.survey.names import VML, WPS, A
from faxflow.adapters.letters.survey.reading import Piece, box_of
from faxflow.adapters.letters.survey.stylesheet import value

_PERCENT: Final = re.compile(r"pct([0-9]+)")
_PLAIN: Final = frozenset({"clear", "nil", "solid"})


def behind(piece: Piece, palette: Palette) -> Colour:
    """The colour behind the text; white where nothing is."""
    marked = highlight(piece.says("highlight"))
    if marked is not None:
        return marked
    for shade in piece.shades:
        if (found := shade_colour(shade, palette)) is not None:
            return found
    box = box_of(piece.paragraph)
    filled = None if box is None else box_colour(box, palette)
    return WHITE if filled is None else filled


def shade_colour(shade: etree._Element, palette: Palette) -> Colour | None:
    """A w:shd's colour, patterns as the eye mixes them; None where it shades nothing."""
    pattern, fill = value(shade) or "clear", palette.of_text(shade, "Fill")
    if pattern == "solid":
        return palette.of_border(shade) or BLACK
    if found := _PERCENT.fullmatch(pattern):
        front = palette.of_border(shade) or BLACK
        return mixed(front, fill or WHITE, min(1.0, int(found[1]) / 100))
    return fill


def pattern_of(shade: etree._Element) -> str | None:
    """The pattern's name, or None for a plain colour."""
    pattern = value(shade) or "clear"
    return None if pattern in _PLAIN else pattern


def box_colour(box: etree._Element, palette: Palette) -> Colour | None:
    """A shape's fill; None where it has none."""
    if str(box.tag).startswith(VML):
        return None if box.get("filled") in {"f", "false"} else of_hex(box.get("fillcolor"))
    return palette.of_drawing(box.find(f"{WPS}spPr/{A}solidFill"))
