"""Borders and rules that are too thin or too pale for a fax machine."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from faxflow.adapters.letters.survey.colours import (
    BLACK,
    PALE,
    Colour,
    Palette,
    grey,
    of_hex,
    shown,
)
from faxflow.adapters.letters.survey.names import EMU_A_POINT, VML, WPS, A, W
from faxflow.adapters.letters.survey.package import TextPart
from faxflow.adapters.letters.survey.reading import Reading, place_of, quoted, words_of
from faxflow.adapters.letters.survey.shading import box_colour
from faxflow.adapters.letters.survey.stylesheet import number, value
from faxflow.adapters.letters.survey.told_once import with_more
from faxflow.domain.letter_survey import Finding, Severity, Topic

THIN: Final = 0.5
"""Points. A thinner rule is less than 1.4 dots at 204 an inch: where it falls between two rows of
dots neither is black."""
_EIGHTHS: Final = 8
_HOLDERS: Final = {
    f"{W}pBdr": "a paragraph's rule",
    f"{W}tblBorders": "a table's lines",
    f"{W}tcBorders": "a cell's lines",
    f"{W}pgBorders": "the page's border",
}
_NOTHING: Final = frozenset({"nil", "none"})
_FORMATS: Final = ("pPr", "tblPr", "tcPr")
_DEFAULT_LINE: Final = 9525
"""EMU; a shape's outline without a width of its own is 0.75 points."""


@dataclass(frozen=True, slots=True)
class _Line:
    """`width` in points."""

    what: str
    width: float
    colour: Colour
    where: str


def rule_findings(reading: Reading) -> list[Finding]:
    """One for each kind of line that a fax loses."""
    told: dict[tuple[str, str], list[str]] = {}
    for line in _lines(reading):
        for fault in _faults(line):
            places = told.setdefault(fault, [])
            if line.where not in places:
                places.append(line.where)
    return [
        Finding(Severity.WARNING, Topic.INK, what, todo, with_more(places))
        for (what, todo), places in told.items()
    ]


def _faults(line: _Line) -> Iterator[tuple[str, str]]:
    if line.width < THIN:
        what = f"{line.what}, {line.width:g} points wide, is too thin: a fax may lose it"
        yield what, f"Make it {THIN:g} points or wider."
    if grey(line.colour) >= PALE:
        what = f"{line.what}, coloured {shown(line.colour)}, is too pale: a fax shows nothing of it"
        yield what, "Make it black."


def _lines(reading: Reading) -> Iterator[_Line]:
    for part in reading.package.texts:
        for holder in part.root.iter(*_HOLDERS):
            yield from _borders(holder, _where(holder, part), reading.palette)
        yield from _outlines(part, reading.palette)
    for style_id, where in _styles_used(reading).items():
        for kind in _FORMATS:
            for found in reading.sheet.settings(style_id, kind):
                for holder in found.iterchildren(*_HOLDERS):
                    yield from _borders(holder, where, reading.palette)


def _borders(holder: etree._Element, where: str, palette: Palette) -> Iterator[_Line]:
    for side in holder:
        size = number(side.get(f"{W}sz", "4"))
        # A width of 0 is Word's own thinnest line (ISO/IEC 29500-1, 17.3.4).
        if value(side) not in _NOTHING and size is not None:
            colour = palette.of_border(side) or BLACK
            yield _Line(_HOLDERS[str(holder.tag)], size / _EIGHTHS, colour, where)


def _outlines(part: TextPart, palette: Palette) -> Iterator[_Line]:
    """The lines of shapes; one in the colour of its own fill marks nothing."""
    for shape in part.root.iter(f"{WPS}wsp"):
        line = shape.find(f"{WPS}spPr/{A}ln")
        if line is None or line.find(f"{A}noFill") is not None:
            continue
        colour = palette.of_drawing(line.find(f"{A}solidFill")) or BLACK
        if colour != (box_colour(shape, palette) or (255, 255, 255)):
            width = (number(line.get("w")) or _DEFAULT_LINE) / EMU_A_POINT
            yield _Line("a shape's line", round(width, 3), colour, _where(shape, part))
    for shape in part.root.iter(f"{VML}line", f"{VML}rect", f"{VML}shape"):
        if shape.get("stroked") not in {"f", "false"} and shape.get("strokeweight"):
            colour = of_hex(shape.get("strokecolor")) or BLACK
            width = _points(shape.get("strokeweight", ""))
            yield _Line("a shape's line", width, colour, _where(shape, part))


def _points(text: str) -> float:
    try:
        return float(text.removesuffix("pt"))
    except ValueError:
        return THIN


def _where(element: etree._Element, part: TextPart) -> str:
    outer = next(element.iterancestors(f"{W}tbl", f"{W}p"), None)
    place = place_of(element, part.place)
    words = "" if outer is None else quoted(words_of(outer))
    return f"{place}: “{words}”" if words else place


def _styles_used(reading: Reading) -> dict[str, str]:
    """The paragraph and table styles that the template uses, each with the place to tell."""
    default = reading.sheet.default_paragraph
    used = {default: f"body, style “{reading.sheet.name(default)}”"}
    for part in reading.package.texts:
        for named in part.root.iter(f"{W}pStyle", f"{W}tblStyle"):
            style_id, format_ = value(named) or "", named.getparent()
            if format_ is not None and format_.find(f"{W}tblBorders") is not None:
                continue  # its own lines count
            place = place_of(named, part.place)
            used.setdefault(style_id, f"{place}, style “{reading.sheet.name(style_id)}”")
    return used
