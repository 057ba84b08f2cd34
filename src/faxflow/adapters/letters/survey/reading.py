"""The template's visible text, piece by piece, with all that says how it looks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from faxflow.adapters.letters.survey.colours import Palette, palette_of
from faxflow.adapters.letters.survey.names import VML, WPS, W
from faxflow.adapters.letters.survey.package import Package, TextPart
from faxflow.adapters.letters.survey.stylesheet import Stylesheet, is_on, number, value
from faxflow.adapters.letters.survey.table_look import cell_formats

_QUOTED: Final = 40
_USUAL_SIZE: Final = 10.0
"""Points, where nothing says (ISO/IEC 29500-1, 17.3.2.38)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run that shows text; `settings` and `around` are run and cell formats, nearest first."""

    text: str
    place: str
    style: str
    run: etree._Element
    paragraph: etree._Element
    settings: tuple[etree._Element, ...]
    shades: tuple[etree._Element, ...]

    def says(self, name: str) -> etree._Element | None:
        """The nearest setting of that name (color, sz, rFonts, vanish, …)."""
        found = (one.find(f"{W}{name}") for one in self.settings)
        return next((one for one in found if one is not None), None)

    @property
    def size(self) -> float:
        """In points."""
        halves = number(value(self.says("sz")))
        return _USUAL_SIZE if halves is None else halves / 2

    @property
    def hidden(self) -> bool:
        """Whether Word neither shows nor prints it."""
        return is_on(self.says("vanish"))

    @property
    def gives_way(self) -> bool:
        """Whether it only says “Click here to enter text”, in grey, in a control to be filled."""
        shown = f"{W}sdtPr/{W}showingPlcHdr"
        return any(one.find(shown) is not None for one in self.run.iterancestors(f"{W}sdt"))

    @property
    def where(self) -> str:
        """Its place and style, and the first words of its paragraph."""
        return f"{self.place}, style “{self.style}”: “{quoted(words_of(self.paragraph))}”"


@dataclass(frozen=True)
class Reading:
    """A package with what is asked for again and again."""

    package: Package

    @cached_property
    def sheet(self) -> Stylesheet:
        """Its styles."""
        root = self.package.member("styles")
        return Stylesheet(etree.Element("none") if root is None else root)

    @cached_property
    def palette(self) -> Palette:
        """Its theme's colours."""
        return palette_of(self.package.member("theme"), self.package.member("settings"))

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every piece of text but blanks."""
        return tuple(piece for part in self.package.texts for piece in self._pieces(part))

    def _pieces(self, part: TextPart) -> Iterator[Piece]:
        for paragraph in part.root.iter(f"{W}p"):
            for run in _own_runs(paragraph):
                text = "".join(_shown(one) for one in run)
                if text.strip():
                    yield self._piece(text, part, run, paragraph)

    def _piece(
        self, text: str, part: TextPart, run: etree._Element, paragraph: etree._Element
    ) -> Piece:
        sheet, cell = self.sheet, next(paragraph.iterancestors(f"{W}tc"), None)
        formats = [] if cell is None else list(cell_formats(cell, sheet))
        character = value(run.find(f"{W}rPr/{W}rStyle"))
        style = value(paragraph.find(f"{W}pPr/{W}pStyle")) or sheet.default_paragraph
        settings = (
            *run.findall(f"{W}rPr"),
            *sheet.settings(character, "rPr"),
            *sheet.settings(style, "rPr"),
            *(found for one in formats for found in one.findall(f"{W}rPr")),
            *sheet.run_defaults,
        )
        layouts = [*paragraph.findall(f"{W}pPr"), *sheet.settings(style, "pPr")]
        around = [*formats] if cell is None else [cell, *formats]
        cells = [found for one in around for found in one.findall(f"{W}tcPr")]
        shades = tuple(_shades(settings, layouts, cells))
        place, name = place_of(paragraph, part.place), sheet.name(character or style)
        return Piece(text, place, name, run, paragraph, settings, shades)


def place_of(element: etree._Element, part: str) -> str:
    """Where the element stands: in a text box, a table, or plainly in the part's own place."""
    for outer in element.iterancestors(f"{W}txbxContent", f"{W}tc"):
        kind = "text box" if outer.tag == f"{W}txbxContent" else "table"
        return kind if part == "body" else f"{kind} in the {part}"
    return part


def words_of(element: etree._Element) -> str:
    """All text in the element, on one line."""
    return " ".join("".join(one.text or "" for one in element.iter(f"{W}t")).split())


def quoted(text: str) -> str:
    """The first words of a text."""
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"


def _own_runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Its runs, not those of a text box that hangs on it; moved and deleted text left out."""
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p")) is paragraph and not any(
            True for _ in run.iterancestors(f"{W}del", f"{W}moveFrom")
        ):
            yield run


def _shown(element: etree._Element) -> str:
    if element.tag == f"{W}sym":
        return "\u25a1"
    return (element.text or "") if element.tag == f"{W}t" else ""


def _shades(
    *groups: Sequence[etree._Element],
) -> Iterator[etree._Element]:
    """The nearest shading of run, paragraph and cell, that of the run first."""
    for group in groups:
        found = (one.find(f"{W}shd") for one in group)
        nearest = next((one for one in found if one is not None), None)
        if nearest is not None:
            yield nearest


def box_of(paragraph: etree._Element) -> etree._Element | None:
    """The shape that the paragraph stands in, as DrawingML or the older VML."""
    shapes = paragraph.iterancestors(f"{WPS}wsp", f"{VML}shape", f"{VML}rect", f"{VML}roundrect")
    return next(shapes, None)
